// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/DataNode.h"

namespace lentera {

const DataNode *DataNode::find(QStringView name) const
{
    for (const DataMember &member : members)
        if (member.name == name)
            return &member.value;
    return nullptr;
}

}

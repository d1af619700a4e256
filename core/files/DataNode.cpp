// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/DataNode.h"

using namespace Qt::StringLiterals;

namespace lentera {

const DataNode *DataNode::find(QStringView name) const
{
    for (const DataMember &member : members)
        if (member.name == name)
            return &member.value;
    return nullptr;
}

DataDocument refusedDocument(TextProblem problem)
{
    DataDocument document;
    document.refused = true;
    document.problems << std::move(problem);
    return document;
}

DataDocument tooLong(const DataLimits &limits)
{
    return refusedDocument({"limit"_L1, {}, {{u"limit"_s, u"bytes"_s}, {u"most"_s, QString::number(limits.bytes)}}});
}

}

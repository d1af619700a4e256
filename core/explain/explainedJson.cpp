// SPDX-License-Identifier: GPL-3.0-or-later
#include "explain/explainedJson.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lentera {

QJsonObject explainedJson(const Explained &explained)
{
    QJsonArray evidence;
    for (const EvidenceRow &row : explained.evidence)
        evidence << QJsonObject{{u"name"_s, row.name}, {u"expected"_s, row.expected}, {u"found"_s, row.found}};
    return {{u"id"_s, explained.id},   {u"title"_s, explained.title},           {u"cause"_s, explained.cause},
            {u"fix"_s, explained.fix}, {u"prevention"_s, explained.prevention}, {u"owner"_s, explained.owner},
            {u"evidence"_s, evidence}};
}

}

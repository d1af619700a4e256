// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Error.h"

#include <QList>
#include <QString>

namespace lentera {

//! Where something stands in a text: 1-based; 0 means the whole text.
struct TextPlace {
    int line = 0;
    int column = 0; //!< in UTF-16 code units

    bool operator==(const TextPlace &) const = default;
};

struct DataMember;

//! A value of a YAML or JSON document with the place where it begins. Cheap to copy: what an alias repeats is shared.
struct DataNode {
    enum class Kind { Null, Text, Other, List, Map }; //!< Other: a number, a truth value, a date

    Kind kind = Kind::Null;
    TextPlace place;
    QString text; //!< of Text, and of Other as it is written
    QList<DataNode> items;
    QList<DataMember> members;

    bool isText() const { return kind == Kind::Text; }
    bool isMap() const { return kind == Kind::Map; }
    bool isList() const { return kind == Kind::List; }
    //! The member of that name; null when there is none or this is no map.
    const DataNode *find(QStringView name) const;
};

struct DataMember {
    QString name;
    TextPlace place; //!< of the name
    DataNode value;
};

//! What is wrong with a text, as far as its syntax goes.
struct TextProblem {
    //! `syntax`, `limit`, `repeated`, `trailing-comma`, `comment` or `escape`: ends the finding's id.
    QLatin1StringView fault;
    TextPlace place;
    Facts facts;
};

//! A document, or why it is refused.
struct DataDocument {
    DataNode root;
    QList<TextProblem> problems;
    bool refused = false; //!< the last problem says why; there is no root
};

//! What a document may have; more is refused at once, for nobody writes such a file by hand.
struct DataLimits {
    qsizetype bytes = 128 * 1024;
    int depth = 32;
    int nodes = 4'000; //!< every alias counts as all that it repeats
    int aliases = 1'000;
};

//! A document that is refused as a whole for \a problem.
DataDocument refusedDocument(TextProblem problem);
//! The refusal of a text that has more bytes than \a limits allow.
DataDocument tooLong(const DataLimits &limits);

//! One YAML document. Aliases are followed, `<<` is merged, tags other than YAML's own are refused. Faults: `syntax`
//! {reason}, `limit` {limit, most}, `repeated` {name}.
DataDocument readYaml(const QByteArray &text, const DataLimits &limits = {});

//! One JSON document. Comments and commas before a closing bracket are read past and told. Faults: `syntax` {expected},
//! `limit` {limit, most}, `repeated` {name}, `trailing-comma`, `comment`, `escape` {escape}.
DataDocument readJson(const QByteArray &text, const DataLimits &limits = {});

}

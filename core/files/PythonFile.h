// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/DataNode.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace lentera {

//! What stands as an argument or on the right of an assignment, as far as one look tells.
struct PythonValue {
    enum class Kind { None, Text, Bytes, Name, Call, Other };

    Kind kind = Kind::Other;
    QString text; //!< a literal's content as it is written, a dotted name, or the name that is called
    TextPlace place;
};

struct PythonArgument {
    QString keyword; //!< `*` and `**` for what is unpacked; empty for one by position
    PythonValue value;
};

//! What becomes of a call's result.
enum class PythonUse {
    Statement, //!< nothing: the call is a statement of its own
    Assigned,  //!< it is assigned to a name
    Chained,   //!< a member, an element or a call of it is asked for
    Condition, //!< it is judged as true or false, or compared
    Awaited,
    Other, //!< returned, handed over, collected …
};

struct PythonCall {
    QString name; //!< dotted as it is written, `()` and `[]` for what is called or indexed on the way
    TextPlace place;
    int function = -1; //!< innermost function around it, -1 for none
    int klass = -1;    //!< innermost class around it, -1 for none
    PythonUse use = PythonUse::Other;
    QString assignedTo; //!< dotted name, where use is Assigned
    QList<PythonArgument> arguments;

    const PythonValue *keyword(QLatin1StringView keyword) const;
    //! The argument at that position, from 0; null where there is none or what is before it is unpacked.
    const PythonValue *positional(int position) const;
    bool unpacks() const; //!< `*a` or `**a` among the arguments: keywords may be there all the same
};

struct PythonParameter {
    QString name;       //!< without stars
    QString annotation; //!< as it is written, without blanks
};

struct PythonFunction {
    QString name;
    TextPlace place; //!< of the name
    bool isAsync = false;
    int klass = -1;  //!< whose method it is, -1 for none
    int parent = -1; //!< function that it is nested in, -1 for none
    QStringList decorators;
    QList<PythonParameter> parameters;
    QString returns; //!< annotation, without blanks
    bool yields = false;
    std::optional<TextPlace> emptyReturn; //!< the first `return` of nothing or of None
    bool valueReturn = false;             //!< some `return` gives a value
    QStringList returned;                 //!< dotted names that are returned as they are
};

struct PythonClass {
    QString name;
    TextPlace place; //!< of the name
    int function = -1;
    QStringList bases; //!< the dotted name at the beginning of each; empty for what begins otherwise
    QStringList decorators;
};

struct PythonImport {
    QString module; //!< with its leading dots
    QString name;   //!< of `from module import name`; `*`, or empty for `import module`
    QString alias;  //!< how the file calls it
    TextPlace place;
};

//! `target = value`, at any depth; what is unpacked into several names is left out.
struct PythonAssignment {
    QString target; //!< dotted name
    PythonValue value;
    TextPlace place;
    int function = -1;
    int klass = -1;
    bool managed = false; //!< `with value as target`
};

//! `left == right` or `!=`, where both are names, members or calls; each as dotted text.
struct PythonComparison {
    QString left;
    QString right;
    TextPlace place;
    int function = -1;
};

//! What is taken out of something by a constant name: `of["key"]` or `of.get("key")`.
struct PythonItem {
    QString of;  //!< dotted name
    QString key; //!< as it is written
    TextPlace place;
    int function = -1;
};

//! A text that is no docstring.
struct PythonText {
    QString value;  //!< as it is written between the quotation marks
    QString goesTo; //!< the name, keyword or key that it is assigned to; may be empty
    TextPlace place;
};

//! The shape of a Python file: what it defines and calls. Read from its text alone, nothing is run; a file that cannot
//! be read to its end is told as far as it could.
struct PythonFile {
    QList<PythonImport> imports;
    QList<PythonClass> classes;
    QList<PythonFunction> functions;
    QList<PythonCall> calls;
    QList<PythonAssignment> assignments;
    QList<PythonComparison> comparisons;
    QList<PythonItem> items;
    QList<PythonText> texts;
    QList<QPair<int, QString>> awaitedNames; //!< function and name of each `await name`
    std::optional<TextProblem> problem;      //!< see PythonTokens
    // Indexes of the lists above, so that a large file is judged in one go.
    QMultiHash<QString, qsizetype> assignmentsTo;
    QMultiHash<QString, qsizetype> functionsNamed;
    QMultiHash<QString, qsizetype> importsAs;

    //! The method of that name in the class; null where it has none of its own.
    const PythonFunction *method(int klass, QLatin1StringView name) const;
    //! What a name of the file stands for: `module.name` where it was imported, itself where not.
    QString resolved(const QString &name) const;
};

PythonFile readPython(const QByteArray &source);

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition/FileLint.h"

using namespace Qt::StringLiterals;

namespace lentera {

void FileLint::report(QLatin1StringView id, const QString &pointer, Facts facts)
{
    // What was not readable is not judged a second time by what its default would mean.
    if (m_problems.size() >= mostProblems || m_unread.contains(pointer))
        return;
    if (id.startsWith("connector.member."_L1))
        m_unread << pointer;
    facts.insert(u"field"_s, pointer.isEmpty() ? u"/"_s : pointer);
    reportAt(m_text.lineOf(pointer), id, std::move(facts));
}

void FileLint::reportAt(int line, QLatin1StringView id, Facts facts)
{
    if (m_problems.size() < mostProblems)
        m_problems << FileProblem{m_file, line, Error{id, std::move(facts)}};
}

static void wrongType(FileLint &lint, const QString &pointer, QLatin1StringView expected)
{
    lint.report("connector.member.type"_L1, pointer, {{u"expected"_s, expected}});
}

void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, QString &value)
{
    if (!json.isString())
        return wrongType(lint, pointer, "string"_L1);
    value = json.toString();
}

void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, bool &value)
{
    if (!json.isBool())
        return wrongType(lint, pointer, "boolean"_L1);
    value = json.toBool();
}

void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, std::optional<bool> &value)
{
    bool read = false;
    readValue(lint, json, pointer, read);
    if (json.isBool())
        value = read;
}

void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, int &value)
{
    const int read = json.toInt(-1);
    if (read < 0)
        return wrongType(lint, pointer, "whole number"_L1);
    value = read;
}

void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, QJsonValue &value)
{
    if (json.isArray() || json.isObject())
        return wrongType(lint, pointer, "string, number, boolean or null"_L1);
    value = json;
}

Fields::Fields(FileLint &lint, const QJsonValue &json, QString pointer)
    : m_lint(lint), m_object(json.toObject()), m_pointer(std::move(pointer)), m_isObject(json.isObject())
{
    if (!m_isObject)
        wrongType(m_lint, m_pointer, "object"_L1);
}

Fields::~Fields()
{
    const QStringList names = m_object.keys();
    for (const QString &name : names)
        if (!m_asked.contains(name))
            m_lint.report("connector.member.unknown"_L1, m_pointer + u'/' + pointerToken(name));
}

}

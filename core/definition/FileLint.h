// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definition/ConnectorFile.h"
#include "definition/JsonText.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

namespace lentera {

//! Collects the mistakes of one file, each with its line; at most 100, so that a hostile file cannot fill memory.
class FileLint {
public:
    FileLint(QString file, QByteArray json) : m_file(std::move(file)), m_text(std::move(json)) {}

    const JsonText &text() const { return m_text; }
    //! \a pointer is the place (RFC 6901); it becomes the fact `field`.
    void report(QLatin1StringView id, const QString &pointer, Facts facts = {});
    void reportAt(int line, QLatin1StringView id, Facts facts);
    const QList<FileProblem> &problems() const { return m_problems; }

    static constexpr qsizetype mostProblems = 100;

private:
    QString m_file;
    JsonText m_text;
    QList<FileProblem> m_problems;
    QSet<QString> m_unread;
};

// One value of the file each; a wrong type is reported and leaves the default.
void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, QString &value);
void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, bool &value);
void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, std::optional<bool> &value);
void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, int &value);
void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, QJsonValue &value);

template <class T>
void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, QList<T> &values)
{
    if (!json.isArray())
        return lint.report(QLatin1StringView("connector.member.type"), pointer,
                           {{QStringLiteral("expected"), QStringLiteral("array")}});
    qsizetype index = 0;
    for (const QJsonValue &item : json.toArray()) {
        T value{};
        readValue(lint, item, pointer + u'/' + QString::number(index++), value);
        values << value;
    }
}

template <class T>
void readValue(FileLint &lint, const QJsonValue &json, const QString &pointer, QMap<QString, T> &values)
{
    if (!json.isObject())
        return lint.report(QLatin1StringView("connector.member.type"), pointer,
                           {{QStringLiteral("expected"), QStringLiteral("object")}});
    const QJsonObject object = json.toObject();
    for (auto item = object.begin(); item != object.end(); ++item)
        readValue(lint, item.value(), pointer + u'/' + pointerToken(item.key()), values[item.key()]);
}

//! Reads one object member by member. Members that were never asked for are reported when it ends.
class Fields {
public:
    Fields(FileLint &lint, const QJsonValue &json, QString pointer);
    ~Fields();
    Fields(const Fields &) = delete;
    Fields &operator=(const Fields &) = delete;

    //! Reads a member that must be there.
    template <class T>
    void need(const char *name, T &value)
    {
        if (!read(name, value) && m_isObject)
            m_lint.report(QLatin1StringView("connector.member.missing"), placeOf(name));
    }
    //! Reads a member that may be there.
    template <class T>
    void may(const char *name, T &value)
    {
        read(name, value);
    }
    QString placeOf(const char *name) const { return m_pointer + u'/' + QLatin1StringView(name); }
    const QString &pointer() const { return m_pointer; }

private:
    template <class T>
    bool read(const char *name, T &value)
    {
        const QString key = QString::fromLatin1(name);
        m_asked << key;
        const auto found = m_object.constFind(key);
        if (found == m_object.constEnd())
            return false;
        readValue(m_lint, found.value(), placeOf(name), value);
        return true;
    }

    FileLint &m_lint;
    QJsonObject m_object;
    QString m_pointer;
    bool m_isObject = false;
    QSet<QString> m_asked;
};

}

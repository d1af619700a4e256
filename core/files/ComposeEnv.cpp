// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/ComposeEnv.h"

#include <QCryptographicHash>
#include <QHash>
#include <QRegularExpression>
#include <QStringDecoder>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qsizetype mostVariables = 10'000;
static constexpr int deepestNesting = 8;
static constexpr qsizetype longestValue = 64 * 1024; // names that stand for names can make any length of a short line
static constexpr qsizetype longestValues = 4 * 1024 * 1024;

static bool isNameStart(QChar c)
{
    return c == u'_' || (c.unicode() < 128 && c.isLetter());
}

static bool isNamePart(QChar c)
{
    return isNameStart(c) || (c.unicode() < 128 && c.isDigit());
}

namespace {

//! `$NAME`, `${NAME}` and the forms with `:-`, `-`, `:?`, `?`, `:+` and `+`, as the Compose specification describes.
class Substitution {
public:
    Substitution(const QMap<QString, QString> &environment, const QMap<QString, QString> &earlier)
        : m_environment(environment), m_earlier(earlier)
    {
    }

    QStringList unset;
    bool took = false; //!< a `$` began a name

    QString of(QStringView text, int depth = 0)
    {
        const QHash<qsizetype, qsizetype> closings = closingsOf(text);
        QString result;
        for (qsizetype i = 0; i < text.size() && result.size() < longestValue; ++i) {
            const QChar next = i + 1 < text.size() ? text.at(i + 1) : QChar();
            if (text.at(i) != u'$' || depth > deepestNesting) {
                result += text.at(i);
            } else if (next == u'$') {
                result += u'$';
                ++i;
            } else if (isNameStart(next)) {
                qsizetype end = i + 1;
                while (end < text.size() && isNamePart(text.at(end)))
                    ++end;
                result += plain(text.sliced(i + 1, end - i - 1).toString());
                i = end - 1;
            } else if (const qsizetype end = closings.value(i, -1); end > 0) {
                result += braced(text.sliced(i + 2, end - i - 2), depth);
                i = end;
            } else {
                result += u'$';
            }
        }
        return result;
    }

private:
    // Where each `${` ends, by its place.
    static QHash<qsizetype, qsizetype> closingsOf(QStringView text)
    {
        QHash<qsizetype, qsizetype> closings;
        QList<qsizetype> open;
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (text.at(i) == u'{' && i > 0 && text.at(i - 1) == u'$')
                open << i - 1;
            else if (text.at(i) == u'}' && !open.isEmpty())
                closings.insert(open.takeLast(), i);
        }
        return closings;
    }
    const QString *valueOf(const QString &name) const
    {
        if (const auto found = m_environment.constFind(name); found != m_environment.cend())
            return &*found;
        const auto found = m_earlier.constFind(name);
        return found == m_earlier.cend() ? nullptr : &*found;
    }
    QString plain(const QString &name)
    {
        took = true;
        const QString *value = valueOf(name);
        if (!value)
            unset << name;
        return value ? *value : QString();
    }
    QString braced(QStringView inside, int depth)
    {
        qsizetype end = 0;
        while (end < inside.size() && isNamePart(inside.at(end)))
            ++end;
        const QString name = inside.first(end).toString();
        QStringView rest = inside.sliced(end);
        if (rest.isEmpty())
            return plain(name);
        const bool emptyCounts = !rest.startsWith(u':'); // as a value
        rest = rest.sliced(emptyCounts ? 0 : 1);
        const QString *value = valueOf(name);
        const bool has = value && (emptyCounts || !value->isEmpty());
        const QChar form = rest.isEmpty() ? QChar() : rest.front();
        if (form == u'+')
            return has ? of(rest.sliced(1), depth + 1) : QString();
        if (has || form == u'?')
            return value ? *value : QString();
        return form == u'-' ? of(rest.sliced(1), depth + 1) : QString();
    }

    const QMap<QString, QString> &m_environment;
    const QMap<QString, QString> &m_earlier;
};

//! Goes through the file as compose does; the first line that it would refuse ends it.
class ComposeLines {
public:
    ComposeLines(QStringView text, const QMap<QString, QString> &environment) : m_text(text), m_environment(environment)
    {
    }
    ~ComposeLines()
    {
        for (QString &value : m_values)
            value.fill(u'\0');
    }
    ComposeLines(const ComposeLines &) = delete;
    ComposeLines &operator=(const ComposeLines &) = delete;

    ComposeEnv read()
    {
        ComposeEnv file;
        while (file.variables.size() < mostVariables) {
            skipToName();
            if (atEnd())
                break;
            const TextPlace place = here();
            std::optional<ComposeVariable> variable = next();
            if (variable && m_size <= longestValues)
                file.variables << std::move(*variable);
            else {
                file.fault = place;
                break;
            }
        }
        return file;
    }

private:
    bool atEnd() const { return m_at >= m_text.size(); }
    QChar peek() const { return atEnd() ? QChar() : m_text.at(m_at); }
    TextPlace here() const { return {m_line, int(m_at - m_lineStart) + 1}; }
    void step()
    {
        if (peek() == u'\n') {
            ++m_line;
            m_lineStart = m_at + 1;
        }
        ++m_at;
    }
    void skipLine()
    {
        while (!atEnd() && peek() != u'\n')
            step();
    }
    void skipBlanks()
    {
        while (peek() == u' ' || peek() == u'\t')
            step();
    }
    void skipToName()
    {
        while (!atEnd()) {
            if (peek() == u'#')
                skipLine();
            else if (peek().isSpace())
                step();
            else
                return;
        }
    }
    std::optional<ComposeVariable> next()
    {
        if (m_text.sliced(m_at).startsWith(u"export "))
            for (int i = 0; i < 7; ++i)
                step();
        skipBlanks();
        ComposeVariable variable;
        variable.place = here();
        while (isNamePart(peek()) || peek() == u'.' || peek() == u'-') {
            variable.name += peek();
            step();
        }
        skipBlanks();
        if (variable.name.isEmpty())
            return {};
        if (atEnd() || peek() == u'\n') // the process environment's value, if it has one
            return variable;
        if (peek() != u'=' && peek() != u':')
            return {};
        step();
        skipBlanks();
        QString value;
        if (!readValue(value, variable))
            return {};
        finish(variable, value);
        value.fill(u'\0');
        return variable;
    }
    bool readValue(QString &value, ComposeVariable &variable)
    {
        const QChar quote = peek();
        if (quote != u'\'' && quote != u'"') {
            const qsizetype start = m_at;
            skipLine();
            QStringView part = m_text.sliced(start, m_at - start);
            if (const qsizetype comment = part.indexOf(u" #"); comment >= 0)
                part = part.first(comment);
            value = substituted(part.trimmed(), variable);
            return true;
        }
        step();
        QString raw;
        for (; !atEnd() && peek() != quote; step()) {
            if (peek() == u'\\' && m_at + 1 < m_text.size()) {
                raw += peek();
                step();
            }
            raw += peek();
        }
        if (atEnd())
            return false;
        step();
        skipBlanks();
        const bool endsWell = atEnd() || peek() == u'\n' || peek() == u'#';
        skipLine();
        value = quote == u'"' ? substituted(unescaped(raw), variable) : raw.replace("\\'"_L1, "'"_L1);
        return endsWell;
    }
    static QString unescaped(const QString &raw)
    {
        static constexpr QStringView names(u"nrt\\\"");
        static constexpr QStringView meanings(u"\n\r\t\\\"");
        QString text;
        for (qsizetype i = 0; i < raw.size(); ++i) {
            const qsizetype which = raw.at(i) == u'\\' && i + 1 < raw.size() ? names.indexOf(raw.at(i + 1)) : -1;
            text += which < 0 ? raw.at(i) : meanings.at(which);
            i += which < 0 ? 0 : 1;
        }
        return text;
    }
    QString substituted(QStringView text, ComposeVariable &variable)
    {
        Substitution substitution(m_environment, m_values);
        const QString value = substitution.of(text);
        variable.unset = substitution.unset;
        variable.literalDollar = substitution.took;
        return value;
    }
    void finish(ComposeVariable &variable, const QString &value)
    {
        variable.isSet = !value.isEmpty();
        variable.digest = QCryptographicHash::hash(value.toUtf8(), QCryptographicHash::Sha256);
        const auto outside = m_environment.constFind(variable.name);
        variable.differs = outside != m_environment.cend() && *outside != value;
        m_values.insert(variable.name, value);
        m_size += value.size();
        QUrl url(value);
        if (isSecretVariable(variable.name)) {
            variable.secret = std::make_shared<const Secret>(value.toUtf8());
        } else if (value.contains("://"_L1) && value.contains(u'@')) {
            variable.secret = std::make_shared<const Secret>(url.password(QUrl::FullyDecoded).toUtf8());
            variable.text = url.toString(QUrl::RemoveUserInfo);
        } else {
            variable.text = value;
        }
    }

    QStringView m_text;
    const QMap<QString, QString> &m_environment;
    QMap<QString, QString> m_values;
    qsizetype m_at = 0;
    qsizetype m_lineStart = 0;
    qsizetype m_size = 0; // of all values
    int m_line = 1;
};

}

const ComposeVariable *ComposeEnv::find(QStringView name) const
{
    const auto last = std::find_if(variables.crbegin(), variables.crend(),
                                   [name](const ComposeVariable &one) { return one.name == name; });
    return last == variables.crend() ? nullptr : &*last;
}

QString ComposeEnv::text(QStringView name) const
{
    const ComposeVariable *variable = find(name);
    return variable ? variable->text : QString();
}

SharedSecret ComposeEnv::secret(QStringView name) const
{
    const ComposeVariable *variable = find(name);
    return variable && variable->isSet ? variable->secret : nullptr;
}

bool isSecretVariable(const QString &name)
{
    static const QRegularExpression secret(
        u"(?:_|\\A)(?:KEYS?|APIKEYS?|PASSWORD|PASSWD|PWD|SECRET|TOKEN|CREDENTIALS?|DSN|PRIVATE)(?:_|\\z)"_s);
    return name.contains(secret) && name != "REDIS_KEY_PREFIX"_L1;
}

ComposeEnv readComposeEnv(const QByteArray &text, const QMap<QString, QString> &environment)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    QString decoded = decoder(text);
    ComposeEnv file;
    if (decoder.hasError() || text.contains('\0')) {
        file.readable = false;
        return file;
    }
    decoded.replace("\r\n"_L1, "\n"_L1);
    file = ComposeLines(decoded, environment).read();
    decoded.fill(u'\0');
    return file;
}

}

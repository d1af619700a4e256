// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/EnvFile.h"

#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qsizetype mostStatements = 10'000;
static constexpr qsizetype mostInserted = 4 * 1024 * 1024; //!< characters that variables put into all values of a file

// What Python's \s matches.
static bool isBlank(QChar c)
{
    return c.isSpace() || (c.unicode() >= 0x1c && c.unicode() <= 0x1f);
}

static bool isBlankInLine(QChar c)
{
    return isBlank(c) && c != u'\n';
}

namespace {

// The places of characters by their index.
class Lines {
public:
    explicit Lines(QStringView text)
    {
        for (qsizetype i = 0; i < text.size(); ++i)
            if (text.at(i) == u'\n')
                m_starts << i + 1;
    }
    TextPlace placeOf(qsizetype index) const
    {
        const auto next = std::upper_bound(m_starts.cbegin(), m_starts.cend(), index);
        return {int(next - m_starts.cbegin()), int(index - *(next - 1)) + 1};
    }

private:
    QList<qsizetype> m_starts{0};
};

struct Statement {
    QString name;
    bool hasName = false;
    bool hasValue = false;
    QString value;
    qsizetype nameAt = 0;
    qsizetype valueAt = 0;
    qsizetype valueEnd = 0; //!< with its quotation marks
    EnvEntry entry;         //!< what was noticed on the way
};

// Moves through the text as python-dotenv's parser.py does, one regular expression of it a function.
class Statements {
public:
    explicit Statements(QStringView text) : m_text(text) {}

    enum class Step { Done, Read, Failed };
    Statement statement;
    QLatin1StringView reason;
    qsizetype failedAt = 0;

    Step next()
    {
        skip(isBlank);
        if (atEnd())
            return Step::Done;
        statement = {};
        failedAt = m_at;
        if (read())
            return Step::Read;
        skip([](QChar c) { return c != u'\n'; });
        m_at = std::min(m_at + 1, m_text.size());
        return Step::Failed;
    }

private:
    bool atEnd() const { return m_at >= m_text.size(); }
    QChar peek() const { return atEnd() ? QChar() : m_text.at(m_at); }
    template <class Wanted>
    void skip(Wanted wanted)
    {
        while (!atEnd() && wanted(peek()))
            ++m_at;
    }

    bool read()
    {
        reason = "syntax"_L1;
        skipExport();
        if (!readName())
            return false;
        const qsizetype nameEnd = m_at;
        skip(isBlankInLine);
        if (peek() == u'=') {
            ++m_at;
            const qsizetype after = m_at;
            skip(isBlankInLine);
            statement.entry.spaced = after - 1 > nameEnd || (m_at > after && !atEnd() && peek() != u'\n');
            statement.hasValue = true;
            statement.valueAt = m_at;
            if (!readValue())
                return false;
        } else if (statement.name.endsWith(u':')) {
            reason = "colon"_L1;
        }
        return readEnd();
    }
    void skipExport()
    {
        static constexpr QStringView word(u"export");
        const qsizetype after = m_at + word.size();
        if (!m_text.sliced(m_at).startsWith(word) || after >= m_text.size() || !isBlankInLine(m_text.at(after)))
            return;
        m_at = after;
        skip(isBlankInLine);
    }
    bool readName()
    {
        statement.nameAt = m_at;
        if (peek() == u'#')
            return true;
        statement.hasName = true;
        if (peek() == u'\'') {
            const qsizetype end = m_text.indexOf(u'\'', m_at + 1);
            if (end < m_at + 2)
                return false;
            statement.name = m_text.sliced(m_at + 1, end - m_at - 1).toString();
            m_at = end + 1;
            return true;
        }
        skip([](QChar c) { return c != u'=' && c != u'#' && !isBlank(c); });
        statement.name = m_text.sliced(statement.nameAt, m_at - statement.nameAt).toString();
        return !statement.name.isEmpty();
    }
    bool readValue()
    {
        if (peek() == u'\'' || peek() == u'"')
            return readQuoted(peek());
        const qsizetype start = m_at;
        skip([](QChar c) { return c != u'\n'; });
        QStringView part = m_text.sliced(start, m_at - start);
        statement.entry.comment = part.startsWith(u'#');
        for (qsizetype i = 1; i < part.size(); ++i)
            if (part.at(i) == u'#' && isBlank(part.at(i - 1))) {
                part = part.first(i);
                statement.entry.cut = true;
            }
        while (!part.isEmpty() && isBlank(part.last()))
            part.chop(1);
        statement.value = part.toString();
        statement.valueEnd = start + part.size();
        return true;
    }
    // The first quotation mark that no backslash precedes; else the last one of all (where the expression backtracks
    // to).
    qsizetype closing(QChar quote) const
    {
        qsizetype escaped = -1;
        for (qsizetype i = m_text.indexOf(quote, m_at + 1); i >= 0; i = m_text.indexOf(quote, i + 1)) {
            if (i == m_at + 1 || m_text.at(i - 1) != u'\\')
                return i;
            escaped = i;
        }
        return escaped;
    }
    bool readQuoted(QChar quote)
    {
        const qsizetype end = closing(quote);
        if (end < 0) {
            reason = "quote-open"_L1;
            return false;
        }
        statement.entry.quote = quote;
        statement.value = unescaped(m_text.sliced(m_at + 1, end - m_at - 1), quote);
        statement.valueEnd = m_at = end + 1;
        reason = "quote-tail"_L1;
        return true;
    }
    static QString unescaped(QStringView raw, QChar quote)
    {
        static constexpr QStringView names(u"\\'\"abfnrtv");
        static constexpr QStringView meanings(u"\\'\"\a\b\f\n\r\t\v");
        const qsizetype known = quote == u'"' ? names.size() : 2;
        QString text;
        text.reserve(raw.size());
        for (qsizetype i = 0; i < raw.size(); ++i) {
            const qsizetype which =
                raw.at(i) == u'\\' && i + 1 < raw.size() ? names.first(known).indexOf(raw.at(i + 1)) : -1;
            text += which < 0 ? raw.at(i) : meanings.at(which);
            i += which < 0 ? 0 : 1;
        }
        return text;
    }
    bool readEnd()
    {
        skip(isBlankInLine);
        if (peek() == u'#')
            skip([](QChar c) { return c != u'\n'; });
        if (!atEnd() && peek() != u'\n')
            return false;
        m_at = std::min(m_at + 1, m_text.size());
        return true;
    }

    QStringView m_text;
    qsizetype m_at = 0;
};

// `${NAME}` and `${NAME:-default}` as variables.py replaces them, in every value, whatever its quotes.
class Interpolation {
public:
    Interpolation(const QMap<QString, QString> &environment, EnvPrecedence precedence)
        : m_environment(environment), m_precedence(precedence)
    {
    }
    ~Interpolation()
    {
        for (QString &value : m_values)
            value.fill(u'\0');
    }
    Interpolation(const Interpolation &) = delete;
    Interpolation &operator=(const Interpolation &) = delete;

    //! A name without a value hides the environment's and becomes empty text.
    void set(const QString &name, const QString &value) { m_values.insert(name, value); }
    //! What would grow beyond all measure stays as it stands, and \a entry says so.
    QString resolved(const QString &value, EnvEntry &entry)
    {
        QString text;
        qsizetype from = 0;
        for (qsizetype open = value.indexOf("${"_L1); open >= 0; open = value.indexOf("${"_L1, open)) {
            const qsizetype end = value.indexOf(u'}', open);
            if (end < 0)
                break;
            const QString inside = value.sliced(open + 2, end - open - 2);
            const qsizetype colon = inside.indexOf(u':');
            if (colon >= 0 && !inside.sliced(colon).startsWith(":-"_L1)) { // no variable to python-dotenv
                open += 2;
                continue;
            }
            text += QStringView(value).sliced(from, open - from);
            QString inserted =
                valueOf(inside.left(colon), colon < 0 ? QString() : inside.mid(colon + 2), colon < 0, entry.undefined);
            m_inserted += inserted.size();
            entry.tooLong = m_inserted > mostInserted;
            text += entry.tooLong ? QStringView(value).sliced(open, end + 1 - open) : QStringView(inserted);
            inserted.fill(u'\0');
            from = open = end + 1;
        }
        return text + value.sliced(from);
    }

private:
    QString valueOf(const QString &name, const QString &otherwise, bool isPlain, QStringList &undefined) const
    {
        const auto &first = m_precedence == EnvPrecedence::FileWins ? m_values : m_environment;
        const auto &second = m_precedence == EnvPrecedence::FileWins ? m_environment : m_values;
        if (first.contains(name))
            return first.value(name);
        if (second.contains(name))
            return second.value(name);
        if (isPlain)
            undefined << name;
        return otherwise;
    }

    const QMap<QString, QString> &m_environment;
    EnvPrecedence m_precedence;
    QMap<QString, QString> m_values;
    qsizetype m_inserted = 0;
};

}

static bool isQuote(QChar c)
{
    return c == u'\'' || c == u'"' || c == u'`';
}

static bool isCurlyQuote(QChar c)
{
    return QStringView(u"\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a").contains(c);
}

static bool hasHiddenBlank(const QString &value)
{
    return std::any_of(value.cbegin(), value.cend(),
                       [](QChar c) { return c == u'\u00a0' || c == u'\u200b' || c == u'\ufeff'; });
}

// What may be said about a value without showing it.
static void describe(EnvEntry &entry, const QString &value)
{
    if (value.isEmpty())
        return;
    const bool isBlock = value.contains("-----BEGIN"_L1); // a PEM block ends with a line break
    entry.edgeBlank = (!isBlock && value.trimmed().size() != value.size()) || hasHiddenBlank(value);
    const bool pair = value.size() > 1 && isQuote(value.front()) && value.front() == value.back();
    entry.quotesKept = pair || (entry.quote.isNull() && (isQuote(value.front()) || isQuote(value.back())));
    entry.curlyQuotes = isCurlyQuote(value.front()) || isCurlyQuote(value.back());
}

static EnvEntry entryOf(Statement &statement, const Lines &lines, Interpolation &variables,
                        const QMap<QString, QString> &environment)
{
    EnvEntry entry = std::move(statement.entry);
    entry.name = statement.name;
    entry.place = lines.placeOf(statement.nameAt);
    if (!statement.hasValue) {
        variables.set(entry.name, QString());
        return entry;
    }
    entry.valuePlace = lines.placeOf(statement.valueAt);
    QString value = variables.resolved(statement.value, entry);
    describe(entry, value);
    const auto outside = environment.constFind(entry.name);
    entry.differs = outside != environment.cend() && *outside != value;
    entry.value = std::make_shared<const Secret>(value.toUtf8());
    variables.set(entry.name, value);
    statement.value.fill(u'\0');
    return entry;
}

static bool isUtf16(const QByteArray &text)
{
    return text.startsWith("\xff\xfe") || text.startsWith("\xfe\xff") || text.left(4096).contains('\0');
}

const EnvEntry *EnvFile::find(const QString &name) const
{
    const auto last =
        std::find_if(entries.crbegin(), entries.crend(), [&](const EnvEntry &e) { return e.name == name; });
    return last == entries.crend() ? nullptr : &*last;
}

EnvFile readEnvFile(const QByteArray &text, const QMap<QString, QString> &environment, EnvPrecedence precedence)
{
    EnvFile file;
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringConverter::Flag::Stateless | QStringConverter::Flag::ConvertInitialBom);
    QString decoded = decoder(text);
    file.byteOrderMark = text.startsWith("\xef\xbb\xbf");
    file.readable = !isUtf16(text) && !decoder.hasError();
    if (!file.readable)
        return file;
    // Python opens the file as text: every kind of line end is one line feed.
    file.carriageReturns = decoded.contains(u'\r');
    decoded.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');

    const Lines lines(decoded);
    Statements statements(decoded);
    Interpolation variables(environment, precedence);
    for (qsizetype count = 0; count < mostStatements; ++count) {
        const Statements::Step step = statements.next();
        if (step == Statements::Step::Done)
            break;
        if (step == Statements::Step::Failed)
            file.faults << EnvFault{statements.reason, lines.placeOf(statements.failedAt)};
        else if (statements.statement.hasName)
            file.entries << entryOf(statements.statement, lines, variables, environment);
    }
    decoded.fill(u'\0');
    return file;
}

QByteArray withoutEnvValues(const QByteArray &text, const QStringList &names)
{
    static constexpr QByteArrayView mark("\xef\xbb\xbf");
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    QString decoded = decoder(text.startsWith(mark) ? text.mid(mark.size()) : text);
    if (isUtf16(text) || decoder.hasError() || decoded.count(u'\r') != decoded.count("\r\n"_L1))
        return {};
    QList<std::pair<qsizetype, qsizetype>> values;
    Statements statements(decoded);
    for (qsizetype count = 0; count < mostStatements; ++count) {
        const Statements::Step step = statements.next();
        if (step == Statements::Step::Done)
            break;
        Statement &statement = statements.statement;
        if (step == Statements::Step::Read && statement.hasValue && names.contains(statement.name))
            values << std::pair(statement.valueAt, statement.valueEnd);
        statement.value.fill(u'\0');
    }
    for (auto value = values.crbegin(); value != values.crend(); ++value) {
        const auto [from, end] = *value;
        const qsizetype lineEnd = decoded.indexOf(u'\n', end);
        const bool alone =
            QStringView(decoded).sliced(end, (lineEnd < 0 ? decoded.size() : lineEnd) - end).trimmed().isEmpty();
        // A comment behind an empty value would become the value.
        QString rest = decoded.left(from) + (alone ? QString() : u"''"_s) + decoded.mid(end);
        decoded.swap(rest);
        rest.fill(u'\0');
    }
    const QByteArray emptied = (text.startsWith(mark) ? mark.toByteArray() : QByteArray()) + decoded.toUtf8();
    decoded.fill(u'\0');
    return emptied;
}

}

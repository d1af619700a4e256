// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"

#include "base/Json.h"
#include "texts/Words.h"

#include <QFile>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lentera::cli {

static constexpr qsizetype mostMatches = 5;
static constexpr qint64 longestPaste = 256 * 1024; // of bytes; more is not looked at

namespace {

struct ExplainCommand {
    Q_DECLARE_TR_FUNCTIONS(ExplainCommand)

public:
    std::vector<std::string> text;
    bool list = false;
};

}

using Options = std::shared_ptr<ExplainCommand>;

static QJsonObject jsonOf(const Explained &explained)
{
    return {{u"id"_s, explained.id},   {u"title"_s, explained.title},           {u"cause"_s, explained.cause},
            {u"fix"_s, explained.fix}, {u"prevention"_s, explained.prevention}, {u"owner"_s, explained.owner}};
}

static QString sectionOf(const QString &heading, const QString &text)
{
    return text.isEmpty() ? QString() : u"\n%1\n%2\n"_s.arg(heading, text);
}

static QString textOf(const Explained &explained)
{
    const ReportWords heads = words::report();
    QString text = u"%1 (%2)\n"_s.arg(explained.title, explained.id);
    text += sectionOf(heads.cause, explained.cause) + sectionOf(heads.fix, explained.fix) +
            sectionOf(heads.prevention, explained.prevention);
    return text + sectionOf(heads.owner, words::owner(explained.owner));
}

// What was read out of the text.
static QString evidenceText(const Explained &explained)
{
    QStringList lines;
    for (const EvidenceRow &row : explained.evidence)
        if (!row.found.isEmpty())
            lines << row.name + ": "_L1 + row.found;
    return sectionOf(words::report().evidence, lines.join(u'\n'));
}

static int listAll(Session &session)
{
    QJsonArray array;
    QList<QStringList> rows;
    for (const QString &id : session.explanations().ids()) {
        const Explained explained = session.explanations().general(id, session.language);
        array << jsonOf(explained);
        rows << QStringList{id, explained.title};
    }
    if (!session.printedJson({{u"schema"_s, u"lentera.explanations/1"_s}, {u"explanations"_s, array}}))
        session.console.printTable(rows);
    return Good;
}

static QString pastedText()
{
    QFile input;
    const bool open = input.open(stdin, QIODevice::ReadOnly);
    return open ? QString::fromUtf8(input.read(longestPaste)).trimmed() : QString();
}

static int explain(Session &session, const Options &options)
{
    if (options->list)
        return listAll(session);
    QStringList wordsGiven;
    for (const std::string &word : options->text)
        wordsGiven << fromArgument(word);
    const bool piped = wordsGiven == QStringList{u"-"_s};
    const QString text = piped ? pastedText() : wordsGiven.join(u' ').trimmed();
    if (text.isEmpty()) {
        session.console.say(ExplainCommand::tr("Error: Give an id or an error text, or --list."));
        return Usage;
    }
    const QList<Recognised> found = session.explanations().recognised(text).mid(0, mostMatches);
    QJsonArray array;
    QString report;
    for (const Recognised &one : found) {
        const Explained explained = session.explanations().general(one.id, session.language, one.facts);
        QJsonObject object = jsonOf(explained);
        object.insert(u"facts"_s, toJson(one.facts));
        array << object;
        report += textOf(explained) + (one.facts.isEmpty() ? QString() : evidenceText(explained)) + u'\n';
    }
    if (!session.printedJson({{u"schema"_s, u"lentera.explanations/1"_s}, {u"explanations"_s, array}}))
        session.console.print(report.trimmed());
    if (found.isEmpty())
        session.console.say(ExplainCommand::tr(
            "Nothing is known about this text. Try a shorter part of it, or see: lentera-cli explain --list"));
    return found.isEmpty() ? Invalid : Good;
}

void addExplainCommand(CLI::App &app, Action &action)
{
    const auto options = std::make_shared<ExplainCommand>();
    CLI::App *command =
        app.add_subcommand("explain", help(ExplainCommand::tr("Explain a finding's id or any error text.")));
    command->add_option("TEXT", options->text,
                        help(ExplainCommand::tr("An id, or a pasted error text; - reads it from standard input.")));
    command->add_flag("--list", options->list, help(ExplainCommand::tr("List everything that can be explained.")));
    onParsed(command, action, options, explain);
}

}

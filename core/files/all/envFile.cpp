// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/AtomicFile.h"
#include "files/ConnectorsFile.h"
#include "files/EnvFile.h"
#include "files/judgeReaders.h"
#include "files/FileLinter.h"
#include "files/nearest.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static QList<FileRule> rules()
{
    return QList<FileRule>{
               {"file.env.bom"_L1, Severity::Failure},         {"file.env.encoding"_L1, Severity::Failure},
               {"file.env.syntax"_L1, Severity::Failure},      {"file.env.colon"_L1, Severity::Failure},
               {"file.env.quote-open"_L1, Severity::Failure},  {"file.env.quote-tail"_L1, Severity::Failure},
               {"file.env.no-equals"_L1, Severity::Warning},   {"file.env.empty"_L1, Severity::Warning},
               {"file.env.comment-cut"_L1, Severity::Warning}, {"file.env.comment-value"_L1, Severity::Warning},
               {"file.env.quotes-kept"_L1, Severity::Warning}, {"file.env.curly-quotes"_L1, Severity::Warning},
               {"file.env.blank"_L1, Severity::Warning},       {"file.env.spaced"_L1, Severity::Info},
               {"file.env.undefined"_L1, Severity::Warning},   {"file.env.too-long"_L1, Severity::Failure},
               {"file.env.duplicate"_L1, Severity::Warning},   {"file.env.shadowed"_L1, Severity::Warning},
               {"file.env.near-miss"_L1, Severity::Warning},   {"file.env.crlf"_L1, Severity::Info}} +
           readerRules();
}

static bool recognises(const LintSubject &subject)
{
    const QString name = QFileInfo(subject.path).fileName();
    return !subject.isFolder && (name == ".env"_L1 || name.startsWith(".env."_L1) || name.endsWith(".env"_L1));
}

// A file that is handed out to be filled in: empty values and open permissions are right there.
static bool isTemplate(const QString &path)
{
    static const QStringList endings{u"example"_s, u"sample"_s, u"template"_s, u"dist"_s, u"defaults"_s};
    return endings.contains(QFileInfo(path).suffix());
}

// The names that the connectors configured beside the file map.
static QStringList mappedBeside(const QString &path)
{
    for (const QString &name : {u"configured_connectors.yaml"_s, u"configured_connectors.yml"_s}) {
        const QString beside = QFileInfo(path).path() + u'/' + name;
        if (!QFileInfo(beside).isFile())
            continue;
        if (const Result<QByteArray> yaml = readWhole(beside, DataLimits().bytes))
            return readConnectorsFile(*yaml).variables();
    }
    return {};
}

static void judgeValue(const EnvEntry &entry, bool mayBeEmpty, FileFindings &findings)
{
    const auto report = [&](QLatin1StringView id, bool wrong) {
        if (wrong)
            findings.add(id, entry.valuePlace,
                         {{u"name"_s, entry.name}, {u"length"_s, QString::number(entry.value->length())}});
    };
    report("file.env.empty"_L1, entry.isEmpty() && !mayBeEmpty && entry.undefined.isEmpty());
    report("file.env.comment-cut"_L1, entry.cut);
    report("file.env.comment-value"_L1, entry.comment);
    report("file.env.quotes-kept"_L1, entry.quotesKept);
    report("file.env.curly-quotes"_L1, entry.curlyQuotes);
    report("file.env.blank"_L1, entry.edgeBlank);
    report("file.env.spaced"_L1, entry.spaced);
    report("file.env.shadowed"_L1, entry.differs);
    report("file.env.too-long"_L1, entry.tooLong);
    for (const QString &name : entry.undefined)
        findings.add("file.env.undefined"_L1, entry.valuePlace, {{u"name"_s, entry.name}, {u"variable"_s, name}});
}

static void judgeRepeats(const EnvFile &file, FileFindings &findings)
{
    QMap<QString, int> lines;
    for (const EnvEntry &entry : file.entries) {
        if (const auto before = lines.constFind(entry.name); before != lines.cend())
            findings.add("file.env.duplicate"_L1, entry.place,
                         {{u"name"_s, entry.name}, {u"first"_s, QString::number(*before)}});
        lines.insert(entry.name, entry.place.line);
    }
}

static void judgeNames(const EnvFile &file, QStringList expected, FileFindings &findings)
{
    expected.removeDuplicates();
    for (const EnvEntry &entry : file.entries) {
        const QString meant = nearest(entry.name, expected);
        if (!meant.isEmpty() && !file.find(meant))
            findings.add("file.env.near-miss"_L1, entry.place, {{u"name"_s, entry.name}, {u"suggestion"_s, meant}});
    }
}

static void judgeText(const EnvFile &file, FileFindings &findings)
{
    if (file.byteOrderMark)
        findings.add("file.env.bom"_L1, {1, 1},
                     {{u"name"_s, file.entries.isEmpty() ? QString() : file.entries.first().name.mid(1)}});
    if (file.carriageReturns)
        findings.add("file.env.crlf"_L1, {1, 1});
    for (const EnvFault &fault : file.faults)
        findings.addProblems("file.env"_L1, {TextProblem{fault.reason, fault.place, {}}});
}

static void lint(const LintSubject &subject, const LintContext &context, FileFindings &findings)
{
    const EnvFile file = readEnvFile(subject.content, context.environment);
    if (!file.readable)
        return findings.add("file.env.encoding"_L1, {});
    const bool handedOut = isTemplate(subject.path);
    judgeText(file, findings);
    for (const EnvEntry &entry : file.entries)
        if (entry.value)
            judgeValue(entry, handedOut, findings);
        else
            findings.add("file.env.no-equals"_L1, entry.place, {{u"name"_s, entry.name}});
    judgeRepeats(file, findings);
    judgeNames(file, context.variables + mappedBeside(subject.path), findings);
    if (!handedOut && !file.entries.isEmpty())
        judgeReaders(subject.path, findings);
}

extern const FileLinter envFile{"env"_L1, rules, recognises, lint};

}

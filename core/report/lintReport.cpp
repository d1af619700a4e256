// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/lintReport.h"

#include "base/Json.h"
#include "explain/explainedJson.h"

#include <QDir>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace lentera {

QString placeText(const FileFinding &finding)
{
    if (finding.place.line == 0)
        return finding.file;
    return u"%1:%2:%3"_s.arg(finding.file).arg(finding.place.line).arg(finding.place.column);
}

Explained explained(const FileFinding &finding, const Explanations &explanations, const QString &language)
{
    Facts facts = finding.facts;
    facts.insert(u"place"_s, placeText(finding));
    return explanations.of(Error{finding.id, facts}, language);
}

static QString verdictOf(const LintReport &report)
{
    const auto worst = std::max_element(report.findings.cbegin(), report.findings.cend(),
                                        [](const auto &a, const auto &b) { return a.severity < b.severity; });
    if (worst == report.findings.cend() || worst->severity == Severity::Info)
        return u"ok"_s;
    return worst->severity == Severity::Failure ? u"fail"_s : u"warn"_s;
}

static QJsonObject findingJson(const FileFinding &finding, const Explained &text)
{
    QJsonObject object = explainedJson(text);
    object.insert(u"file"_s, finding.file);
    object.insert(u"line"_s, finding.place.line);
    object.insert(u"column"_s, finding.place.column);
    object.insert(u"severity"_s, severityText(finding.severity));
    object.insert(u"facts"_s, toJson(finding.facts));
    return object;
}

QJsonObject lintJson(const LintReport &report, const Explanations &explanations, const QString &language)
{
    QJsonArray files;
    for (const LintedFile &file : report.files)
        files << QJsonObject{{u"path"_s, file.path}, {u"kind"_s, QString(file.kind)}};
    QJsonArray findings;
    for (const FileFinding &finding : report.findings)
        findings << findingJson(finding, explained(finding, explanations, language));
    return {{u"schema"_s, u"lentera.lint/1"_s},
            {u"verdict"_s, verdictOf(report)},
            {u"files"_s, files},
            {u"findings"_s, findings}};
}

static QString levelText(Severity severity)
{
    static constexpr QLatin1StringView names[]{"note"_L1, "warning"_L1, "error"_L1};
    return names[int(severity)];
}

static QJsonObject message(const QString &text)
{
    return {{u"text"_s, text}};
}

// Every rule once, in the order of the linters, some of which share rules; a result names its rule by the index.
static QList<FileRule> allRules()
{
    QList<FileRule> rules;
    QSet<QString> known;
    for (const FileLinter *linter : allFileLinters())
        for (const FileRule &rule : linter->rules()) {
            if (known.contains(rule.id))
                continue;
            known << rule.id;
            rules << rule;
        }
    return rules;
}

static QJsonObject ruleJson(const FileRule &rule, const Explained &text)
{
    return {{u"id"_s, QString(rule.id)},
            {u"shortDescription"_s, message(text.title)},
            {u"fullDescription"_s, message(text.cause)},
            {u"help"_s, message(text.fix)},
            {u"defaultConfiguration"_s, QJsonObject{{u"level"_s, levelText(rule.severity)}}}};
}

static QString uriOf(const QString &path)
{
    if (QDir::isAbsolutePath(path))
        return QString::fromLatin1(QUrl::fromLocalFile(QDir::cleanPath(path)).toEncoded());
    return QString::fromLatin1(QUrl::toPercentEncoding(QDir::cleanPath(path), "/"));
}

static QJsonObject resultJson(const FileFinding &finding, qsizetype rule, const QString &text)
{
    QJsonObject physical{{u"artifactLocation"_s, QJsonObject{{u"uri"_s, uriOf(finding.file)}}}};
    if (finding.place.line > 0)
        physical.insert(u"region"_s, QJsonObject{{u"startLine"_s, finding.place.line},
                                                 {u"startColumn"_s, std::max(1, finding.place.column)}});
    return {{u"ruleId"_s, finding.id},
            {u"ruleIndex"_s, rule},
            {u"level"_s, levelText(finding.severity)},
            {u"message"_s, message(text)},
            {u"locations"_s, QJsonArray{QJsonObject{{u"physicalLocation"_s, physical}}}}};
}

QJsonObject lintSarif(const LintReport &report, const Explanations &explanations, const QString &language)
{
    QStringList ids;
    QJsonArray rules;
    for (const FileRule &rule : allRules()) {
        ids << rule.id;
        rules << ruleJson(rule, explanations.general(rule.id, language));
    }
    QJsonArray results;
    for (const FileFinding &finding : report.findings)
        results << resultJson(finding, ids.indexOf(finding.id), explained(finding, explanations, language).title);
    const QJsonObject driver{
        {u"name"_s, u"Lentera"_s}, {u"version"_s, QStringLiteral(LENTERA_VERSION)}, {u"rules"_s, rules}};
    const QJsonObject run{{u"tool"_s, QJsonObject{{u"driver"_s, driver}}},
                          {u"columnKind"_s, u"utf16CodeUnits"_s},
                          {u"language"_s, language},
                          {u"results"_s, results}};
    return {{u"$schema"_s, u"https://json.schemastore.org/sarif-2.1.0.json"_s},
            {u"version"_s, u"2.1.0"_s},
            {u"runs"_s, QJsonArray{run}}};
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/pythonRules.h"

#include "files/secretShape.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qsizetype shortestPem = 100;

QList<FileRule> pythonRules()
{
    return {{"file.python.syntax"_L1, Severity::Failure},
            {"file.python.limit"_L1, Severity::Failure},
            {"file.python.encoding"_L1, Severity::Failure},
            {"file.python.secret"_L1, Severity::Failure},
            {"file.python.timeout"_L1, Severity::Warning},
            {"file.python.verify-off"_L1, Severity::Warning},
            {"file.python.blocking"_L1, Severity::Warning},
            {"file.python.signature-compare"_L1, Severity::Warning},
            {"python.http-client.unclosed"_L1, Severity::Warning},
            {"python.coroutine.not-awaited"_L1, Severity::Failure},
            {"mypy.argument.str-for-bytes"_L1, Severity::Failure},
            {"mypy.return.incompatible"_L1, Severity::Warning},
            {"plugin.registry.renamed"_L1, Severity::Failure},
            {"airbyte.entity.unknown"_L1, Severity::Failure},
            {"airbyte.action.unsupported"_L1, Severity::Failure},
            {"airbyte.call.not-awaited"_L1, Severity::Failure},
            {"pythonpackage.airbyte.never-existed"_L1, Severity::Failure},
            {"airbyte.auth-class.wrong-name"_L1, Severity::Failure},
            {"pytest.async.unmarked"_L1, Severity::Warning},
            {"pytest.fixture.missing"_L1, Severity::Warning}};
}

static bool isTest(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    return name.startsWith("test_"_L1) || name.endsWith("_test.py"_L1) || name == "conftest.py"_L1;
}

// Letters with digits, as keys have and words for people have not.
static bool looksWritten(const QString &value)
{
    static const QRegularExpression key(u"\\A(?=.*[0-9])(?=.*[A-Za-z])[^\\s{}<>/*]{12,}\\z"_s);
    static const QRegularExpression placeholder(u"your|example|change|dummy|placeholder|xxx|\\.\\.\\."_s,
                                                QRegularExpression::CaseInsensitiveOption);
    return key.match(value).hasMatch() && !value.contains(placeholder);
}

static void judgeSecrets(const PythonFile &file, const QString &path, FileFindings &findings)
{
    static const QRegularExpression named(
        u"(?:\\A|[_-])(?:api_?key|secret|password|passwd|token|access_?key|private_?key)\\z"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression open(u"[{}<>*]|\\.\\.\\."_s);
    for (const PythonText &text : file.texts) {
        QString kind = text.value.contains(open) ? QString() : secretKind(text.value);
        if (kind == "PEM"_L1 && (text.value.size() < shortestPem || !text.value.contains("PRIVATE KEY"_L1)))
            kind.clear(); // a certificate, or the line that programs look for
        const bool byName = !isTest(path) && named.match(text.goesTo).hasMatch() && looksWritten(text.value);
        if (byName || (!kind.isEmpty() && kind != "?"_L1))
            findings.add(
                "file.python.secret"_L1, text.place,
                {{u"name"_s, text.goesTo}, {u"kind"_s, kind}, {u"length"_s, QString::number(text.value.size())}});
    }
}

// The call as its library's, also through a session that the file makes: `requests.Session.get`.
static QString libraryCall(const PythonFile &file, const PythonCall &call)
{
    const QString owner = call.name.section(u'.', 0, -2);
    const auto [from, end] = file.assignmentsTo.equal_range(owner);
    for (auto index = from; index != end; ++index)
        if (const PythonAssignment &made = file.assignments.at(*index); made.value.kind == PythonValue::Kind::Call)
            return file.resolved(made.value.text) + u'.' + call.name.section(u'.', -1);
    return file.resolved(call.name);
}

static bool isRequest(const QString &call)
{
    static const QStringList methods{u"get"_s,    u"post"_s, u"put"_s,     u"patch"_s,
                                     u"delete"_s, u"head"_s, u"options"_s, u"request"_s};
    const QString owner = call.section(u'.', 0, -2);
    return methods.contains(call.section(u'.', -1)) &&
           (owner == "requests"_L1 || owner == "requests.Session"_L1 || owner == "requests.session"_L1);
}

static bool isFalse(const PythonValue *value)
{
    return value && value->kind == PythonValue::Kind::Name && value->text == "False"_L1;
}

static void judgeRequest(const PythonFile &file, const PythonCall &call, FileFindings &findings)
{
    const QString library = libraryCall(file, call);
    const PythonValue *limit = call.keyword("timeout"_L1);
    const bool endless = limit ? limit->kind == PythonValue::Kind::None : !call.unpacks();
    const bool opens = library == "urllib.request.urlopen"_L1 && call.arguments.size() < 3;
    const bool unlimited = library.startsWith("httpx."_L1) && limit && endless;
    if ((endless && (isRequest(library) || opens)) || unlimited)
        findings.add("file.python.timeout"_L1, call.place, {{u"call"_s, call.name}});
    const bool ofHttp = isRequest(library) || library.startsWith("httpx."_L1) || library.startsWith("aiohttp."_L1);
    if ((ofHttp && (isFalse(call.keyword("verify"_L1)) || isFalse(call.keyword("ssl"_L1)))) ||
        library == "ssl._create_unverified_context"_L1)
        findings.add("file.python.verify-off"_L1, call.place, {{u"call"_s, call.name}});
    const bool inAsync = call.function >= 0 && file.functions.at(call.function).isAsync;
    if (inAsync && (library == "time.sleep"_L1 || isRequest(library)))
        findings.add("file.python.blocking"_L1, call.place,
                     {{u"call"_s, call.name}, {u"function"_s, file.functions.at(call.function).name}});
}

// A text for certain: written here, declared `str`, or what is always one.
static bool isText(const PythonFile &file, const PythonCall &call, const PythonValue *value)
{
    if (!value)
        return false;
    if (value->kind == PythonValue::Kind::Text)
        return true;
    if (value->kind == PythonValue::Kind::Call)
        return file.resolved(value->text) == "json.dumps"_L1 || file.resolved(value->text) == "os.getenv"_L1;
    if (value->kind != PythonValue::Kind::Name || call.function < 0)
        return false;
    const auto [from, end] = file.assignmentsTo.equal_range(value->text);
    if (std::any_of(from, end, [&](qsizetype index) { return file.assignments.at(index).function == call.function; }))
        return false;
    const QList<PythonParameter> &parameters = file.functions.at(call.function).parameters;
    return std::any_of(parameters.cbegin(), parameters.cend(), [&](const PythonParameter &parameter) {
        return parameter.name == value->text && parameter.annotation == "str"_L1;
    });
}

static void judgeDigest(const PythonFile &file, const PythonCall &call, const QString &path, FileFindings &findings)
{
    const QString name = file.resolved(call.name);
    if (name != "hmac.new"_L1 && name != "hmac.digest"_L1)
        return;
    const PythonValue *key = call.keyword("key"_L1);
    const PythonValue *message = call.keyword("msg"_L1);
    if (isText(file, call, key ? key : call.positional(0)) ||
        isText(file, call, message ? message : call.positional(1)))
        findings.add("mypy.argument.str-for-bytes"_L1, call.place,
                     {{u"function"_s, call.name},
                      {u"file"_s, QFileInfo(path).fileName()},
                      {u"line"_s, QString::number(call.place.line)}});
}

static void judgeComparisons(const PythonFile &file, const QString &path, FileFindings &findings)
{
    const bool signs = std::any_of(file.imports.cbegin(), file.imports.cend(),
                                   [](const PythonImport &import) { return import.module == "hmac"_L1; });
    if (isTest(path) || !signs) // checksums of files and signatures of functions are compared so with good reason
        return;
    static const QRegularExpression digest(u"(?:(?:\\A|[._])(?:signature|hmac)|(?:\\A|\\.)(?:hex)?digest\\(\\))\\z"_s);
    for (const PythonComparison &comparison : file.comparisons)
        if (comparison.right != "None"_L1 && (comparison.left.contains(digest) || comparison.right.contains(digest)))
            findings.add("file.python.signature-compare"_L1, comparison.place,
                         {{u"left"_s, comparison.left}, {u"right"_s, comparison.right}});
}

static void judgeReturns(const PythonFile &file, const QString &path, FileFindings &findings)
{
    static const QRegularExpression never(u"\\A(?:bool|str|int|float|bytes|dict|list|tuple|set)(?:\\[[^|]*\\])?\\z"_s);
    for (const PythonFunction &function : file.functions)
        if (function.emptyReturn && !function.yields && function.returns.contains(never))
            findings.add("mypy.return.incompatible"_L1, *function.emptyReturn,
                         {{u"file"_s, QFileInfo(path).fileName()},
                          {u"line"_s, QString::number(function.emptyReturn->line)},
                          {u"expected"_s, function.returns},
                          {u"got"_s, u"None"_s}});
}

// A client of one function's own that is neither closed nor handed on.
static void judgeClients(const PythonFile &file, FileFindings &findings)
{
    static const QStringList clients{u"httpx.AsyncClient"_s, u"httpx.Client"_s, u"aiohttp.ClientSession"_s};
    for (const PythonAssignment &made : file.assignments) {
        const QString &name = made.target;
        if (made.managed || made.function < 0 || name.contains(u'.') || made.value.kind != PythonValue::Kind::Call ||
            !clients.contains(file.resolved(made.value.text)))
            continue;
        const auto closes = [&](const PythonCall &call) {
            const bool handed =
                std::any_of(call.arguments.cbegin(), call.arguments.cend(),
                            [&](const PythonArgument &argument) { return argument.value.text == name; });
            return handed || call.name == name + ".aclose"_L1 || call.name == name + ".close"_L1;
        };
        const auto keeps = [&](const PythonAssignment &other) {
            const bool also = other.target != name && other.value.place == made.value.place;
            return also || other.value.text == name || (other.target == name && other.managed);
        };
        if (!file.functions.at(made.function).returned.contains(name) && !file.functions.at(made.function).yields &&
            std::none_of(file.calls.cbegin(), file.calls.cend(), closes) &&
            std::none_of(file.assignments.cbegin(), file.assignments.cend(), keeps))
            findings.add("python.http-client.unclosed"_L1, made.place, {{u"name"_s, name}});
    }
}

void judgePython(const PythonFile &file, const QString &path, FileFindings &findings)
{
    if (file.problem)
        findings.addProblems("file.python"_L1, {*file.problem});
    judgeSecrets(file, path, findings);
    for (const PythonCall &call : file.calls) {
        judgeRequest(file, call, findings);
        judgeDigest(file, call, path, findings);
    }
    judgeComparisons(file, path, findings);
    judgeReturns(file, path, findings);
    for (const PythonImport &import : file.imports)
        if (import.name == "PluginRegistry"_L1 && import.module.endsWith("plugins.registry"_L1))
            findings.add("plugin.registry.renamed"_L1, import.place);
    judgeAwaits(file, findings);
    judgeClients(file, findings);
    judgeAirbyteCalls(file, findings);
    judgePythonTests(file, path, findings);
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/DifyFiles.h"
#include "files/pythonRules.h"
#include "files/ticketingPlugin.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static constexpr int mostSiblings = 200;

// The base class's abstract methods, and which of them are async.
static constexpr std::pair<QLatin1StringView, bool> methods[]{{"validate_webhook"_L1, true},
                                                              {"get_ticket"_L1, true},
                                                              {"update_ticket"_L1, true},
                                                              {"extract_metadata"_L1, false},
                                                              {"test_connection"_L1, true}};

static QList<FileRule> rules()
{
    return pythonRules() + QList<FileRule>{{"plugin.class.abstract"_L1, Severity::Failure},
                                           {"plugin.webhook.signature-old"_L1, Severity::Failure},
                                           {"plugin.tool-type.duplicate"_L1, Severity::Failure},
                                           {"file.plugin.method-kind"_L1, Severity::Failure},
                                           {"file.plugin.init-missing"_L1, Severity::Warning},
                                           {"file.plugin.folder-skipped"_L1, Severity::Info}};
}

static bool isPlugin(const PythonFile &file, const PythonClass &klass)
{
    return std::any_of(klass.bases.cbegin(), klass.bases.cend(), [&](const QString &base) {
        return file.resolved(base).section(u'.', -1) == "TicketingToolPlugin"_L1;
    });
}

static QString toolType(const PythonFile &file, int klass, const QString &folder)
{
    for (const PythonAssignment &made : file.assignments)
        if (made.target == "__tool_type__"_L1 && made.klass == klass && made.function < 0 &&
            made.value.kind == PythonValue::Kind::Text)
            return made.value.text;
    return folder;
}

static void judgeMethods(const PythonFile &file, int index, FileFindings &findings)
{
    const PythonClass &klass = file.classes.at(index);
    QStringList missing;
    for (const auto &[name, isAsync] : methods) {
        const PythonFunction *method = file.method(index, name);
        if (!method)
            missing << name;
        else if (method->isAsync != isAsync)
            findings.add("file.plugin.method-kind"_L1, method->place,
                         {{u"method"_s, name}, {u"expected"_s, isAsync ? u"async def"_s : u"def"_s}});
    }
    // What another base class brings cannot be seen here.
    if (!missing.isEmpty() && klass.bases.size() == 1)
        findings.add("plugin.class.abstract"_L1, klass.place,
                     {{u"class"_s, klass.name}, {u"methods"_s, missing.join(u", "_s)}});
    const PythonFunction *validate = file.method(index, "validate_webhook"_L1);
    if (validate &&
        std::none_of(validate->parameters.cbegin(), validate->parameters.cend(), [](const PythonParameter &parameter) {
            return parameter.name == "raw_body"_L1 || parameter.name == "kwargs"_L1;
        }))
        findings.add("plugin.webhook.signature-old"_L1, validate->place, {{u"argument"_s, u"raw_body"_s}});
}

// Discovery looks at the folders beside this one; of two plugins of one type the later takes the place of the other.
static void judgeType(const QDir &folder, const QString &type, TextPlace place, FileFindings &findings)
{
    const QDir plugins(QFileInfo(folder.absolutePath()).path());
    int looked = 0;
    for (const QFileInfo &other : plugins.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks)) {
        const QString path = other.filePath() + "/plugin.py"_L1;
        if (other.fileName() == folder.dirName() || other.fileName().startsWith(u'_') || !QFileInfo(path).isFile())
            continue;
        if (++looked > mostSiblings)
            return;
        const auto file = readPythonAt(path);
        for (int i = 0; file && i < file->classes.size(); ++i)
            if (isPlugin(*file, file->classes.at(i)) && toolType(*file, i, other.fileName()) == type)
                findings.add("plugin.tool-type.duplicate"_L1, place,
                             {{u"type"_s, type}, {u"other"_s, other.fileName() + "/plugin.py"_L1}});
    }
}

static void judgeFolder(const QDir &folder, FileFindings &findings)
{
    if (folder.dirName().startsWith(u'_'))
        findings.add("file.plugin.folder-skipped"_L1, {}, {{u"folder"_s, folder.dirName()}});
    for (const QString &path : {folder.absolutePath(), QFileInfo(folder.absolutePath()).path()})
        if (!QFileInfo(path + "/__init__.py"_L1).isFile())
            findings.add("file.plugin.init-missing"_L1, {}, {{u"folder"_s, QDir(path).dirName()}});
}

static void lint(const LintSubject &subject, const LintContext &, FileFindings &findings)
{
    const PythonFile file = readPython(subject.content);
    const QDir folder = QFileInfo(subject.path).dir();
    judgeFolder(folder, findings);
    for (int i = 0; i < file.classes.size(); ++i) {
        if (!isPlugin(file, file.classes.at(i)))
            continue;
        judgeMethods(file, i, findings);
        if (!folder.dirName().startsWith(u'_'))
            judgeType(folder, toolType(file, i, folder.dirName()), file.classes.at(i).place, findings);
    }
    judgePython(file, subject.path, findings);
}

extern const FileLinter ticketingPluginFile{"ticketing-plugin"_L1, rules, isTicketingPlugin, lint};

}

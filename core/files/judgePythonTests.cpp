// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/AtomicFile.h"
#include "files/pythonRules.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr int farthestFolder = 6;
static constexpr qint64 largestFile = 1024 * 1024;

// Whether one of the files, beside \a path or in a folder above it, has such a text.
static bool hasAbove(const QString &path, const QStringList &names, const QRegularExpression &text)
{
    QString folder = QFileInfo(QFileInfo(path).absoluteFilePath()).path();
    for (int i = 0; i < farthestFolder; ++i, folder = QFileInfo(folder).path())
        for (const QString &name : names) {
            const QFileInfo file(QDir(folder), name);
            if (!file.isFile())
                continue;
            if (const auto content = readWhole(file.filePath(), largestFile);
                content && QString::fromUtf8(*content).contains(text))
                return true;
        }
    return false;
}

static bool runsAll(const QString &path)
{
    static const QRegularExpression automatic(u"asyncio_mode\\s*=\\s*[\"']?auto"_s);
    return hasAbove(path, {u"pyproject.toml"_s, u"pytest.ini"_s, u".pytest.ini"_s, u"setup.cfg"_s, u"tox.ini"_s},
                    automatic);
}

static bool isMarked(const QStringList &decorators)
{
    return std::any_of(decorators.cbegin(), decorators.cend(), [](const QString &name) {
        return name.contains("asyncio"_L1) || name.contains("anyio"_L1) || name.contains("trio"_L1);
    });
}

static bool hasFixture(const PythonFile &file, const QString &path, const QString &name)
{
    const bool here = std::any_of(file.functions.cbegin(), file.functions.cend(),
                                  [&](const PythonFunction &function) { return function.name == name; });
    const bool imported = std::any_of(file.imports.cbegin(), file.imports.cend(), [&](const PythonImport &import) {
        return import.alias == name || import.name == "*"_L1;
    });
    const QRegularExpression made(u"def\\s+"_s + QRegularExpression::escape(name) + u"\\s*\\(|name\\s*=\\s*[\"']"_s +
                                  QRegularExpression::escape(name) + u"[\"']"_s);
    return here || imported || hasAbove(path, {u"conftest.py"_s}, made);
}

void judgePythonTests(const PythonFile &file, const QString &path, FileFindings &findings)
{
    const QString name = QFileInfo(path).fileName();
    if (!name.startsWith("test_"_L1) && !name.endsWith("_test.py"_L1))
        return;
    const bool whole = std::any_of(file.assignments.cbegin(), file.assignments.cend(),
                                   [](const PythonAssignment &made) { return made.target == "pytestmark"_L1; });
    const bool automatic = whole || runsAll(path);
    for (const PythonFunction &test : file.functions) {
        if (!test.name.startsWith("test"_L1) || test.parent >= 0)
            continue;
        if (test.klass >= 0 && !file.classes.at(test.klass).name.startsWith("Test"_L1))
            continue; // pytest does not look into it
        const bool ofClass = test.klass >= 0 && isMarked(file.classes.at(test.klass).decorators);
        const bool unitTest = test.klass >= 0 && !file.classes.at(test.klass).bases.isEmpty();
        if (test.isAsync && !automatic && !ofClass && !unitTest && !isMarked(test.decorators))
            findings.add("pytest.async.unmarked"_L1, test.place, {{u"name"_s, test.name}});
        if (test.decorators.contains(u"pytest.mark.parametrize"_s) || unitTest)
            continue;
        for (const QString &fixture : {u"db_session"_s, u"plugin"_s}) // the two that the plugin guide's tests ask for
            if (std::any_of(test.parameters.cbegin(), test.parameters.cend(),
                            [&](const PythonParameter &parameter) { return parameter.name == fixture; }) &&
                !hasFixture(file, path, fixture))
                findings.add("pytest.fixture.missing"_L1, test.place, {{u"fixture"_s, fixture}});
    }
}

}

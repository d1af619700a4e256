// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/lintPaths.h"

#include "base/AtomicFile.h"
#include "base/Secret.h"

#include <QProcessEnvironment>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace lentera {

LintContext lintContext(const ConnectorCatalogue &connectors)
{
    LintContext context;
    const QProcessEnvironment system = QProcessEnvironment::systemEnvironment();
    for (const QString &name : system.keys())
        context.environment.insert(name, system.value(name));
    for (const Connector &connector : connectors.all())
        for (const SignIn &signIn : connector.signIns)
            for (const CredentialField &field : signIn.fields)
                context.variables << field.variables;
    context.variables.removeDuplicates();
    return context;
}

static constexpr qint64 largestFile = 1024 * 1024;
static constexpr int mostNames = 20'000;
static constexpr int deepestFolder = 16;

namespace {

class Walk {
public:
    Walk(const LintContext &context, const std::stop_token &stop) : m_context(context), m_stop(stop) {}

    LintReport report;

    Result<void> path(const QString &path)
    {
        const QFileInfo info(path);
        if (!info.isDir())
            return named(path);
        const qsizetype before = report.files.size();
        if (const Result<void> done = folder(path, 0); !done)
            return done;
        if (report.files.size() == before)
            return failure("lint.nothing"_L1, {{u"path"_s, path}});
        return {};
    }

private:
    Result<void> named(const QString &path)
    {
        Result<QByteArray> content = readWhole(path, largestFile);
        if (!content)
            return failureOf(content);
        const bool known = judge({path, false, *content});
        wipeBytes(*content);
        if (!known)
            return failure("lint.kind"_L1, {{u"path"_s, path}});
        return {};
    }
    // Answers whether somebody knew it.
    bool judge(const LintSubject &subject)
    {
        for (const FileLinter *linter : allFileLinters()) {
            if (!linter->recognises(subject))
                continue;
            FileFindings findings(subject.path, linter->rules());
            linter->lint(subject, m_context, findings);
            report.files << LintedFile{subject.path, linter->kind};
            report.findings << findings.take();
            return true;
        }
        return false;
    }
    Result<void> folder(const QString &path, int depth)
    {
        judge({path, true, {}});
        const QFileInfoList entries = QDir(path).entryInfoList(
            QDir::Files | QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name);
        for (const QFileInfo &entry : entries) {
            if (m_stop.stop_requested())
                return failure("run.stopped"_L1);
            if (++m_names > mostNames)
                return failure("lint.too-many"_L1, {{u"path"_s, path}, {u"limit"_s, QString::number(mostNames)}});
            const QString below = path.endsWith(u'/') ? path + entry.fileName() : path + u'/' + entry.fileName();
            if (!entry.isDir())
                file(below, entry.size());
            else if (depth < deepestFolder && !isOfTools(entry.fileName()))
                if (const Result<void> done = folder(below, depth + 1); !done)
                    return done;
        }
        return {};
    }
    // What cannot be read is of no kind: only a file that was named has to be.
    void file(const QString &path, qint64 size)
    {
        if (size > largestFile)
            return;
        if (Result<QByteArray> content = readWhole(path, largestFile)) {
            judge({path, false, *content});
            wipeBytes(*content);
        }
    }
    static bool isOfTools(const QString &name)
    {
        static const QStringList names{u".git"_s,  u".hg"_s,           u".svn"_s,  u"node_modules"_s,
                                       u".venv"_s, u"venv"_s,          u".tox"_s,  u"__pycache__"_s,
                                       u"build"_s, u"site-packages"_s, u".cache"_s};
        return names.contains(name);
    }

    const LintContext &m_context;
    const std::stop_token &m_stop;
    int m_names = 0;
};

}

Result<LintReport> lintPaths(const QStringList &paths, const LintContext &context, const std::stop_token &stop)
{
    Walk walk(context, stop);
    for (const QString &path : paths)
        if (const Result<void> done = walk.path(path); !done)
            return failureOf(done);
    return std::move(walk.report);
}

}

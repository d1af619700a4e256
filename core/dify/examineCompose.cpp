// SPDX-License-Identifier: GPL-3.0-or-later
#include "dify/examineCompose.h"

#include "dify/DockerClient.h"
#include "dify/composeAnswers.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

using seen::DifyCause;
using seen::DifyCompose;
using seen::DifyContainer;
using seen::DockerAnswer;

static constexpr qsizetype mostLogs = 8;      // services whose log is read
static constexpr qsizetype mostLogLines = 12; // of each, in what was seen
static constexpr qsizetype longestLine = 500;
static constexpr qsizetype mostCauses = 3;

namespace {

//! The questions to docker, one after the other; the first that fails says why nothing more is known.
class ComposeExamination {
public:
    ComposeExamination(const DifyStack &stack, const Explanations &explanations, const Redactor &redactor,
                       const Wait &wait)
        : m_stack(stack), m_explanations(explanations), m_redactor(redactor), m_wait(wait),
          m_docker(stack.environment, stack.folder)
    {
    }

    DifyCompose run();

private:
    bool clientIsThere();
    bool pluginIsThere();
    bool fileIsRead();
    bool containersAreListed();
    void inspect();
    void readLogs();
    void readLog(DifyContainer &container);
    QStringList compose(const QStringList &arguments) const;
    bool fails(const DockerCall &call, DockerAnswer otherwise = DockerAnswer::Failed);
    QString shown(const QString &text) const { return m_redactor.redacted(text).left(longestLine); }

    const DifyStack &m_stack;
    const Explanations &m_explanations;
    const Redactor &m_redactor;
    const Wait &m_wait;
    DockerClient m_docker;
    DifyCompose m_seen;
};

}

QStringList ComposeExamination::compose(const QStringList &arguments) const
{
    QStringList words{u"compose"_s, u"--project-directory"_s, m_stack.folder};
    if (!m_stack.composeFile.isEmpty())
        words << u"--file"_s << m_stack.composeFile;
    return words + arguments;
}

bool ComposeExamination::fails(const DockerCall &call, DockerAnswer otherwise)
{
    if (call.good())
        return false;
    m_seen.detail = shown(call.lastWords());
    if (call.end == DockerCall::End::TimedOut)
        m_seen.answer = DockerAnswer::Silent;
    else if (const DockerAnswer said = dockerAnswerOf(call.err); said != DockerAnswer::Failed)
        m_seen.answer = said;
    else
        m_seen.answer = otherwise;
    return true;
}

bool ComposeExamination::clientIsThere()
{
    m_seen.answer = DockerAnswer::ClientMissing;
    if (!m_docker.isThere())
        return false;
    const DockerCall call = m_docker.run({u"version"_s, u"--format"_s, u"{{json .}}"_s}, m_wait);
    const QJsonObject client = QJsonDocument::fromJson(call.out).object().value("Client"_L1).toObject();
    m_seen.clientVersion = client.value("Version"_L1).toString();
    return !fails(call);
}

bool ComposeExamination::pluginIsThere()
{
    const DockerCall call = m_docker.run({u"compose"_s, u"version"_s, u"--format"_s, u"json"_s}, m_wait);
    m_seen.composeVersion = QJsonDocument::fromJson(call.out).object().value("version"_L1).toString();
    if (m_seen.composeVersion.startsWith(u'v'))
        m_seen.composeVersion.remove(0, 1);
    if (!fails(call, DockerAnswer::ComposeMissing))
        return true;
    if (m_docker.hasOldCompose())
        m_seen.detail = u"docker-compose"_s;
    return false;
}

bool ComposeExamination::fileIsRead()
{
    const DockerCall call = m_docker.run(compose({u"config"_s, u"--services"_s}), m_wait);
    m_seen.unsetVariables = unsetVariablesIn(call.err);
    m_seen.services = QString::fromUtf8(call.out).split(u'\n', Qt::SkipEmptyParts).mid(0, 200);
    m_seen.services.sort();
    return !fails(call, DockerAnswer::FileInvalid);
}

bool ComposeExamination::containersAreListed()
{
    const DockerCall call = m_docker.run(compose({u"ps"_s, u"--all"_s, u"--format"_s, u"json"_s}), m_wait);
    if (fails(call))
        return false;
    m_seen.containers = readContainers(call.out);
    if (m_seen.containers.isEmpty()) {
        const DockerCall all = m_docker.run({u"compose"_s, u"ls"_s, u"--all"_s, u"--format"_s, u"json"_s}, m_wait);
        m_seen.otherProject = projectIn(all.out, m_stack.folder);
    }
    return true;
}

void ComposeExamination::inspect()
{
    QStringList words{u"inspect"_s, u"--format"_s, inspectFormat()};
    for (const DifyContainer &container : m_seen.containers)
        words << container.name;
    if (m_seen.containers.isEmpty())
        return;
    const DockerCall call = m_docker.run(words, m_wait); // fails as a whole when one has gone meanwhile
    addInspected(call.out, m_seen.containers);
    for (DifyContainer &container : m_seen.containers)
        container.healthOutput = shown(container.healthOutput);
}

QList<DifyCause> causesIn(const QStringList &lines, const Explanations &explanations)
{
    // A line of a level that says so, or in the words of the programs; a request line may name anything.
    static const QRegularExpression trouble(
        u"error|fatal|panic|critical|exception|failed|failure|denied|refused|cannot|could not|unable|timeout|timed out|"
        "no space left|killed|misconf|noauth|wrongpass"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QStringList areas{u"dify."_s,  u"docker."_s, u"host."_s,  u"postgres."_s,
                                   u"redis."_s, u"squid."_s,  u"plugin."_s};
    QList<DifyCause> causes;
    for (auto line = lines.crbegin(); line != lines.crend() && causes.size() < mostCauses; ++line) {
        if (!line->contains(trouble))
            continue;
        for (const Recognised &known : explanations.recognised(*line)) {
            const bool ours = std::any_of(areas.cbegin(), areas.cend(),
                                          [&](const QString &area) { return known.id.startsWith(area); });
            const bool isNew =
                std::none_of(causes.cbegin(), causes.cend(), [&](const DifyCause &one) { return one.id == known.id; });
            if (!ours || known.id.contains(".command."_L1) || known.id.contains(".help."_L1))
                continue;
            if (isNew)
                causes << DifyCause{known.id, known.facts, *line};
            break; // the best for this line
        }
    }
    return causes;
}

void ComposeExamination::readLog(DifyContainer &container)
{
    const DockerCall call = m_docker.run(
        compose({u"logs"_s, u"--no-color"_s, u"--no-log-prefix"_s, u"--tail"_s, u"200"_s, container.service}), m_wait);
    QStringList lines;
    for (const QString &line : QString::fromUtf8(call.out).split(u'\n', Qt::SkipEmptyParts))
        lines << shown(line.trimmed());
    container.causes = causesIn(lines, m_explanations);
    container.logTail = lines.mid(std::max<qsizetype>(lines.size() - mostLogLines, 0));
}

void ComposeExamination::readLogs()
{
    qsizetype count = 0;
    for (DifyContainer &container : m_seen.containers)
        if (!container.isWell() && count < mostLogs && !m_wait.over()) {
            readLog(container);
            ++count;
        }
}

DifyCompose ComposeExamination::run()
{
    if (!clientIsThere() || !pluginIsThere() || !fileIsRead() || !containersAreListed())
        return m_seen;
    m_seen.answer = DockerAnswer::Answered;
    inspect();
    readLogs();
    return m_seen;
}

DifyCompose examineCompose(const DifyStack &stack, const Explanations &explanations, const Redactor &redactor,
                           const Wait &wait)
{
    return ComposeExamination(stack, explanations, redactor, wait).run();
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/AtomicFile.h"
#include "files/DifyFiles.h"
#include "files/difyIcon.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static QList<FileRule> rules()
{
    return difyRules() + difyIconRules() + QList<FileRule>{{"file.dify.file-unlisted"_L1, Severity::Warning}};
}

static bool recognises(const LintSubject &subject)
{
    static const QRegularExpression member(u"^(?:plugins|resource)[ \\t]*:"_s, QRegularExpression::MultilineOption);
    return !subject.isFolder && QFileInfo(subject.path).fileName() == "manifest.yaml"_L1 &&
           QString::fromUtf8(subject.content.left(64 * 1024)).contains(member);
}

namespace {

class Manifest {
public:
    Manifest(const LintSubject &subject, const DifyPlace &place, FileFindings &findings)
        : m_yaml(subject, place, findings), m_root(place.root), m_findings(findings)
    {
    }

    void all()
    {
        if (!m_yaml.readable())
            return;
        const DataNode *entry = m_yaml.find(u"meta/runner/entrypoint"_s);
        beside((entry && entry->isText() ? entry->text : u"main"_s) + ".py"_L1);
        if (!QFileInfo(QDir(m_root), u"pyproject.toml"_s).isFile())
            beside(u"requirements.txt"_s);
        if (const DataNode *icon = m_yaml.find(u"icon"_s))
            judgeDifyIcon(*icon, m_root, m_findings);
        if (const DataNode *plugins = m_yaml.needed(u"plugins"_s))
            if (m_yaml.shape(*plugins, plugins->isMap(), u"plugins"_s, "map"_L1))
                listed(*plugins);
    }

private:
    void beside(const QString &name)
    {
        if (!QFileInfo(QDir(m_root), name).isFile())
            m_findings.add("file.dify.file-missing"_L1, {}, {{u"path"_s, name}});
    }
    void listed(const DataNode &plugins)
    {
        QSet<QString> providers;
        for (const DataMember &kind : plugins.members)
            for (qsizetype i = 0; i < kind.value.items.size(); ++i) {
                const QString path = u"plugins/%1/%2"_s.arg(kind.name).arg(i);
                const QString file = m_yaml.namedFile(kind.value.items.at(i), path);
                m_toolsKnown = m_toolsKnown && !file.isEmpty();
                if (file.isEmpty())
                    continue;
                providers << QFileInfo(file).absoluteFilePath();
                toolsOf(file);
            }
        const DataNode *tools = plugins.find(u"tools");
        if (!tools)
            return;
        unlisted(u"provider"_s, providers, tools->place);
        if (m_toolsKnown)
            unlisted(u"tools"_s, m_tools, tools->place);
    }
    void toolsOf(const QString &provider)
    {
        const Result<QByteArray> yaml = readWhole(provider, DataLimits().bytes);
        const DataDocument document = yaml ? readYaml(*yaml) : DataDocument();
        const DataNode *tools = document.root.find(u"tools");
        if (document.refused || (tools && !tools->isList())) {
            m_toolsKnown = false;
            return;
        }
        for (const DataNode &tool : tools ? tools->items : QList<DataNode>())
            m_tools << QFileInfo(QDir(m_root), tool.text).absoluteFilePath();
    }
    // Files of the folder that nothing names: they stay out of the plugin without a word.
    void unlisted(const QString &folder, const QSet<QString> &known, TextPlace place)
    {
        const QDir dir(QDir(m_root).filePath(folder));
        for (const QFileInfo &file : dir.entryInfoList({u"*.yaml"_s, u"*.yml"_s}, QDir::Files, QDir::Name))
            if (!file.fileName().startsWith(u'_') && !known.contains(file.absoluteFilePath()))
                m_findings.add("file.dify.file-unlisted"_L1, place, {{u"path"_s, folder + u'/' + file.fileName()}});
    }

    DifyYaml m_yaml;
    QString m_root;
    FileFindings &m_findings;
    QSet<QString> m_tools;
    bool m_toolsKnown = true; //!< every provider could be asked which it has
};

}

static void lint(const LintSubject &subject, const LintContext &, FileFindings &findings)
{
    const DifyPlace place{DifyLayout::Plugin, QFileInfo(QFileInfo(subject.path).absoluteFilePath()).path()};
    Manifest(subject, place, findings).all();
}

extern const FileLinter difyManifest{"dify-manifest"_L1, rules, recognises, lint};

}

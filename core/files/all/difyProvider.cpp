// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/DifyFiles.h"
#include "files/difyIcon.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static QList<FileRule> rules()
{
    return difyRules() + difyIconRules() + QList<FileRule>{{"file.dify.credentials-empty"_L1, Severity::Failure}};
}

static bool recognises(const LintSubject &subject)
{
    return !subject.isFolder && difyProviderPlace(subject.path, subject.content).layout != DifyLayout::None;
}

static void judgeIdentity(const DifyYaml &yaml, const DifyPlace &place, const QString &fileName, FileFindings &findings)
{
    const DataNode *identity = yaml.needed(u"identity"_s);
    if (!identity || !yaml.shape(*identity, identity->isMap(), u"identity"_s, "map"_L1))
        return;
    yaml.neededText(u"identity/author"_s);
    yaml.localText(*identity, u"label"_s, u"identity/label"_s);
    yaml.localText(*identity, u"description"_s, u"identity/description"_s);
    const DataNode *name = identity->find(u"name");
    const QString folder = QFileInfo(place.root).fileName();
    if (place.layout == DifyLayout::BuiltIn && name && name->isText() && name->text != folder)
        findings.add("file.dify.folder-name"_L1, name->place, {{u"name"_s, name->text}, {u"expected"_s, folder}});
    else
        yaml.identityName(fileName);
    if (const DataNode *icon = yaml.needed(u"identity/icon"_s))
        judgeDifyIcon(*icon, place.root, findings);
    if (const DataNode *dark = identity->find(u"icon_dark"))
        judgeDifyIcon(*dark, place.root, findings);
    static const QStringList tags{u"search"_s,       u"image"_s,        u"videos"_s,   u"weather"_s,   u"finance"_s,
                                  u"design"_s,       u"travel"_s,       u"social"_s,   u"news"_s,      u"medical"_s,
                                  u"productivity"_s, u"education"_s,    u"business"_s, u"utilities"_s, u"other"_s,
                                  u"rag"_s,          u"entertainment"_s};
    const DataNode *list = identity->find(u"tags");
    if (!list || list->kind == DataNode::Kind::Null ||
        !yaml.shape(*list, list->isList(), u"identity/tags"_s, "list"_L1))
        return;
    for (const DataNode &tag : list->items)
        yaml.oneOf(tag, tags, u"identity/tags"_s);
}

// Answers whether the provider asks for any credential.
static bool judgeCredentials(const DifyYaml &yaml, FileFindings &findings)
{
    static const QString member = u"credentials_for_provider"_s;
    static const QStringList types{u"secret-input"_s, u"text-input"_s,     u"select"_s,      u"boolean"_s,
                                   u"app-selector"_s, u"model-selector"_s, u"array[tools]"_s};
    const DataNode *all = yaml.find(member);
    if (!all)
        return false;
    if (all->kind == DataNode::Kind::Null) {
        findings.add("file.dify.credentials-empty"_L1, yaml.placeOf(member));
        return false;
    }
    if (!yaml.shape(*all, all->isMap(), member, "map"_L1))
        return false;
    for (const DataMember &one : all->members) {
        const QString path = member + u'/' + one.name;
        if (!yaml.shape(one.value, one.value.isMap(), path, "map"_L1))
            continue;
        const DataNode *type = yaml.needed(path + "/type"_L1);
        if (type)
            yaml.oneOf(*type, types, path + "/type"_L1);
        if (one.value.find(u"label"))
            yaml.localText(one.value, u"label"_s, path + "/label"_L1);
        else
            findings.add("file.dify.label-missing"_L1, one.place, {{u"field"_s, path + "/label"_L1}});
        if (type && type->text == "select"_L1)
            yaml.options(one.value, path);
        yaml.noSecret(one.value, path);
    }
    return !all->members.isEmpty();
}

static void judgeTools(const DifyYaml &yaml)
{
    const DataNode *tools = yaml.needed(u"tools"_s);
    if (!tools || !yaml.shape(*tools, tools->isList(), u"tools"_s, "list"_L1))
        return;
    for (qsizetype i = 0; i < tools->items.size(); ++i)
        yaml.namedFile(tools->items.at(i), u"tools/"_s + QString::number(i));
}

static void lint(const LintSubject &subject, const LintContext &, FileFindings &findings)
{
    const DifyPlace place = difyProviderPlace(subject.path, subject.content);
    const DifyYaml yaml(subject, place, findings);
    if (!yaml.readable())
        return;
    const bool plugin = place.layout == DifyLayout::Plugin;
    judgeIdentity(yaml, place, QFileInfo(subject.path).completeBaseName(), findings);
    const bool asks = judgeCredentials(yaml, findings);
    if (plugin)
        judgeTools(yaml);
    const QString source = yaml.pythonFile();
    if (source.isEmpty())
        return;
    if (const auto python = readPythonAt(source))
        judgeDifyClass(*python, source, plugin ? "ToolProvider"_L1 : "BuiltinToolProviderController"_L1,
                       asks ? "_validate_credentials"_L1 : QLatin1StringView(), findings);
}

extern const FileLinter difyProvider{"dify-provider"_L1, rules, recognises, lint};

}

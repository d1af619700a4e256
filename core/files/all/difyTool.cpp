// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/DifyFiles.h"
#include "files/nearest.h"

#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lentera::catalogue {

static QList<FileRule> rules()
{
    return difyRules() + QList<FileRule>{{"file.dify.description-missing"_L1, Severity::Warning},
                                         {"file.dify.parameter-repeated"_L1, Severity::Failure},
                                         {"file.dify.parameter-name"_L1, Severity::Warning},
                                         {"file.dify.parameter-unknown"_L1, Severity::Warning}};
}

static bool recognises(const LintSubject &subject)
{
    return !subject.isFolder && difyToolPlace(subject.path, subject.content).layout != DifyLayout::None;
}

static bool isBlank(const DataNode *text)
{
    return !text || text->kind == DataNode::Kind::Null || (text->isText() && text->text.trimmed().isEmpty());
}

static void judgeDescription(const DifyYaml &yaml, const DifyPlace &place, FileFindings &findings)
{
    const DataNode *description = yaml.find(u"description"_s);
    if (!description && place.layout == DifyLayout::BuiltIn)
        return findings.add("file.dify.description-missing"_L1, {}, {{u"field"_s, u"description"_s}});
    description = yaml.needed(u"description"_s);
    if (!description || !yaml.shape(*description, description->isMap(), u"description"_s, "map"_L1))
        return;
    yaml.localText(*description, u"human"_s, u"description/human"_s);
    if (isBlank(description->find(u"llm")))
        findings.add("file.dify.description-missing"_L1, description->place, {{u"field"_s, u"description/llm"_s}});
}

namespace {

class Parameters {
public:
    Parameters(const DifyYaml &yaml, const DifyPlace &place, FileFindings &findings)
        : m_yaml(yaml), m_isPlugin(place.layout == DifyLayout::Plugin), m_findings(findings)
    {
    }

    QStringList names;

    void all()
    {
        const DataNode *list = m_yaml.find(u"parameters"_s);
        if (!list || list->kind == DataNode::Kind::Null ||
            !m_yaml.shape(*list, list->isList(), u"parameters"_s, "list"_L1))
            return;
        for (qsizetype i = 0; i < list->items.size(); ++i) {
            const QString path = u"parameters/"_s + QString::number(i);
            if (m_yaml.shape(list->items.at(i), list->items.at(i).isMap(), path, "map"_L1))
                one(list->items.at(i), path);
        }
    }

private:
    const DataNode *needed(const DataNode &map, const QString &name, const QString &path) const
    {
        const DataNode *node = map.find(name);
        if (!isBlank(node))
            return node;
        m_findings.add("file.dify.member-missing"_L1, map.place, {{u"field"_s, path + u'/' + name}});
        return nullptr;
    }
    void one(const DataNode &map, const QString &path)
    {
        static const QStringList types{
            u"string"_s, u"number"_s,   u"boolean"_s,      u"select"_s,         u"secret-input"_s, u"file"_s,
            u"files"_s,  u"checkbox"_s, u"app-selector"_s, u"model-selector"_s, u"any"_s,          u"dynamic-select"_s,
            u"array"_s,  u"object"_s,   u"date"_s,         u"date-range"_s,     u"system-files"_s};
        static const QStringList forms{u"schema"_s, u"form"_s, u"llm"_s};
        if (const DataNode *name = needed(map, u"name"_s, path))
            nameOf(*name);
        m_yaml.localText(map, u"label"_s, path + "/label"_L1);
        if (m_isPlugin)
            m_yaml.localText(map, u"human_description"_s, path + "/human_description"_L1);
        const DataNode *type = needed(map, u"type"_s, path);
        if (type)
            m_yaml.oneOf(*type, types, path + "/type"_L1);
        const DataNode *form = needed(map, u"form"_s, path);
        if (form)
            m_yaml.oneOf(*form, forms, path + "/form"_L1);
        if (form && form->text == "llm"_L1 && isBlank(map.find(u"llm_description")))
            m_findings.add("file.dify.description-missing"_L1, map.place, {{u"field"_s, path + "/llm_description"_L1}});
        static const QStringList truths{u"true"_s, u"false"_s, u"True"_s, u"False"_s, u"yes"_s, u"no"_s};
        if (const DataNode *required = map.find(u"required"))
            m_yaml.shape(*required, truths.contains(required->text), path + "/required"_L1, "truth"_L1);
        if (type && type->text == "select"_L1)
            m_yaml.options(map, path);
        m_yaml.noSecret(map, path);
    }
    void nameOf(const DataNode &name)
    {
        static const QRegularExpression valid(u"\\A[A-Za-z_][A-Za-z0-9_-]{0,63}\\z"_s);
        if (names.contains(name.text))
            m_findings.add("file.dify.parameter-repeated"_L1, name.place, {{u"name"_s, name.text}});
        else if (!name.text.contains(valid))
            m_findings.add("file.dify.parameter-name"_L1, name.place, {{u"name"_s, name.text}});
        names << name.text;
    }

    const DifyYaml &m_yaml;
    bool m_isPlugin;
    FileFindings &m_findings;
};

}

// What the code asks for, of the parameters that `_invoke` is handed: their own name is the method's.
static void judgeUse(const PythonFile &python, int klass, const QStringList &names, const QString &path,
                     FileFindings &findings)
{
    const PythonFunction *invoke = python.method(klass, "_invoke"_L1);
    if (!invoke)
        return;
    const auto function = invoke - python.functions.constData();
    QStringList handed;
    for (const PythonParameter &parameter : invoke->parameters)
        if (parameter.name == "tool_parameters"_L1)
            handed << parameter.name;
    for (const PythonItem &item : python.items)
        if (item.function == function && handed.contains(item.of) && !names.contains(item.key))
            findings.add("file.dify.parameter-unknown"_L1, item.place,
                         {{u"name"_s, item.key}, {u"suggestion"_s, nearest(item.key, names)}}, path);
}

static void lint(const LintSubject &subject, const LintContext &, FileFindings &findings)
{
    const DifyPlace place = difyToolPlace(subject.path, subject.content);
    const DifyYaml yaml(subject, place, findings);
    if (!yaml.readable())
        return;
    const DataNode *identity = yaml.needed(u"identity"_s);
    if (identity && yaml.shape(*identity, identity->isMap(), u"identity"_s, "map"_L1)) {
        yaml.neededText(u"identity/author"_s);
        yaml.localText(*identity, u"label"_s, u"identity/label"_s);
        yaml.identityName(QFileInfo(subject.path).fileName().section(u'.', 0, 0));
    }
    judgeDescription(yaml, place, findings);
    Parameters parameters(yaml, place, findings);
    parameters.all();
    const QString source = yaml.pythonFile();
    if (source.isEmpty())
        return;
    const auto python = readPythonAt(source);
    if (!python)
        return;
    const QLatin1StringView base = place.layout == DifyLayout::Plugin ? "Tool"_L1 : "BuiltinTool"_L1;
    const int klass = judgeDifyClass(*python, source, base, "_invoke"_L1, findings);
    if (klass >= 0 && !yaml.find(u"has_runtime_parameters"_s) && !python->method(klass, "_get_runtime_parameters"_L1) &&
        !python->method(klass, "get_runtime_parameters"_L1))
        judgeUse(*python, klass, parameters.names, source, findings);
}

extern const FileLinter difyTool{"dify-tool"_L1, rules, recognises, lint};

}

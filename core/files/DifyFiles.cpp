// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/DifyFiles.h"

#include "base/AtomicFile.h"
#include "base/Secret.h"
#include "files/nearest.h"
#include "files/secretShape.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qint64 largestPython = 1024 * 1024;
static constexpr qsizetype mostClasses = 500;

static bool isYaml(const QString &path)
{
    return path.endsWith(".yaml"_L1) || path.endsWith(".yml"_L1);
}

static bool hasIdentity(const QByteArray &content)
{
    static const QRegularExpression identity(u"^identity[ \\t]*:"_s, QRegularExpression::MultilineOption);
    return QString::fromUtf8(content.left(64 * 1024)).contains(identity);
}

static bool hasManifest(const QString &folder)
{
    return QFileInfo(folder + "/manifest.yaml"_L1).isFile();
}

static QString above(const QString &folder)
{
    return QFileInfo(folder).path();
}

DifyPlace difyProviderPlace(const QString &path, const QByteArray &content)
{
    const QFileInfo file(path);
    if (!isYaml(path) || !hasIdentity(content))
        return {};
    const QString folder = QFileInfo(file.absoluteFilePath()).path();
    if (QFileInfo(folder).fileName() == "provider"_L1 && hasManifest(above(folder)))
        return {DifyLayout::Plugin, above(folder)};
    const QString base = file.completeBaseName();
    if (QFileInfo(folder).fileName() == "tools"_L1 || base.startsWith(u'_'))
        return {};
    const bool builtIn = QFileInfo(folder + "/tools"_L1).isDir() || QFileInfo(folder + u'/' + base + ".py"_L1).isFile();
    return builtIn && !hasManifest(folder) ? DifyPlace{DifyLayout::BuiltIn, folder} : DifyPlace{};
}

DifyPlace difyToolPlace(const QString &path, const QByteArray &content)
{
    const QString folder = QFileInfo(QFileInfo(path).absoluteFilePath()).path();
    const QString root = above(folder);
    if (!isYaml(path) || QFileInfo(folder).fileName() != "tools"_L1 || QFileInfo(path).fileName().startsWith(u'_') ||
        !hasIdentity(content))
        return {};
    if (hasManifest(root))
        return {DifyLayout::Plugin, root};
    const QString name = root + u'/' + QFileInfo(root).fileName();
    const bool provider = QFileInfo(name + ".yaml"_L1).isFile() || QFileInfo(name + ".py"_L1).isFile();
    return provider ? DifyPlace{DifyLayout::BuiltIn, root} : DifyPlace{};
}

QList<FileRule> difyRules()
{
    return {{"file.dify.syntax"_L1, Severity::Failure},       {"file.dify.limit"_L1, Severity::Failure},
            {"file.dify.repeated"_L1, Severity::Warning},     {"file.dify.member-missing"_L1, Severity::Failure},
            {"file.dify.shape"_L1, Severity::Failure},        {"file.dify.value"_L1, Severity::Failure},
            {"file.dify.folder-name"_L1, Severity::Failure},  {"file.dify.file-name"_L1, Severity::Info},
            {"file.dify.name-invalid"_L1, Severity::Failure}, {"file.dify.label-missing"_L1, Severity::Warning},
            {"file.dify.language"_L1, Severity::Info},        {"file.dify.secret"_L1, Severity::Failure},
            {"file.dify.file-missing"_L1, Severity::Failure}, {"file.dify.extension"_L1, Severity::Failure},
            {"file.dify.class"_L1, Severity::Failure},        {"file.dify.method"_L1, Severity::Failure}};
}

DifyYaml::DifyYaml(const LintSubject &subject, const DifyPlace &place, FileFindings &findings)
    : m_subject(subject), m_place(place), m_findings(findings), m_document(readYaml(subject.content))
{
    m_findings.addProblems("file.dify"_L1, m_document.problems);
    if (!m_document.refused)
        shape(root(), root().isMap(), u"/"_s, "map"_L1);
    if (place.layout == DifyLayout::BuiltIn && subject.path.endsWith(".yml"_L1))
        m_findings.add("file.dify.extension"_L1, {}, {{u"path"_s, QFileInfo(subject.path).fileName()}});
}

const DataNode *DifyYaml::find(const QString &path) const
{
    const DataNode *node = &root();
    for (const QString &name : path.split(u'/'))
        if (node)
            node = node->find(name);
    return node;
}

TextPlace DifyYaml::placeOf(const QString &path) const
{
    const DataNode *node = &root();
    TextPlace place = node->place;
    for (const QString &name : path.split(u'/')) {
        const auto member = std::find_if(node->members.cbegin(), node->members.cend(),
                                         [&](const DataMember &one) { return one.name == name; });
        if (member == node->members.cend())
            break;
        node = &member->value;
        place = member->place;
    }
    return place;
}

const DataNode *DifyYaml::needed(const QString &path) const
{
    const DataNode *node = find(path);
    if (node && node->kind != DataNode::Kind::Null)
        return node;
    m_findings.add("file.dify.member-missing"_L1, placeOf(path), {{u"field"_s, path}});
    return nullptr;
}

void DifyYaml::neededText(const QString &path) const
{
    if (const DataNode *node = needed(path))
        shape(*node, node->isText(), path, "text"_L1);
}

void DifyYaml::localText(const DataNode &map, const QString &name, const QString &path) const
{
    const DataNode *text = map.find(name);
    if (!text || text->kind == DataNode::Kind::Null)
        return m_findings.add("file.dify.member-missing"_L1, text ? text->place : map.place, {{u"field"_s, path}});
    if (!shape(*text, text->isMap(), path, "map"_L1))
        return;
    const DataNode *english = text->find(u"en_US");
    if (!english || (english->isText() && english->text.trimmed().isEmpty()))
        m_findings.add("file.dify.member-missing"_L1, text->place, {{u"field"_s, path + "/en_US"_L1}});
    static const QStringList languages{u"en_US"_s, u"zh_Hans"_s, u"pt_BR"_s, u"ja_JP"_s};
    for (const DataMember &member : text->members)
        if (!languages.contains(member.name))
            m_findings.add(
                "file.dify.language"_L1, member.place,
                {{u"field"_s, path + u'/' + member.name}, {u"suggestion"_s, nearest(member.name, languages)}});
}

bool DifyYaml::shape(const DataNode &node, bool right, const QString &path, QLatin1StringView expected) const
{
    if (!right)
        m_findings.add("file.dify.shape"_L1, node.place, {{u"field"_s, path}, {u"expected"_s, expected}});
    return right;
}

void DifyYaml::oneOf(const DataNode &node, const QStringList &known, const QString &path) const
{
    if (known.contains(node.text))
        return;
    m_findings.add("file.dify.value"_L1, node.place,
                   {{u"field"_s, path},
                    {u"value"_s, node.text},
                    {u"known"_s, known.join(u", "_s)},
                    {u"suggestion"_s, nearest(node.text, known)}});
}

void DifyYaml::options(const DataNode &map, const QString &path) const
{
    const DataNode *options = map.find(u"options");
    if (!options || options->kind == DataNode::Kind::Null || (options->isList() && options->items.isEmpty()))
        return m_findings.add("file.dify.member-missing"_L1, map.place, {{u"field"_s, path + "/options"_L1}});
    if (!shape(*options, options->isList(), path + "/options"_L1, "list"_L1))
        return;
    for (qsizetype i = 0; i < options->items.size(); ++i) {
        const DataNode &option = options->items.at(i);
        const QString at = path + "/options/"_L1 + QString::number(i);
        if (!shape(option, option.isMap(), at, "map"_L1))
            continue;
        if (!option.find(u"value"))
            m_findings.add("file.dify.member-missing"_L1, option.place, {{u"field"_s, at + "/value"_L1}});
        localText(option, u"label"_s, at + "/label"_L1);
    }
}

void DifyYaml::noSecret(const DataNode &map, const QString &path) const
{
    const DataNode *type = map.find(u"type");
    const DataNode *value = map.find(u"default");
    if (!value || !value->isText() || value->text.isEmpty())
        return;
    const QString kind = secretKind(value->text);
    if (kind.isEmpty() && !(type && type->text == "secret-input"_L1))
        return;
    m_findings.add(
        "file.dify.secret"_L1, value->place,
        {{u"field"_s, path + "/default"_L1}, {u"kind"_s, kind}, {u"length"_s, QString::number(value->text.size())}});
}

void DifyYaml::identityName(const QString &fileName) const
{
    const DataNode *name = needed(u"identity/name"_s);
    if (!name || !shape(*name, name->isText(), u"identity/name"_s, "text"_L1))
        return;
    static const QRegularExpression valid(u"\\A[a-zA-Z0-9_-]+\\z"_s);
    if (m_place.layout == DifyLayout::Plugin && !name->text.contains(valid))
        return m_findings.add("file.dify.name-invalid"_L1, name->place, {{u"name"_s, name->text}});
    if (name->text != fileName)
        m_findings.add("file.dify.file-name"_L1, name->place, {{u"name"_s, name->text}, {u"expected"_s, fileName}});
}

QString DifyYaml::namedFile(const DataNode &node, const QString &path) const
{
    const QFileInfo file(QDir(m_place.root), node.text);
    if (node.isText() && file.isFile())
        return file.filePath();
    if (shape(node, node.isText(), path, "text"_L1))
        m_findings.add("file.dify.file-missing"_L1, node.place, {{u"path"_s, node.text}, {u"field"_s, path}});
    return {};
}

QString DifyYaml::pythonFile() const
{
    if (m_place.layout == DifyLayout::Plugin) {
        const DataNode *source = needed(u"extra/python/source"_s);
        return source ? namedFile(*source, u"extra/python/source"_s) : QString();
    }
    // The name before the first dot, as the loader takes it.
    const QFileInfo own(m_subject.path);
    const QString path = own.path() + u'/' + own.fileName().section(u'.', 0, 0) + ".py"_L1;
    if (QFileInfo(path).isFile())
        return path;
    m_findings.add("file.dify.file-missing"_L1, {}, {{u"path"_s, QFileInfo(path).fileName()}});
    return {};
}

// 1 for a class that derives from \a base, also through others of the file; 0 for one that does not; -1 where a base
// was imported from elsewhere in the project and may.
static int derives(const PythonFile &python, const PythonClass &klass, const QString &base, int depth)
{
    int answer = 0;
    for (const QString &name : klass.bases) {
        const QString whole = python.resolved(name);
        if (whole.section(u'.', -1) == base && whole != klass.name)
            return 1;
        const auto local = std::find_if(python.classes.cbegin(), python.classes.cend(),
                                        [&](const PythonClass &other) { return other.name == name; });
        const int through = local != python.classes.cend() && depth < 8 ? derives(python, *local, base, depth + 1)
                            : whole.startsWith(u'.')                    ? -1
                                                                        : 0;
        if (through == 1)
            return 1;
        answer = through == 0 ? answer : through;
    }
    return answer;
}

int judgeDifyClass(const PythonFile &python, const QString &path, QLatin1StringView base, QLatin1StringView method,
                   FileFindings &findings)
{
    QList<int> found;
    bool unsure = python.problem.has_value();
    for (qsizetype i = 0; i < std::min(mostClasses, python.classes.size()); ++i) {
        const int answer = derives(python, python.classes.at(i), base, 0);
        unsure = unsure || answer < 0;
        if (answer > 0)
            found << int(i);
    }
    if (found.isEmpty() && unsure)
        return -1;
    if (found.size() != 1) {
        findings.add("file.dify.class"_L1, found.isEmpty() ? TextPlace() : python.classes.at(found.at(1)).place,
                     {{u"base"_s, base}, {u"count"_s, QString::number(found.size())}}, path);
        return found.isEmpty() ? -1 : found.first();
    }
    const PythonClass &klass = python.classes.at(found.first());
    const bool direct = klass.bases.size() == 1 && python.resolved(klass.bases.first()).section(u'.', -1) == base;
    if (direct && !method.isEmpty() && !python.method(found.first(), method))
        findings.add("file.dify.method"_L1, klass.place, {{u"class"_s, klass.name}, {u"method"_s, method}}, path);
    return found.first();
}

std::optional<PythonFile> readPythonAt(const QString &path)
{
    Result<QByteArray> source = readWhole(path, largestPython);
    if (!source)
        return std::nullopt;
    PythonFile file = readPython(*source);
    wipeBytes(*source);
    return file;
}

}

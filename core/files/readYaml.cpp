// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/DataNode.h"

#include <QRegularExpression>
#include <QSet>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <optional>
#include <sstream>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr int mostOpen = 256;

// Leaves yaml-cpp's parser at the first thing that is refused.
namespace {
struct Refused {
    TextProblem problem;
};

// A plain scalar that YAML 1.1 (PyYAML's version) does not read as text.
bool isOther(const QString &plain)
{
    static const QRegularExpression other(
        u"\\A(?:[-+]?(?:[0-9][0-9_]*(?:\\.[0-9_]*)?(?:[eE][-+][0-9]+)?|0[xob][0-9a-fA-F_]+|\\.[0-9]+|\\.inf)|\\.nan|"
        "y|n|yes|no|true|false|on|off|[0-9]{4}-[0-9]{2}-[0-9]{2}.*)\\z"_s,
        QRegularExpression::CaseInsensitiveOption);
    return other.match(plain).hasMatch();
}

bool isOwnTag(const std::string &tag)
{
    static const QSet<QByteArray> names{"str", "int", "float", "bool", "null", "map", "seq"};
    const QByteArrayView text(tag.data(), qsizetype(tag.size()));
    static constexpr QByteArrayView yaml("tag:yaml.org,2002:");
    if (text.isEmpty() || text == QByteArrayView("?") || text == QByteArrayView("!"))
        return true;
    return text.startsWith(yaml) && names.contains(text.sliced(yaml.size()).toByteArray());
}

TextPlace placeOf(const YAML::Mark &mark)
{
    return {mark.line + 1, mark.column + 1};
}

// Builds the tree from the parser's events, which come before yaml-cpp holds anything itself.
class TreeBuilder : public YAML::EventHandler {
public:
    explicit TreeBuilder(const DataLimits &limits) : m_limits(limits) {}

    DataNode root;
    QList<TextProblem> repeated;

    void OnDocumentStart(const YAML::Mark &) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        put({DataNode::Kind::Null, counted(mark), {}, {}, {}}, 1, anchor);
    }
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                  const std::string &value) override
    {
        known(tag, mark);
        const QString text = QString::fromStdString(value);
        const bool other = (tag == "?" || tag.empty()) && isOther(text);
        put({other ? DataNode::Kind::Other : DataNode::Kind::Text, counted(mark), text, {}, {}}, 1, anchor);
    }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        const auto named = m_anchors.constFind(anchor);
        if (++m_aliases > m_limits.aliases)
            refuse(mark, "aliases"_L1, m_limits.aliases);
        if (named == m_anchors.cend()) // inside itself
            refuse(mark, "depth"_L1, m_limits.depth);
        count(mark, named->size);
        DataNode copy = named->node;
        copy.place = placeOf(mark);
        put(std::move(copy), named->size, 0);
    }
    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        open(DataNode::Kind::List, mark, tag, anchor);
    }
    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        open(DataNode::Kind::Map, mark, tag, anchor);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapEnd() override
    {
        merge(m_open.last().node);
        close();
    }

private:
    struct Anchored {
        DataNode node;
        int size = 1;
    };
    struct Open {
        DataNode node;
        YAML::anchor_t anchor = 0;
        int size = 1;
        QSet<QString> names;
        bool hasName = false; //!< the last member waits for its value
    };

    [[noreturn]] static void refuse(const YAML::Mark &mark, const QString &limit, int most)
    {
        throw Refused{{"limit"_L1, placeOf(mark), {{u"limit"_s, limit}, {u"most"_s, QString::number(most)}}}};
    }
    static void known(const std::string &tag, const YAML::Mark &mark)
    {
        if (!isOwnTag(tag))
            throw Refused{{"limit"_L1, placeOf(mark), {{u"limit"_s, u"tags"_s}, {u"most"_s, u"0"_s}}}};
    }
    void count(const YAML::Mark &mark, int size)
    {
        m_nodes += size;
        if (m_nodes > m_limits.nodes)
            refuse(mark, "nodes"_L1, m_limits.nodes);
    }
    TextPlace counted(const YAML::Mark &mark)
    {
        count(mark, 1);
        return placeOf(mark);
    }
    void open(DataNode::Kind kind, const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor)
    {
        known(tag, mark);
        if (m_open.size() >= m_limits.depth)
            refuse(mark, "depth"_L1, m_limits.depth);
        m_open << Open{{kind, counted(mark), {}, {}, {}}, anchor};
    }
    void close()
    {
        Open done = m_open.takeLast();
        put(std::move(done.node), done.size, done.anchor);
    }
    void put(DataNode node, int size, YAML::anchor_t anchor)
    {
        if (anchor != 0)
            m_anchors.insert(anchor, {node, size});
        if (m_open.isEmpty()) {
            root = std::move(node);
            return;
        }
        Open &parent = m_open.last();
        parent.size += size;
        if (parent.node.isList())
            parent.node.items << std::move(node);
        else if (std::exchange(parent.hasName, !parent.hasName))
            parent.node.members.last().value = std::move(node);
        else
            name(parent, node);
    }
    void name(Open &parent, const DataNode &key)
    {
        if (parent.names.contains(key.text))
            repeated << TextProblem{"repeated"_L1, key.place, {{u"name"_s, key.text}}};
        parent.names << key.text;
        parent.node.members << DataMember{key.text, key.place, {}};
    }
    // What `<<` brings stands behind what the map says itself.
    static void merge(DataNode &map)
    {
        for (qsizetype i = 0; i < map.members.size(); ++i) {
            if (map.members.at(i).name != "<<"_L1)
                continue;
            const DataNode source = map.members.takeAt(i).value;
            for (const DataMember &member : source.members)
                if (!map.find(member.name))
                    map.members << member;
            return;
        }
    }

    const DataLimits &m_limits;
    QList<Open> m_open;
    QMap<YAML::anchor_t, Anchored> m_anchors;
    int m_nodes = 0;
    int m_aliases = 0;
};
}

static void parse(const QByteArray &text, TreeBuilder &tree)
{
    std::istringstream stream(text.toStdString());
    YAML::Parser parser(stream);
    parser.HandleNextDocument(tree);
    DataLimits none;
    TreeBuilder second(none);
    if (parser.HandleNextDocument(second))
        throw Refused{{"syntax"_L1, second.root.place, {{u"reason"_s, u"a second document"_s}}}};
}

// yaml-cpp looks far ahead for the end of a key before it tells of any bracket; so many open ones are in no real file,
// whether they are text or not.
static std::optional<TextPlace> endlessOpening(const QByteArray &text)
{
    int open = 0;
    TextPlace place{1, 0};
    for (const char c : text) {
        place = c == '\n' ? TextPlace{place.line + 1, 0} : TextPlace{place.line, place.column + 1};
        open += c == '[' || c == '{' ? 1 : 0;
        open -= open > 0 && (c == ']' || c == '}') ? 1 : 0;
        if (open > mostOpen)
            return place;
    }
    return {};
}

DataDocument readYaml(const QByteArray &text, const DataLimits &limits)
{
    if (text.size() > limits.bytes)
        return tooLong(limits);
    if (const std::optional<TextPlace> place = endlessOpening(text))
        return refusedDocument(
            {"limit"_L1, *place, {{u"limit"_s, u"depth"_s}, {u"most"_s, QString::number(limits.depth)}}});
    TreeBuilder tree(limits);
    try {
        parse(text, tree);
    } catch (const Refused &refused) {
        return refusedDocument(refused.problem);
    } catch (const YAML::Exception &wrong) { // its sentence is English; what it quotes of the text comes behind a colon
        return refusedDocument(
            {"syntax"_L1, placeOf(wrong.mark), {{u"reason"_s, QString::fromStdString(wrong.msg).section(u':', 0, 0)}}});
    }
    return {std::move(tree.root), tree.repeated, false};
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <limits>
#include <optional>

namespace lentera {

//! One node of a window as assistive programs see it.
struct Node {
    QString id;
    QString role; //!< AT-SPI's word, e.g. "push button"
    QString name;
    QString description;
    QString text; //!< what stands in a field
    QStringList states;
    int depth = 0;

    bool is(QLatin1StringView state) const { return states.contains(state); }
    bool isShowing() const { return is(QLatin1StringView("showing")); }
    //! Can be used now.
    bool isUsable() const { return isShowing() && is(QLatin1StringView("sensitive")); }
    QString line() const
    {
        return QStringLiteral("%1%2 “%3” “%4” “%5” %6")
            .arg(QString(2 * depth, u' '), role, name, text, description, states.join(u' '));
    }
};

//! The accessibility tree of a program at one moment, every node before its children.
class WindowTree {
public:
    WindowTree() = default;
    explicit WindowTree(QList<Node> nodes) : m_nodes(std::move(nodes)) {}
    explicit WindowTree(const QJsonArray &nodes)
    {
        int hidden = std::numeric_limits<int>::max(); // depth below which nothing shows
        for (const QJsonValue &value : nodes) {
            const QJsonObject node = value.toObject();
            const auto text = [&](const char *key) {
                return node.value(QLatin1StringView(key)).toString();
            };
            QStringList states;
            for (const QJsonValue &state : node.value(QLatin1StringView("states")).toArray())
                states << state.toString();
            const int depth = node.value(QLatin1StringView("depth")).toInt();
            if (depth <= hidden)
                hidden = std::numeric_limits<int>::max();
            if (depth > hidden) // Qt says so of items in a view that is not shown itself
                states.removeAll(QStringLiteral("showing"));
            else if (!states.contains(QStringLiteral("showing")))
                hidden = depth;
            m_nodes << Node{text("id"), text("role"), text("name"), text("description"), text("text"), states, depth};
        }
    }

    const QList<Node> &nodes() const { return m_nodes; }

    //! The top-level window or menu that has the keyboard; empty while none has.
    WindowTree active() const
    {
        WindowTree found;
        for (const Node &node : m_nodes)
            if (node.depth == 1 && node.isShowing() && (node.is(QLatin1StringView("active"))))
                found = below(node);
        return found;
    }
    //! The role of its first node: what kind of window active() is.
    QString role() const { return m_nodes.isEmpty() ? QString() : m_nodes.first().role; }
    QString title() const { return m_nodes.isEmpty() ? QString() : m_nodes.first().name; }

    //! A node that shows, by its whole name, else by how it begins.
    std::optional<Node> find(const QString &role, const QString &name) const
    {
        std::optional<Node> found;
        for (const Node &node : m_nodes)
            if (node.isShowing() && node.role == role) {
                if (node.name == name)
                    return node;
                if (!found && node.name.startsWith(name))
                    found = node;
            }
        return found;
    }
    //! A text stands somewhere in what shows.
    bool says(const QString &text) const
    {
        for (const Node &node : m_nodes)
            if (node.isShowing() && (node.name.contains(text) || node.text.contains(text)))
                return true;
        return false;
    }
    //! The names of all nodes of a role that show.
    QStringList names(const QString &role) const
    {
        QStringList found;
        for (const Node &node : m_nodes)
            if (node.isShowing() && node.role == role)
                found << node.name;
        return found;
    }
    //! What shows, for the message of a failed test.
    QString toText() const
    {
        QStringList lines;
        for (const Node &node : m_nodes)
            if (node.isShowing())
                lines << node.line();
        return lines.join(u'\n');
    }

private:
    WindowTree below(const Node &top) const
    {
        WindowTree part;
        bool inside = false;
        for (const Node &node : m_nodes) {
            if (node.depth <= top.depth)
                inside = node.id == top.id;
            if (inside)
                part.m_nodes << node;
        }
        return part;
    }

    QList<Node> m_nodes;
};

}

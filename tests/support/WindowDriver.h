// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/TestDesktop.h"
#include "support/WindowTree.h"

#include <QFile>

#include <algorithm>
#include <cstdio>
#include <functional>

namespace lentera {

//! The real `lentera` on a desktop of its own, used from outside: seen through the accessibility tree, driven with
//! keys, the pointer and accessible actions (atspi.py). The first thing that goes wrong is kept in trouble(), and
//! nothing is done from then on: say after each step `QVERIFY2(window.trouble().isEmpty(),
//! qPrintable(window.trouble()));`.
class WindowDriver {
public:
    using Condition = std::function<bool(const WindowTree &)>;

    WindowDriver();
    ~WindowDriver();

    const QString &trouble() const { return m_trouble; }
    //! Its keyring is not started yet.
    KeyringSession &session() { return m_desktop.session(); }
    //! The command line on the same profile.
    CliProgram &cli() { return m_desktop.cli(); }

    //! Starts the program and waits until its window has the keyboard.
    void start(const QStringList &arguments = {});
    //! Ends it as a crash would.
    void kill();
    //! Closes it as a person does; it must end by itself, without an error.
    void quit();
    qint64 processId() const { return m_program.processId(); }
    //! All that the program has printed, in every start.
    QByteArray printed() const;

    enum class Nodes { Showing, All };
    WindowTree tree(Nodes nodes = Nodes::Showing);
    //! Looks again and again until \a condition holds of what is shown, at most \a ms; what was seen last.
    WindowTree await(const QString &what, const Condition &condition, int ms = 60'000);
    //! Waits until a dialog or message box has the keyboard and answers it.
    WindowTree awaitDialog(const QString &what = QStringLiteral("a dialog"));
    //! Waits until the main window has the keyboard.
    WindowTree awaitMain();
    //! Waits until a text stands somewhere in what shows.
    WindowTree awaitText(const QString &text, int ms = 60'000);

    //! Waits until nothing changes any more, at most 5 s: what was asked for may come a moment later.
    WindowTree awaitQuiet();

    //! These act on a node of the active window that shows and can be used; they wait until there is one.
    void press(const QString &role, const QString &name) { act("press", role, name); }
    void click(const QString &role, const QString &name) { act("click", role, name, {{QStringLiteral("button"), 1}}); }
    void focus(const QString &role, const QString &name) { act("focus", role, name); }
    void setText(const QString &role, const QString &name, const QString &text)
    {
        act("text", role, name, {{QStringLiteral("text"), text}});
    }
    //! Names as xdotool has them, e.g. "ctrl+n", "Return".
    void keys(const QStringList &keys) { ask("key", {{QStringLiteral("keys"), QJsonArray::fromStringList(keys)}}); }
    void type(const QString &text) { ask("type", {{QStringLiteral("text"), text}}); }
    //! Presses a key and answers what gets the focus by it: a view in place of its items; none when nothing does.
    Node tab(const QString &key = QStringLiteral("Tab"));

    //! Goes down an open menu, which stands in no tree, and answers its entries.
    QList<Node> menuEntries();
    //! Goes down an open menu to the entry whose name begins so, and chooses it.
    void choose(const QString &entry);

    //! Every text of every tree seen so far, one per line.
    const QByteArray &seen() const { return m_seen; }

private:
    QJsonObject ask(const char *what, QJsonObject command = {});
    void act(const char *what, const QString &role, const QString &name, const QJsonObject &command = {});
    //! Keeps \a trouble; all that was seen goes to stderr, where QtTest does not cut it short.
    void fail(const QString &trouble, const WindowTree &seen);
    void pause() { ask("pause", {{QStringLiteral("ms"), 40}}); }

    TestDesktop m_desktop;
    QString m_trouble;
    QByteArray m_seen;
    QProcess m_reader;
    QProcess m_program;
};

inline WindowDriver::WindowDriver() : m_trouble(m_desktop.trouble())
{
    if (m_trouble.isEmpty())
        m_trouble =
            m_desktop.launch(m_reader, QStringLiteral("/usr/bin/python3"),
                             {QStringLiteral(SOURCE_DIR "/tests/support/atspi.py"), m_desktop.accessibilityBus()});
    // It listens from now on: a program that starts while it registers may never send it an event.
    ask("pause", {{QStringLiteral("ms"), 0}});
}

inline WindowDriver::~WindowDriver()
{
    kill();
    m_reader.closeWriteChannel(); // it then ends by itself
    if (!m_reader.waitForFinished(5000))
        m_reader.kill();
    m_reader.waitForFinished();
}

inline QJsonObject WindowDriver::ask(const char *what, QJsonObject command)
{
    using namespace Qt::StringLiterals;
    if (!m_trouble.isEmpty())
        return {};
    command.insert(u"do"_s, QLatin1StringView(what));
    command.insert(u"pid"_s, m_program.processId());
    m_reader.write(QJsonDocument(command).toJson(QJsonDocument::Compact) + '\n');
    const QDeadlineTimer deadline(90'000);
    while (!m_reader.canReadLine() && m_reader.waitForReadyRead(int(deadline.remainingTime()))) {
    }
    const QJsonObject answer = QJsonDocument::fromJson(m_reader.readLine()).object();
    if (m_reader.state() != QProcess::Running)
        m_trouble = u"atspi.py ended: "_s + QString::fromUtf8(m_reader.readAllStandardError());
    else if (answer.contains(u"error"_s) && m_program.state() == QProcess::Running)
        m_trouble = u"%1: %2"_s.arg(QLatin1StringView(what), answer.value(u"error"_s).toString());
    return answer;
}

inline void WindowDriver::fail(const QString &trouble, const WindowTree &seen)
{
    m_trouble = trouble;
    std::fprintf(stderr, "%s; there is\n%s\nprinted:\n%s\n", qPrintable(trouble), qPrintable(seen.toText()),
                 printed().constData());
}

inline WindowTree WindowDriver::tree(Nodes nodes)
{
    const QJsonObject command{{QStringLiteral("hidden"), nodes == Nodes::All}};
    const WindowTree seen(ask("tree", command).value(QLatin1StringView("nodes")).toArray());
    for (const Node &node : seen.nodes())
        m_seen += (node.name + u'\n' + node.description + u'\n' + node.text + u'\n').toUtf8();
    return seen;
}

inline WindowTree WindowDriver::await(const QString &what, const Condition &condition, int ms)
{
    const QDeadlineTimer deadline(ms);
    WindowTree seen = tree();
    while (m_trouble.isEmpty() && !condition(seen)) {
        if (deadline.hasExpired() || m_program.state() != QProcess::Running)
            fail(m_program.state() == QProcess::Running
                     ? QStringLiteral("%1 did not come within %2 ms").arg(what).arg(ms)
                     : QStringLiteral("it ended with status %1 before %2").arg(m_program.exitCode()).arg(what),
                 seen);
        pause();
        m_program.waitForFinished(0); // notices a crash
        seen = tree();
    }
    return seen;
}

inline WindowTree WindowDriver::awaitDialog(const QString &what)
{
    return await(what,
                 [](const WindowTree &tree) {
                     const QString role = tree.active().role();
                     return !role.isEmpty() && role != QLatin1StringView("frame");
                 })
        .active();
}

inline WindowTree WindowDriver::awaitMain()
{
    return await(QStringLiteral("the main window"),
                 [](const WindowTree &tree) { return tree.active().role() == QLatin1StringView("frame"); })
        .active();
}

inline WindowTree WindowDriver::awaitText(const QString &text, int ms)
{
    return await(
        QStringLiteral("“%1”").arg(text), [&](const WindowTree &tree) { return tree.says(text); }, ms);
}

inline WindowTree WindowDriver::awaitQuiet()
{
    const QDeadlineTimer deadline(5000);
    WindowTree before = tree();
    WindowTree now = before;
    do {
        before = now;
        pause();
        now = tree();
    } while (now.toText() != before.toText() && !deadline.hasExpired());
    return now;
}

inline void WindowDriver::act(const char *what, const QString &role, const QString &name, const QJsonObject &command)
{
    const auto usable = [&](const WindowTree &tree) {
        const WindowTree active = tree.active();
        const std::optional<Node> node = active.find(role, name);
        return node && node->isUsable();
    };
    const WindowTree active = await(QStringLiteral("a usable %1 “%2”").arg(role, name), usable).active();
    if (!m_trouble.isEmpty())
        return;
    QJsonObject whole = command;
    whole.insert(QStringLiteral("id"), active.find(role, name)->id);
    ask(what, whole);
}

inline Node WindowDriver::tab(const QString &key)
{
    const QJsonObject got = ask("tab", {{QStringLiteral("keys"), QJsonArray{key}}, {QStringLiteral("ms"), 10'000}});
    Node node;
    node.id = got.value(QLatin1StringView("id")).toString();
    node.role = got.value(QLatin1StringView("role")).toString();
    node.name = got.value(QLatin1StringView("name")).toString();
    return node;
}

inline QList<Node> WindowDriver::menuEntries()
{
    QList<Node> entries;
    const auto known = [&](const Node &node) {
        return std::any_of(entries.cbegin(), entries.cend(), [&](const Node &entry) { return entry.id == node.id; });
    };
    for (Node node = tab(QStringLiteral("Down")); !node.id.isEmpty() && !known(node);
         node = tab(QStringLiteral("Down"))) {
        node.states << QStringLiteral("showing");
        entries << node;
    }
    if (entries.isEmpty() && m_trouble.isEmpty())
        fail(QStringLiteral("no menu is open"), tree());
    return entries;
}

inline void WindowDriver::choose(const QString &entry)
{
    const qsizetype count = menuEntries().size(); // the first one is current again
    Node current;
    for (qsizetype i = 0; i < count && !current.name.startsWith(entry); ++i)
        current = tab(QStringLiteral("Down"));
    if (!current.name.startsWith(entry) && m_trouble.isEmpty())
        fail(QStringLiteral("the menu has no entry “%1”").arg(entry), tree());
    keys({QStringLiteral("Return")});
}

inline void WindowDriver::start(const QStringList &arguments)
{
    using namespace Qt::StringLiterals;
    if (!m_trouble.isEmpty())
        return;
    const QString output = session().home() + u"/window.out"_s;
    m_program.setProcessChannelMode(QProcess::MergedChannels);
    m_program.setStandardOutputFile(output, QIODevice::Append);
    m_trouble = m_desktop.launch(m_program, QStringLiteral(BIN_DIR "/lentera"), arguments);
    awaitMain();
}

inline void WindowDriver::kill()
{
    m_program.kill();
    m_program.waitForFinished();
}

inline void WindowDriver::quit()
{
    if (!m_trouble.isEmpty())
        return;
    keys({QStringLiteral("ctrl+q")});
    if (!m_program.waitForFinished(60'000))
        fail(QStringLiteral("it does not end"), tree());
    else if (m_program.exitStatus() != QProcess::NormalExit || m_program.exitCode() != 0)
        fail(QStringLiteral("it ended with status %1").arg(m_program.exitCode()), {});
}

inline QByteArray WindowDriver::printed() const
{
    QFile file(m_desktop.session().home() + QStringLiteral("/window.out"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}

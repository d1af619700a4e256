// SPDX-License-Identifier: GPL-3.0-or-later
#include "Walk.h"
#include "support/runTests.h"

#include <QSet>

using namespace Qt::StringLiterals;
using namespace lentera;

//! Roles that a person acts on. A cell may be empty: it is the data, and its row and column are announced.
static bool isControl(const Node &node)
{
    static const QSet<QString> roles{u"push button"_s,
                                     u"toggle button"_s,
                                     u"check box"_s,
                                     u"radio button"_s,
                                     u"combo box"_s,
                                     u"text"_s,
                                     u"password text"_s,
                                     u"entry"_s,
                                     u"list"_s,
                                     u"list box"_s,
                                     u"table"_s,
                                     u"tree"_s,
                                     u"tree table"_s,
                                     u"page tab"_s,
                                     u"page tab list"_s,
                                     u"menu item"_s,
                                     u"slider"_s,
                                     u"spin button"_s,
                                     u"link"_s,
                                     u"tree item"_s,
                                     u"list item"_s,
                                     u"check menu item"_s,
                                     u"radio menu item"_s,
                                     u"date editor"_s,
                                     u"progress bar"_s};
    return roles.contains(node.role) || (node.is("focusable"_L1) && node.role != "cell"_L1);
}

//! Walks the accessibility tree of the running window: every control has a name and can be reached with the keyboard.
class AccessibilityTest : public QObject {
    Q_OBJECT

    QStringList m_unnamed;
    int m_controls = 0;
    int m_places = 0;

    void look(const QString &where, const WindowTree &tree)
    {
        ++m_places;
        int columns = 0;
        int items = 0;
        for (const Node &node : tree.nodes()) {
            if (node.role == "tree"_L1)
                columns = items = 0;
            columns += node.role == "column header"_L1;
            // Only a row's first column must say something: the others are data.
            const bool isFirst = node.role != "tree item"_L1 || items++ % std::max(columns, 1) == 0;
            if (!node.isShowing() || !isControl(node) || !isFirst)
                continue;
            ++m_controls;
            if (node.name.trimmed().isEmpty())
                m_unnamed << u"%1: %2"_s.arg(where, node.line().trimmed());
        }
    }
    void tabThrough(WindowDriver &window, const QString &where, QStringList &problems);

private Q_SLOTS:
    void everyControlHasAName_data();
    void everyControlHasAName();
    void tabComesRound();
    void numberKeysOpenPages();
};

void AccessibilityTest::everyControlHasAName_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("in English") << u"en"_s;
    QTest::newRow("in Indonesian") << u"id"_s;
}

void AccessibilityTest::everyControlHasAName()
{
    QFETCH(QString, language);
    m_unnamed.clear();
    m_controls = m_places = 0;
    WindowDriver window;
    Walk walk(window, [this](const QString &where, const WindowTree &tree) { look(where, tree); });
    walk.start(language);
    walk.everything();
    window.kill();
    QVERIFY2(window.trouble().isEmpty(), qPrintable(window.trouble()));
    m_unnamed.removeDuplicates();
    QVERIFY2(m_unnamed.isEmpty(), qPrintable(m_unnamed.join(u'\n')));
    qInfo("%d controls in %d places", m_controls, m_places);
    QVERIFY2(m_places > 30 && m_controls > 500, "the walk saw too little to prove anything");
}

//! Tab goes round: it comes back to where it began, and has then been at everything that can be used.
void AccessibilityTest::tabThrough(WindowDriver &window, const QString &where, QStringList &problems)
{
    static constexpr int most = 120;
    const Node first = window.tab();
    if (first.id.isEmpty()) {
        problems << u"%1: Tab does nothing"_s.arg(where);
        return;
    }
    QSet<QString> reached{first.id};
    QStringList order{first.role + u' ' + first.name};
    Node now = window.tab();
    int steps = 1;
    for (; now.id != first.id && steps < most; ++steps) {
        if (now.id.isEmpty())
            problems << u"%1: Tab does nothing after %2 steps"_s.arg(where).arg(steps);
        reached << now.id;
        order << now.role + u' ' + now.name;
        now = window.tab();
    }
    const qsizetype before = problems.size();
    if (now.id != first.id)
        problems << u"%1: Tab does not come back to %2 “%3”"_s.arg(where, first.role, first.name);
    const WindowTree tree = window.tree().active();
    for (const Node &node : tree.nodes()) {
        const bool wanted = node.isUsable() && node.is("focusable"_L1) &&
                            (node.role == "push button"_L1 || node.role == "text"_L1 || node.role == "table"_L1 ||
                             node.role == "tree"_L1 || node.role == "combo box"_L1 || node.role == "password text"_L1 ||
                             node.role == "spin button"_L1);
        if (wanted && !reached.contains(node.id))
            problems << u"%1: Tab does not reach %2"_s.arg(where, node.line().trimmed());
    }
    if (problems.size() > before)
        problems.insert(before, u"%1: Tab goes to %2"_s.arg(where, order.join(u", "_s)));
}

void AccessibilityTest::tabComesRound()
{
    QStringList problems;
    WindowDriver window;
    Walk walk(window, [](const QString &, const WindowTree &) {});
    walk.start(u"en"_s);
    walk.select(u"Jira"_s);
    for (int page = 1; page <= 5; ++page) {
        walk.open(page);
        tabThrough(window, u"page %1"_s.arg(page), problems);
    }
    walk.open(3);
    for (const auto &key : {key::addTenant, key::addConnection, key::setCredential, key::rotateCredential, key::palette,
                            key::shortcuts}) {
        window.keys({key});
        window.awaitDialog();
        tabThrough(window, key, problems);
        window.keys({u"Escape"_s});
        window.awaitMain();
    }
    window.kill();
    QVERIFY2(window.trouble().isEmpty(), qPrintable(window.trouble()));
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
}

void AccessibilityTest::numberKeysOpenPages()
{
    WindowDriver window;
    Walk walk(window, [](const QString &, const WindowTree &) {});
    walk.start(u"en"_s);
    walk.select(u"Jira"_s);
    for (int page = 5; page >= 1; --page) {
        window.keys({QString::number(page)});
        window.await(u"page %1 by its number"_s.arg(page), [page](const WindowTree &tree) {
            return tree.find(u"page tab list"_s, tree.names(u"page tab"_s).value(page - 1)).has_value();
        });
    }
    window.kill();
    QVERIFY2(window.trouble().isEmpty(), qPrintable(window.trouble()));
}

LENTERA_TEST(tst_accessibility, AccessibilityTest)
#include "tst_accessibility.moc"

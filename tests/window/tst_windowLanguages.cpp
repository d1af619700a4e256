// SPDX-License-Identifier: GPL-3.0-or-later
#include "EnglishTexts.h"
#include "Walk.h"
#include "support/runTests.h"

using namespace Qt::StringLiterals;
using namespace lentera;

//! Under Indonesian no text of the interface stays English, Qt's own included, from the start and after a switch.
class WindowLanguagesTest : public QObject {
    Q_OBJECT

    EnglishTexts m_english;
    QStringList m_left;
    int m_texts = 0;

    void look(const QString &where, const WindowTree &tree);

private Q_SLOTS:
    void initTestCase();
    void nothingStaysEnglish();
    void switchingKeepsTheSelection();
};

void WindowLanguagesTest::initTestCase()
{
    const QString folder = QStringLiteral(SOURCE_DIR "/translations/");
    const qsizetype own = m_english.read(folder + u"lentera_id.ts"_s);
    QVERIFY2(own > 300, "translations/lentera_id.ts is not filled: run the target update_translations and translate");
    const qsizetype ofQt = m_english.read(folder + u"qtbase_id.ts"_s);
    QVERIFY2(ofQt > 200, "translations/qtbase_id.ts is not filled");
    QVERIFY2(m_english.hold(u"Cancel"_s) && m_english.hold(u"Save"_s) && m_english.hold(u"Go to c1"_s),
             "this test would not see an English text");
    QVERIFY(!m_english.hold(u"Batal"_s) && !m_english.hold(u"Jira"_s));
}

void WindowLanguagesTest::look(const QString &where, const WindowTree &tree)
{
    static const QRegularExpression joints(u", | · | — | ⏎"_s);
    // What a person typed or a system answered stands in these.
    static const QSet<QString> contents{u"text"_s, u"application"_s};
    for (const Node &node : tree.nodes()) {
        if (!node.isShowing() || node.role == "application"_L1)
            continue;
        QStringList texts{node.description};
        if (!contents.contains(node.role) || node.text.isEmpty())
            texts << node.name << node.name.split(joints);
        for (const QString &text : std::as_const(texts)) {
            m_texts += !text.isEmpty();
            if (!text.isEmpty() && m_english.hold(text))
                m_left << u"%1: %2 “%3”"_s.arg(where, node.role, text);
        }
    }
}

void WindowLanguagesTest::nothingStaysEnglish()
{
    m_left.clear();
    m_texts = 0;
    WindowDriver window;
    Walk walk(window, [this](const QString &where, const WindowTree &tree) { look(where, tree); });
    walk.start(u"id"_s);
    walk.everything();
    window.kill();
    QVERIFY2(window.trouble().isEmpty(), qPrintable(window.trouble()));
    m_left.removeDuplicates();
    QVERIFY2(m_left.isEmpty(), qPrintable(m_left.join(u'\n')));
    QVERIFY2(m_texts > 1000, "the walk saw too little to prove anything");
}

void WindowLanguagesTest::switchingKeepsTheSelection()
{
    m_left.clear();
    WindowDriver window;
    Walk walk(window, [this](const QString &where, const WindowTree &tree) { look(where, tree); });
    walk.start(u"en"_s);
    walk.select(u"Jira"_s);
    walk.open(2);
    const auto tabIs = [&](const QString &name) {
        return [name](const WindowTree &tree) {
            return tree.find(u"page tab"_s, name).has_value();
        };
    };
    window.keys({u"ctrl+alt+i"_s});
    window.await(u"the Indonesian tabs"_s, tabIs(m_english.indonesian(u"Overview"_s)));
    const WindowTree indonesian = window.awaitQuiet();
    QVERIFY2(indonesian.active().title().contains(u"Jira"_s), qPrintable(indonesian.active().title()));
    QVERIFY(indonesian.find(u"tree item"_s, u"Jira"_s)->is("selected"_L1));
    look(u"after the switch"_s, indonesian);
    QVERIFY2(m_left.isEmpty(), qPrintable(m_left.join(u'\n')));
    walk.pages();
    QVERIFY2(m_left.isEmpty(), qPrintable(m_left.join(u'\n')));

    walk.select(u"Billing"_s);
    window.keys({u"ctrl+alt+e"_s});
    window.await(u"the English tabs"_s, tabIs(u"Overview"_s));
    const WindowTree english = window.awaitQuiet();
    QVERIFY2(english.active().title().contains(u"Billing"_s), qPrintable(english.active().title()));
    QVERIFY(english.find(u"tree item"_s, u"Billing"_s)->is("selected"_L1));
    window.quit();
    QVERIFY2(window.trouble().isEmpty(), qPrintable(window.trouble()));
}

LENTERA_TEST(tst_windowLanguages, WindowLanguagesTest)
#include "tst_windowLanguages.moc"

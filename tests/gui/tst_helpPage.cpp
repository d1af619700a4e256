// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/DeskFixture.h"
#include "help/HelpPage.h"
#include "help/HelpPresenter.h"
#include "support/runTests.h"

#include <QComboBox>
#include <QListView>

using namespace Qt::StringLiterals;

namespace lentera {

//! Help: the catalogue by system, topic and word, in the language of the moment.
class HelpPageTest : public QObject {
    Q_OBJECT

    DeskFixture m_fixture;
    HelpPresenter &m_presenter = m_fixture.desk.presenter<HelpPresenter>();
    std::unique_ptr<QWidget> m_page;

    void chooseSubject(const QString &subject) const
    {
        auto *subjects = m_page->findChild<QComboBox *>();
        const int index = subjects->findData(subject);
        QVERIFY2(index > 0, qPrintable(subject));
        subjects->setCurrentIndex(index);
        Q_EMIT subjects->activated(index);
    }
    int shown() const { return m_page->findChild<QListView *>()->model()->rowCount(); }

private Q_SLOTS:
    void init();
    void aTopicNarrows();
    void aSystemShowsItsOwnWording();
    void wordsNarrowFurther();
    void whatIsAskedForIsNeverHidden();
};

void HelpPageTest::init()
{
    m_presenter.narrow({});
    m_presenter.search({});
    m_page.reset(makeHelpPage(
        m_fixture.desk, [] {}, nullptr));
}

void HelpPageTest::aTopicNarrows()
{
    const int all = shown();
    chooseSubject(u"mcp"_s);
    QVERIFY(shown() > 0 && shown() < all);
    for (const QString &id : m_presenter.hits())
        QVERIFY2(id.startsWith("mcp."_L1), qPrintable(id));
    QVERIFY(m_presenter.chosen().startsWith("mcp."_L1));
}

void HelpPageTest::aSystemShowsItsOwnWording()
{
    chooseSubject(u"github"_s);
    QVERIFY(m_presenter.hits().contains(u"auth.credential.refused@github"_s));
    m_presenter.choose(u"auth.credential.refused@github"_s);
    const Explained english = m_presenter.explained(u"en"_s);
    const Explained indonesian = m_presenter.explained(u"id"_s);
    QVERIFY2(!english.cause.isEmpty() && english.cause != indonesian.cause, qPrintable(english.title));
}

void HelpPageTest::wordsNarrowFurther()
{
    chooseSubject(u"tls"_s);
    const int all = shown();
    m_presenter.search(u"expired"_s);
    QVERIFY(shown() > 0 && shown() < all);
    m_presenter.search(u"getaddrinfo EAI_AGAIN"_s); // what belongs to another topic
    QCOMPARE(shown(), 0);
}

void HelpPageTest::whatIsAskedForIsNeverHidden()
{
    chooseSubject(u"mcp"_s);
    m_fixture.desk.explain(u"tls.certificate.expired"_s);
    QCOMPARE(m_presenter.chosen(), u"tls.certificate.expired"_s);
    QCOMPARE(m_page->findChild<QComboBox *>()->currentIndex(), 0);
}

}

LENTERA_TEST(tst_helpPage, lentera::HelpPageTest)
#include "tst_helpPage.moc"

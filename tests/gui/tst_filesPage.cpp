// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/FilesPage.h"
#include "files/FilesPresenter.h"
#include "gui/DeskFixture.h"
#include "shared/WrappedText.h"
#include "support/runTests.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace lentera {

//! Files: what is chosen, typed or dropped is looked at, and every mistake is explained.
class FilesPageTest : public QObject {
    Q_OBJECT

    DeskFixture m_fixture;
    FilesPresenter &m_presenter = m_fixture.desk.presenter<FilesPresenter>();
    std::unique_ptr<QWidget> m_page;
    QTemporaryDir m_folder;

    QString fileWith(const QString &name, const QByteArray &content) const
    {
        QFile file(m_folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner); // else that is a mistake, too
        return file.fileName();
    }
    QString labels() const
    {
        QStringList texts;
        for (const QLabel *label : m_page->findChildren<QLabel *>())
            if (label->isVisible())
                texts << label->text();
        for (const WrappedText *text : m_page->findChildren<WrappedText *>())
            texts << text->toPlainText();
        return texts.join(u'\n');
    }
    QStringList rows() const
    {
        const QAbstractItemModel *model = m_page->findChild<QTableView *>()->model();
        QStringList rows;
        for (int row = 0; row < model->rowCount(); ++row)
            rows << model->index(row, 0).data().toString() + u' ' + model->index(row, 1).data().toString();
        return rows;
    }
    bool looked(const QString &path)
    {
        QSignalSpy changed(&m_presenter, &FilesPresenter::changed);
        m_presenter.look(path);
        while (m_presenter.isLooking())
            if (!changed.wait(10'000))
                return false;
        return true;
    }

private Q_SLOTS:
    void init();
    void nothingIsThereAtFirst();
    void mistakesAreExplained();
    void aGoodFileIsSaidToBeGood();
    void whatCannotBeReadIsTold();
    void whatIsTypedOrDroppedIsLookedAt();
    void everyControlHasAName();
};

void FilesPageTest::init()
{
    m_page.reset(makeFilesPage(m_fixture.desk, nullptr));
    m_page->resize(1000, 600);
    m_page->show();
}

void FilesPageTest::nothingIsThereAtFirst()
{
    QVERIFY2(labels().contains(u"Nothing was looked at yet"_s), qPrintable(labels()));
    QVERIFY(!m_fixture.desk.isWorking());
}

void FilesPageTest::mistakesAreExplained()
{
    const QString path = fileWith(u".env"_s, "A=1\nthis is no assignment\nA=2\n");
    QVERIFY(looked(path));
    const QStringList found = rows();
    QVERIFY2(found.size() >= 2, qPrintable(found.join(u'\n')));
    QVERIFY2(found.first().contains(u".env:"_s), qPrintable(found.first()));
    const FileFinding first = m_presenter.findings().first();
    QVERIFY2(labels().contains(m_presenter.explained(first, u"en"_s).title), qPrintable(labels()));
    QCOMPARE(m_fixture.desk.topic(), first.id);
    m_page->findChild<QTableView *>()->selectRow(1);
    QVERIFY(labels().contains(m_presenter.explained(m_presenter.findings().at(1), u"en"_s).title));

    for (QAction *action : m_page->findChild<QTableView *>()->actions())
        if (action->shortcut() == QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C))
            action->trigger();
    const QJsonObject copied = QJsonDocument::fromJson(QApplication::clipboard()->text().toUtf8()).object();
    QCOMPARE(copied.value("schema"_L1).toString(), u"lentera.lint/1"_s);
}

void FilesPageTest::aGoodFileIsSaidToBeGood()
{
    QVERIFY(looked(fileWith(u".env"_s, "A=1\n")));
    QVERIFY2(labels().contains(u"No mistakes in 1 file"_s), qPrintable(labels()));
    QVERIFY(rows().isEmpty());
}

void FilesPageTest::whatCannotBeReadIsTold()
{
    QVERIFY(looked(m_folder.filePath(u"absent"_s)));
    QVERIFY2(labels().contains(m_fixture.desk.explanations().of(m_presenter.report()->error(), u"en"_s).title),
             qPrintable(labels()));
}

void FilesPageTest::whatIsTypedOrDroppedIsLookedAt()
{
    QSignalSpy changed(&m_presenter, &FilesPresenter::changed);
    auto *path = m_page->findChild<QLineEdit *>();
    path->setText(fileWith(u".env"_s, "A=1\n"));
    QTest::keyClick(path, Qt::Key_Return);
    QTRY_VERIFY(!m_presenter.isLooking() && changed.count() >= 2);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(fileWith(u"other.env"_s, "B=1\n"))});
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_page.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_page.get(), &drop);
    QCOMPARE(QFileInfo(m_presenter.path()).fileName(), u"other.env"_s);
    QTRY_VERIFY(!m_presenter.isLooking());
}

void FilesPageTest::everyControlHasAName()
{
    QVERIFY(looked(fileWith(u".env"_s, "no assignment\n")));
    for (QWidget *widget : m_page->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
            continue;
        const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(accessible && !accessible->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
    }
}

}

LENTERA_TEST(tst_filesPage, lentera::FilesPageTest)
#include "tst_filesPage.moc"

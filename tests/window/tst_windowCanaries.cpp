// SPDX-License-Identifier: GPL-3.0-or-later
#include "Walk.h"
#include "support/SecretEcho.h"
#include "support/runTests.h"

#include <QDirIterator>

using namespace Qt::StringLiterals;
using namespace lentera;

//! Forty secrets go in through the window's dialogs and come back from a server that echoes them; afterwards they are
//! in no file, no output, no title, no report and no text that an assistive program is told. The command line's are in
//! tests/cli/tst_canaries.
class WindowCanariesTest : public QObject {
    Q_OBJECT

    struct Canary {
        QByteArray secret;
        QString origin;
    };
    enum class Entry { Typed, SetAtOnce };

    static constexpr int connections = 5;
    static constexpr int rotations = 7; //!< odd, so that the last is answered as the first
    QList<Canary> m_canaries;

    QString plant(const QString &origin)
    {
        const QByteArray secret = "Canary/" + QByteArray::number(m_canaries.size()) + "+_\"~" +
                                  QByteArray::number(quint64(qHash(origin, 11)), 36) + "?end";
        m_canaries << Canary{secret, origin};
        return QString::fromUtf8(secret);
    }
    void addConnections(WindowDriver &window, int port);
    void enter(WindowDriver &window, int connection, const QString &key, Entry entry);
    QByteArray copiedReports(WindowDriver &window);
    //! Chooses an entry of the menu "Pass on".
    void passOn(WindowDriver &window, const QString &entry);
    void saveCase(WindowDriver &window, const QString &path);
    void lookInto(const QByteArray &bytes, const QString &where) const;
    QByteArray lookIntoFiles(const QString &folder) const;

private Q_SLOTS:
    void nothingShownOrWrittenHoldsASecret();
};

static const QStringList kinds{u"bearer"_s, u"api-key"_s, u"basic"_s};
static const QStringList fields{u"Token"_s, u"API key"_s, u"Password"_s};

void WindowCanariesTest::addConnections(WindowDriver &window, int port)
{
    const QString url = u"http://127.0.0.1:%1/"_s.arg(port);
    window.cli().run({u"tenant"_s, u"add"_s, u"acme"_s});
    for (int i = 0; i < connections; ++i) {
        const CliAnswer added = window.cli().run(
            {u"connection"_s, u"add"_s, u"acme/c%1"_s.arg(i), u"--url"_s, url, u"--auth"_s, kinds.at(i % 3)});
        QVERIFY2(added.status == 0, added.err.constData());
    }
}

//! Fills in the dialog that \a key opens for the selected connection, and accepts it.
void WindowCanariesTest::enter(WindowDriver &window, int connection, const QString &key, Entry entry)
{
    const QString &field = fields.at(connection % 3);
    window.keys({key});
    const WindowTree dialog = window.awaitDialog(key);
    if (dialog.find(u"text"_s, u"User name"_s))
        window.setText(u"text"_s, u"User name"_s, u"somebody"_s);
    const QString secret = plant(u"%1 in the dialog of %2"_s.arg(field, key));
    if (entry == Entry::SetAtOnce) {
        window.setText(u"text"_s, field, secret);
    } else {
        window.focus(u"text"_s, field);
        window.type(secret);
    }
    window.awaitText(u"%1 characters entered."_s.arg(secret.size()));
    window.keys({u"Return"_s});
    window.awaitMain();
}

void WindowCanariesTest::passOn(WindowDriver &window, const QString &entry)
{
    window.click(u"button menu"_s, u"Pass on"_s);
    window.choose(entry);
}

void WindowCanariesTest::saveCase(WindowDriver &window, const QString &path)
{
    passOn(window, u"Save case file"_s);
    window.awaitDialog(u"the file dialog"_s);
    window.type(path);
    window.keys({u"Return"_s});
    window.awaitMain();
}

//! What "Pass on" puts on the clipboard, read by pasting it into a field.
QByteArray WindowCanariesTest::copiedReports(WindowDriver &window)
{
    QByteArray all;
    for (const auto &form : {u"Copy report as text"_s, u"Copy report as Markdown"_s, u"Copy report as JSON"_s}) {
        passOn(window, form);
        window.awaitMain();
        window.keys({key::edit});
        window.awaitDialog();
        window.focus(u"text"_s, u"Notes"_s);
        window.keys({u"ctrl+v"_s});
        const WindowTree pasted = window.await(u"the pasted report"_s, [](const WindowTree &tree) {
            const auto notes = tree.active().find(u"text"_s, u"Notes"_s);
            return notes && notes->text.size() > 100;
        });
        if (const auto notes = pasted.active().find(u"text"_s, u"Notes"_s))
            all += notes->text.toUtf8();
        window.keys({u"Escape"_s});
        window.awaitMain();
    }
    return all;
}

void WindowCanariesTest::lookInto(const QByteArray &bytes, const QString &where) const
{
    for (const Canary &canary : m_canaries)
        for (const QByteArray &form : formsOf(canary.secret))
            QVERIFY2(!bytes.contains(form),
                     qPrintable(u"%1 is in %2 as %3"_s.arg(canary.origin, where, QString::fromLatin1(form))));
}

//! All that is written below a folder.
QByteArray WindowCanariesTest::lookIntoFiles(const QString &folder) const
{
    QByteArray all;
    const auto every = QDir::Files | QDir::Hidden | QDir::System;
    for (QDirIterator it(folder, every, QDirIterator::Subdirectories); it.hasNext();) {
        QFile file(it.next());
        if (!QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly))
            continue; // a socket
        const QByteArray bytes = file.readAll();
        lookInto(bytes, file.fileName());
        all += bytes;
    }
    return all;
}

static QByteArray processFile(qint64 process, const QString &name)
{
    QFile file(u"/proc/%1/%2"_s.arg(process).arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void WindowCanariesTest::nothingShownOrWrittenHoldsASecret()
{
    SecretEcho server;
    WindowDriver window;
    window.session().startUnlocked();
    QVERIFY2(window.session().trouble().isEmpty(), qPrintable(window.session().trouble()));
    addConnections(window, server.port());
    window.start({u"--language"_s, u"en"_s});
    Walk walk(window, {});
    const QString caseFile = window.cli().home() + u"/case.json"_s;
    QByteArray copied;
    for (int i = 0; i < connections; ++i) {
        walk.select(u"c%1"_s.arg(i));
        walk.open(3);
        server.answerWith(i % 2 ? 200 : 401);
        enter(window, i, key::setCredential, i % 2 ? Entry::Typed : Entry::SetAtOnce);
        window.awaitText(u"The credential is stored."_s);
        window.press(u"push button"_s, u"Verify"_s);
        window.awaitText(i % 2 ? u"The system accepts this credential."_s
                               : u"The system does not accept this credential"_s);
        for (int turn = 0; turn < rotations; ++turn) { // taken and refused by turns, so that each has a text to await
            const bool taken = (i + turn) % 2 != 0;
            server.answerWith(taken ? 200 : 401);
            enter(window, i, key::rotateCredential, i % 2 || turn > 0 ? Entry::SetAtOnce : Entry::Typed);
            window.awaitText(taken ? u"The system accepts the new credential."_s
                                   : u"The system does not accept the new credential"_s);
        }
        walk.open(2);
        window.keys({key::runCheck});
        window.awaitText(i % 2 ? u"Everything works"_s : u"refuses the credential"_s);
        window.awaitQuiet();
        if (i == 0) {
            copied = copiedReports(window);
            saveCase(window, caseFile);
        }
        window.tree(WindowDriver::Nodes::All);
        QVERIFY2(window.trouble().isEmpty(), qPrintable(window.trouble()));
    }
    lookInto(processFile(window.processId(), u"cmdline"_s), u"the arguments"_s);
    lookInto(processFile(window.processId(), u"environ"_s), u"the environment"_s);
    window.quit();
    QVERIFY2(window.trouble().isEmpty(), qPrintable(window.trouble()));

    // What proves that there was something to find.
    const QByteArray received = server.received();
    for (const Canary &canary : std::as_const(m_canaries))
        QVERIFY2(received.contains(canary.secret) || received.contains(("somebody:" + canary.secret).toBase64()),
                 qPrintable(canary.origin + u" was never sent"_s));
    QCOMPARE(m_canaries.size(), 40);
    QVERIFY2(copied.contains("lentera.run/1") && copied.contains("127.0.0.1"), "the reports were not copied");
    QVERIFY2(QFile::exists(caseFile), "the case file was not saved");
    QVERIFY(window.seen().contains("c4"));

    lookInto(window.printed(), u"what was printed"_s);
    lookInto(window.seen(), u"the accessibility tree"_s);
    lookInto(copied, u"the clipboard"_s);
    const QByteArray written = lookIntoFiles(window.cli().home()) + lookIntoFiles(window.session().home());
    for (const char *known : {"acme", "X-Echo", "somebody", "lentera.case/1"})
        QVERIFY2(written.contains(known), known); // what is not secret is found: the search works
}

LENTERA_TEST(tst_windowCanaries, WindowCanariesTest)
#include "tst_windowCanaries.moc"

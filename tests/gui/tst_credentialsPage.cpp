// SPDX-License-Identifier: GPL-3.0-or-later
#include "credentials/CredentialsPage.h"
#include "credentials/CredentialsPresenter.h"
#include "credentials/credentialHints.h"
#include "gui/DeskFixture.h"
#include "support/LoopbackServer.h"
#include "support/runTests.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDateEdit>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTableView>
#include <QTimer>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace lentera;

namespace {

//! A vault that answers every call with an error when told to.
class MoodyVault final : public CredentialStore {
public:
    std::atomic<KeychainState> state = KeychainState::Usable;

    KeychainStatus status(std::stop_token) override
    {
        const KeychainState now = state;
        return {now, now == KeychainState::Usable ? u"Test keychain"_s : QString(), u"no service"_s};
    }
    Result<Secret> read(const SecretKey &key, std::stop_token stop) override
    {
        return state == KeychainState::Usable ? m_vault.read(key, std::move(stop)) : Result<Secret>(refusal());
    }
    Result<void> write(const SecretKey &key, const Secret &secret, std::stop_token stop) override
    {
        return state == KeychainState::Usable ? m_vault.write(key, secret, std::move(stop)) : Result<void>(refusal());
    }
    Result<void> remove(const SecretKey &key, std::stop_token stop) override
    {
        return state == KeychainState::Usable ? m_vault.remove(key, std::move(stop)) : Result<void>(refusal());
    }

    //! The person answers as `answer` says; while it is Waiting, until a stop.
    Result<void> unlock(std::stop_token stop) override
    {
        while (answer == KeychainState::Waiting && !stop.stop_requested())
            std::this_thread::yield();
        if (answer == KeychainState::Usable)
            state = KeychainState::Usable;
        return state == KeychainState::Usable ? Result<void>() : Result<void>(refusal());
    }
    std::atomic<KeychainState> answer = KeychainState::Usable;

private:
    tl::unexpected<Error> refusal() const
    {
        return tl::unexpected<Error>(Error{u"keychain."_s + keychainStateText(state), {}});
    }

    MemoryVault m_vault;
};

CredentialField tokenField()
{
    CredentialField field;
    field.id = u"token"_s;
    field.label = {{u"en"_s, u"Token"_s}};
    field.prefixes = {u"tok_"_s};
    field.minimumLength = 8;
    return field;
}

SharedSecret secret(const QByteArray &value)
{
    return std::make_shared<const Secret>(QByteArray(value));
}

CredentialEntry entryOf(const QByteArray &token)
{
    return {{{u"token"_s, secret(token)}}, {}};
}

}

static const TenantId acme(u"acme"_s);
static const ConnectionId api(u"api"_s);
static const QByteArray goodToken = "tok_canary-in-force-71";

//! A desk over a moody vault with one connection that signs in with a bearer token at a server on loopback.
class CredentialsPageTest : public QObject {
    Q_OBJECT

    std::shared_ptr<MoodyVault> m_vault;
    std::unique_ptr<LoopbackServer> m_server;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<QWidget> m_page;

    CredentialsPresenter &presenter() { return m_desk->presenter<CredentialsPresenter>(); }
    const CredentialShown &state() { return presenter().state(); }
    QString outcome() { return state().outcome ? state().outcome->text : QString(); }
    bool isIdle() { return state().work == CredentialWork::None && state().outcome; }
    QPushButton *button(const QString &text) const
    {
        for (QPushButton *one : m_page->findChildren<QPushButton *>())
            if (one->text().remove(u'&') == text)
                return one;
        return nullptr;
    }
    static CredentialDialog *dialog()
    {
        for (QWidget *widget : QApplication::topLevelWidgets())
            if (auto *found = qobject_cast<CredentialDialog *>(widget); found && found->isVisible())
                return found;
        return nullptr;
    }
    void setToken(const QByteArray &token)
    {
        presenter().set(entryOf(token));
        QTRY_VERIFY(isIdle());
    }
    QString shownValue() const
    {
        const auto *table = m_page->findChild<QTableView *>();
        return table->model()->index(0, CredentialModel::ValueColumn).data().toString();
    }

    void addApi()
    {
        Connection connection;
        connection.tenant = acme;
        connection.id = api;
        connection.name = u"Shop API"_s;
        connection.connector = u"generic-http"_s;
        connection.signIn = u"bearer"_s;
        connection.proxy.source = ProxySource::None;
        connection.parameters.insert(u"baseUrl"_s, u"http://127.0.0.1:%1/"_s.arg(m_server->port()));
        const auto fill = [connection](Store &store) {
            store.addTenant({acme, u"Acme"_s, Environment::Production, {}, {}});
            return store.addConnection(connection);
        };
        QVERIFY(m_workspace->store(fill).result());
    }
    void walk(QAccessibleInterface *object, QStringList &unnamed, QStringList &spoken)
    {
        static const QList<QAccessible::Role> interactive{QAccessible::Button,   QAccessible::EditableText,
                                                          QAccessible::CheckBox, QAccessible::SpinBox,
                                                          QAccessible::Table,    QAccessible::ComboBox};
        if (!object || !object->isValid() || object->state().invisible)
            return;
        const bool inside = object->object() && object->object()->objectName().startsWith("qt_"_L1);
        if (interactive.contains(object->role()) && !inside && object->text(QAccessible::Name).isEmpty())
            unnamed << QLatin1StringView(object->object() ? object->object()->metaObject()->className() : "a cell");
        for (const QAccessible::Text text : {QAccessible::Name, QAccessible::Description, QAccessible::Value})
            spoken << object->text(text);
        for (int child = 0; child < object->childCount(); ++child)
            walk(object->child(child), unnamed, spoken);
    }

private Q_SLOTS:
    void init()
    {
        m_vault = std::make_shared<MoodyVault>();
        m_server = std::make_unique<LoopbackServer>([](LoopbackPeer &peer) {
            const QByteArray request = peer.readUntil("\r\n\r\n");
            const bool known = request.contains("Bearer " + goodToken + "\r\n");
            peer.write(known ? "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: text/plain\r\n\r\nok"
                             : "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Bearer\r\nContent-Length: 0\r\n\r\n");
        });
        auto explanations = Explanations::read(u":/lentera/explanations"_s);
        QVERIFY(explanations);
        Workspace::Parts parts;
        parts.storePath = u":memory:"_s;
        parts.credentials = m_vault;
        parts.explanations = std::make_shared<const Explanations>(std::move(*explanations));
        parts.connectors = ConnectorCatalogue({u":/lentera/connectors"_s});
        parts.clock = std::make_shared<SystemClock>();
        auto workspace = Workspace::open(parts);
        QVERIFY(workspace);
        m_workspace = *std::move(workspace);
        addApi();
        m_settings = std::make_unique<Settings>(Settings::Values(), Settings::Save());
        m_language = std::make_unique<Language>();
        m_language->use(u"en"_s);
        m_desk = std::make_unique<Desk>(*m_workspace, *m_settings, *m_language);
        QSignalSpy read(m_desk.get(), &Desk::tenantsChanged);
        m_desk->reload();
        QVERIFY(read.wait());
        m_desk->select(acme, api);
        m_page.reset(makeCredentialsPage(*m_desk, nullptr));
        m_page->resize(700, 500);
        m_page->show();
        QTRY_VERIFY(state().loaded && presenter().keychain());
    }
    void cleanup()
    {
        m_page.reset();
        m_desk.reset();
        m_language.reset();
        m_settings.reset();
        m_workspace.reset();
        m_server.reset();
    }

    void hintsNameTheShapeWithoutTheValue_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("hint");
        QTest::newRow("a good value needs no hint") << QByteArray("tok_1234567") << QString();
        QTest::newRow("nothing entered needs no hint") << QByteArray() << QString();
        QTest::newRow("a blank at the end") << QByteArray("tok_1234567 ") << u"white space"_s;
        QTest::newRow("a line break inside") << QByteArray("tok_123\n4567") << u"control character inside"_s;
        QTest::newRow("quotes kept") << QByteArray("\"tok_1234567\"") << u"quotation marks"_s;
        QTest::newRow("Bearer kept") << QByteArray("Bearer tok_1234567") << u"Bearer"_s;
        QTest::newRow("a placeholder") << QByteArray("<your token>") << u"placeholder"_s;
        QTest::newRow("a masked value") << QByteArray("\xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2")
                                        << u"masked"_s;
        QTest::newRow("another prefix") << QByteArray("key_1234567") << u"begins with: tok_"_s;
        QTest::newRow("too short") << QByteArray("tok_1") << u"length"_s;
        QTest::newRow("encrypted") << QByteArray("gAAAAABmcanarycanarycanary") << u"encrypted"_s;
    }
    void hintsNameTheShapeWithoutTheValue()
    {
        QFETCH(QByteArray, value);
        QFETCH(QString, hint);
        SignIn signIn;
        signIn.scheme = u"Bearer"_s;
        const QStringList hints = credentialHints(tokenField(), signIn, secret(value));
        if (hint.isEmpty())
            QCOMPARE(hints, QStringList());
        else
            QVERIFY2(hints.join(u' ').contains(hint), qPrintable(hints.join(u' ')));
        QVERIFY(!hints.join(u' ').contains(u"1234567"_s));
    }

    void rowsTellAgeAndExpiryInWords_data()
    {
        QTest::addColumn<int>("expiresInDays");
        QTest::addColumn<QString>("text");
        QTest::newRow("unknown") << 0 << u"Not entered"_s;
        QTest::newRow("passed") << -1 << u"expired"_s;
        QTest::newRow("soon") << 3 << u"in 3 day"_s;
        QTest::newRow("far") << 90 << u""_s;
    }
    void rowsTellAgeAndExpiryInWords()
    {
        QFETCH(int, expiresInDays);
        QFETCH(QString, text);
        const QDateTime now = QDateTime::fromString(u"2026-11-22T05:00:00Z"_s, Qt::ISODate);
        CredentialMetadata stored{.field = u"token"_s, .length = 12, .fingerprint = u"deadbeef"_s};
        stored.created = now.addDays(-40);
        if (expiresInDays != 0)
            stored.expires = now.addDays(expiresInDays);
        SignIn signIn;
        signIn.fields = {tokenField()};
        CredentialModel model(nullptr);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.replace(credentialRows(signIn, {}, {stored}, u"en"_s, now));
        const auto cell = [&](int column) {
            return model.index(0, column).data().toString();
        };
        QVERIFY(cell(CredentialModel::AgeColumn).startsWith(u"40 day"_s));
        QVERIFY(cell(CredentialModel::ValueColumn).contains(u"deadbeef"_s));
        QVERIFY2(cell(CredentialModel::ExpiresColumn).contains(text), qPrintable(cell(CredentialModel::ExpiresColumn)));
        QVERIFY(!model.index(0, CredentialModel::ExpiresColumn).data(Qt::DisplayRole).toString().isEmpty());
    }

    void fieldsThatTheConnectionNeedsBesideItsSignInAreListed()
    {
        Connection connection;
        connection.proxy.source = ProxySource::Manual;
        connection.trust.clientCertificateFile = u"/etc/client.pem"_s;
        SignIn signIn;
        signIn.fields = {tokenField()};
        const CredentialMetadata left{.field = u"password"_s};
        QStringList ids;
        for (const CredentialRow &row : credentialRows(signIn, connection, {left}, u"en"_s, {}))
            ids << row.field.id;
        QCOMPARE(ids, (QStringList{u"token"_s, u"proxyPassword"_s, u"clientKeyPassphrase"_s, u"password"_s}));
        const auto needsSignIn = [&](ProxySource source) {
            connection.proxy.source = source;
            return credentialRows(signIn, connection, {}, u"en"_s, {}).value(1).field.id == "proxyPassword"_L1;
        };
        QVERIFY(needsSignIn(ProxySource::Pac) && needsSignIn(ProxySource::System) && !needsSignIn(ProxySource::None));
    }

    void everyKeychainStateHasItsOwnSentence()
    {
        QStringList sentences;
        for (const KeychainState keychain : {KeychainState::Usable, KeychainState::Locked, KeychainState::Waiting,
                                             KeychainState::Absent, KeychainState::Silent}) {
            m_vault->state = keychain;
            presenter().askKeychain();
            QTRY_VERIFY(!presenter().isAskingKeychain());
            sentences << presenter().keychainSentence();
            QVERIFY(!sentences.last().contains(u"keychain."_s)); // worded, not an id
        }
        QCOMPARE(QSet<QString>(sentences.cbegin(), sentences.cend()).size(), 5);
        QVERIFY(sentences.first().contains(u"Test keychain"_s));
    }

    void aLockedKeychainCanBeUnlockedHere()
    {
        QVERIFY(!button(u"Unlock…"_s)->isVisible());
        m_vault->state = KeychainState::Locked;
        presenter().askKeychain();
        QTRY_VERIFY(button(u"Unlock…"_s)->isVisible());
        button(u"Unlock…"_s)->click();
        QTRY_COMPARE(presenter().keychain()->state, KeychainState::Usable);
        QVERIFY(!button(u"Unlock…"_s)->isVisible());
    }

    void waitingForThePersonCanBeStopped()
    {
        m_vault->state = KeychainState::Locked;
        m_vault->answer = KeychainState::Waiting;
        presenter().askKeychain();
        QTRY_VERIFY(button(u"Unlock…"_s)->isVisible());
        button(u"Unlock…"_s)->click();
        QVERIFY(presenter().isUnlocking());
        QVERIFY(m_desk->isWorking());
        button(u"Stop waiting"_s)->click();
        QTRY_VERIFY(!presenter().isUnlocking());
        QVERIFY(!m_desk->isWorking());
        QTRY_VERIFY(button(u"Unlock…"_s)->isVisible());
    }

    void whatIsSetIsShownByFingerprintOnly()
    {
        setToken("tok_canary-1234567");
        QCOMPARE(state().stored.size(), 1);
        QVERIFY(shownValue().contains(state().stored.first().fingerprint));
        QVERIFY(!shownValue().contains(u"canary"_s));
    }

    void aLockedKeychainStoresNothingAndSaysSo()
    {
        setToken("tok_first-1234567");
        const QString fingerprint = state().stored.first().fingerprint;
        m_vault->state = KeychainState::Locked;
        setToken("tok_second-1234567");
        QVERIFY2(outcome().contains(u"old credential is still in force"_s), qPrintable(outcome()));
        QCOMPARE(state().outcome->level, MessageLevel::Error);
        QCOMPARE(state().stored.first().fingerprint, fingerprint);
        QTRY_COMPARE(presenter().keychain()->state, KeychainState::Locked);
        m_vault->state = KeychainState::Usable;
        state().outcome->action(); // try again, without typing it again
        QTRY_VERIFY(isIdle() && state().outcome->level == MessageLevel::Success);
        QVERIFY(state().stored.first().fingerprint != fingerprint);
    }

    void tryingAgainAsksForTheValueOnceItIsForgotten()
    {
        m_vault->state = KeychainState::Absent;
        setToken("tok_second-1234567");
        const auto again = state().outcome->action;
        m_desk->select(acme);
        m_desk->select(acme, api);
        QSignalSpy wanted(&presenter(), &CredentialsPresenter::entryWanted);
        again();
        QCOMPARE(wanted.size(), 1);
        QVERIFY(dialog());
        dialog()->reject();
    }

    void nothingIsToldAsRemovedThatIsThere_data()
    {
        QTest::addColumn<KeychainState>("keychain");
        QTest::newRow("locked") << KeychainState::Locked;
        QTest::newRow("waiting") << KeychainState::Waiting;
        QTest::newRow("absent") << KeychainState::Absent;
        QTest::newRow("silent") << KeychainState::Silent;
    }
    void nothingIsToldAsRemovedThatIsThere()
    {
        QFETCH(KeychainState, keychain);
        setToken("tok_first-1234567");
        m_vault->state = keychain;
        presenter().remove();
        QTRY_VERIFY(isIdle());
        QVERIFY2(outcome().startsWith(u"Nothing was removed"_s), qPrintable(outcome()));
        QCOMPARE(state().stored.size(), 1);
        m_vault->state = KeychainState::Usable;
        presenter().remove();
        QTRY_VERIFY(isIdle());
        QCOMPARE(state().stored.size(), 0);
        QCOMPARE(shownValue(), u"Missing"_s);
    }

    void verifyTellsWhatTheSystemSays()
    {
        setToken(goodToken);
        presenter().verify();
        QVERIFY(m_desk->isWorking());
        QVERIFY(m_desk->isRunning(acme, api));
        QTRY_VERIFY(isIdle());
        QCOMPARE(outcome(), u"The system accepts this credential."_s);
        QVERIFY(state().stored.first().lastVerified.isValid());
        QTRY_VERIFY(!m_desk->isRunning(acme, api));
        setToken("tok_refused-everywhere");
        presenter().verify();
        QTRY_VERIFY(isIdle());
        QVERIFY2(outcome().startsWith(u"The system does not accept this credential"_s), qPrintable(outcome()));
        QVERIFY(!state().stored.first().lastVerified.isValid());
        QSignalSpy places(m_desk.get(), &Desk::placeRequested);
        state().outcome->action();
        QCOMPARE(places.first().first().value<Place>(), Place::Diagnose);
    }

    void verifyWithALockedKeychainDoesNotBlameTheCredential()
    {
        setToken(goodToken);
        m_vault->state = KeychainState::Locked;
        presenter().verify();
        QTRY_VERIFY(isIdle());
        QVERIFY2(outcome().startsWith(u"The credential could not be verified"_s), qPrintable(outcome()));
        QCOMPARE(state().stored.size(), 1);
    }

    void rotateKeepsTheOldOneWhenTheNewOneIsRefused()
    {
        setToken(goodToken);
        const CredentialMetadata before = state().stored.first();
        presenter().rotate(entryOf("tok_refused-everywhere"));
        QTRY_VERIFY(isIdle());
        QVERIFY2(outcome().contains(u"the old one is kept"_s), qPrintable(outcome()));
        QCOMPARE(state().stored.first().fingerprint, before.fingerprint);
        QCOMPARE(state().stored.first().version, before.version);
        presenter().verify();
        QTRY_COMPARE(outcome(), u"The system accepts this credential."_s);
    }

    void rotateStoresWhatTheSystemAccepts()
    {
        setToken("tok_refused-everywhere");
        const int version = state().stored.first().version;
        CredentialEntry entry = entryOf(goodToken);
        const QDateTime expires = QDateTime::fromString(u"2031-01-02T03:04:05.000Z"_s, Qt::ISODateWithMs).toUTC();
        entry.expiries.insert(u"token"_s, expires);
        presenter().rotate(entry);
        QTRY_VERIFY(isIdle());
        QCOMPARE(state().outcome->level, MessageLevel::Success);
        QCOMPARE(state().stored.first().version, version + 1);
        QCOMPARE(state().stored.first().expires, expires);
        QVERIFY(state().stored.first().lastVerified.isValid());
    }

    void rotateWithALockedKeychainSaysWhatIsInForce()
    {
        setToken("tok_first-1234567");
        const int version = state().stored.first().version;
        m_vault->state = KeychainState::Locked;
        presenter().rotate(entryOf(goodToken)); // the system takes it, the keychain does not
        QTRY_VERIFY(isIdle());
        QVERIFY2(outcome().contains(u"old credential is still in force"_s), qPrintable(outcome()));
        QCOMPARE(state().stored.first().version, version);
    }

    void theDialogHandsSecretsOverAndKeepsNothing()
    {
        button(u"Set…"_s)->click();
        QVERIFY(dialog());
        QVERIFY(dialog()->windowTitle().contains(u"Acme · Shop API · Production"_s));
        auto *edit = dialog()->findChild<SecretEdit *>();
        QTest::keyClicks(edit, u" Bearer tok_canary"_s);
        QCOMPARE(edit->echoMode(), QLineEdit::Password);
        const QString spoken = edit->accessibleDescription();
        QVERIFY(spoken.contains(u"white space"_s) && !spoken.contains(u"canary"_s));
        edit->setText({});
        QTest::keyClicks(edit, QString::fromLatin1(goodToken));
        dialog()->findChild<QCheckBox *>()->setChecked(true);
        dialog()->findChild<QDateEdit *>()->setDate(QDate(2031, 5, 6));
        QPointer<CredentialDialog> open = dialog();
        QTest::keyClick(edit, Qt::Key_Return); // the default button stores
        QCOMPARE(edit->text(), QString());
        QTRY_VERIFY(isIdle());
        QTRY_VERIFY(!open);
        QCOMPARE(state().stored.first().length, int(goodToken.size()));
        QCOMPARE(state().stored.first().expires.toLocalTime().date(), QDate(2031, 5, 6));
    }

    void theDialogAsksForWhatTheSignInNeeds()
    {
        button(u"Set…"_s)->click();
        QSignalSpy entered(dialog(), &CredentialDialog::entered);
        QTest::keyClick(dialog()->findChild<SecretEdit *>(), Qt::Key_Return);
        QVERIFY(dialog());
        QCOMPARE(entered.size(), 0);
        dialog()->reject();
    }

    void theDayOfExpiryCanBeChangedAlone()
    {
        setToken(goodToken);
        const QString fingerprint = state().stored.first().fingerprint;
        button(u"Set…"_s)->click();
        dialog()->findChild<QCheckBox *>()->setChecked(true);
        dialog()->findChild<QDateEdit *>()->setDate(QDate(2031, 5, 6));
        QTest::keyClick(dialog()->findChild<SecretEdit *>(), Qt::Key_Return);
        QTRY_VERIFY(isIdle() && state().stored.first().expires.isValid());
        QCOMPARE(state().stored.first().fingerprint, fingerprint);
        QCOMPARE(state().stored.first().version, 1);
    }

    void aNewValueDoesNotInheritTheOldDay()
    {
        CredentialRow row{tokenField(), u"Token"_s, CredentialMetadata{.field = u"token"_s}, true, {}};
        row.stored->expires = QDateTime::currentDateTimeUtc().addDays(5);
        CredentialInput input(row, {});
        QCOMPARE(input.expiry(), row.stored->expires);
        QTest::keyClicks(input.findChild<SecretEdit *>(), u"n"_s);
        QVERIFY(!input.expiry().isValid());
    }

    void aShownSecretNeverReachesTheClipboardAndHidesByItself()
    {
        QApplication::clipboard()->setText(u"before"_s);
        SecretEdit edit;
        edit.show();
        QTest::keyClicks(&edit, u"tok_canary-clipboard"_s);
        edit.setShown(true);
        QVERIFY(edit.isShown());
        QTest::keyClick(&edit, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(&edit, Qt::Key_C, Qt::ControlModifier);
        QTest::keyClick(&edit, Qt::Key_Insert, Qt::ControlModifier);
        QTest::keyClick(&edit, Qt::Key_X, Qt::ControlModifier);
        QTest::keyClick(&edit, Qt::Key_Delete, Qt::ShiftModifier);
        QCOMPARE(QApplication::clipboard()->text(), u"before"_s);
        QCOMPARE(edit.text(), u"tok_canary-clipboard"_s);
        auto *hide = edit.findChild<QTimer *>();
        QCOMPARE(hide->intervalAsDuration(), std::chrono::seconds(10));
        QVERIFY(hide->isActive());
        QSignalSpy hidden(&edit, &SecretEdit::shownChanged);
        hide->start(0);
        QVERIFY(hidden.wait());
        QCOMPARE(edit.echoMode(), QLineEdit::Password);
    }

    void takingASecretLeavesNothingToUndo()
    {
        SecretEdit edit;
        QTest::keyClicks(&edit, u"tok_canary"_s);
        const SharedSecret taken = takeSecret(edit);
        QCOMPARE(taken->length(), 10);
        edit.setShown(true);
        edit.undo();
        QCOMPARE(edit.text(), QString());
        QVERIFY(!takeSecret(edit));
    }

    void removalIsConfirmedByName()
    {
        setToken(goodToken);
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        QTest::keyClick(m_page.get(), Qt::Key_Backspace, Qt::ControlModifier | Qt::ShiftModifier);
        auto *box = QApplication::activeModalWidget();
        auto *question = qobject_cast<QMessageBox *>(box);
        QVERIFY(question);
        QVERIFY(question->text().contains(u"Acme · Shop API · Production"_s));
        QVERIFY(question->defaultButton()->text().contains(u"Cancel"_s));
        question->reject();
        QCOMPARE(state().stored.size(), 1);
    }

    void withoutAConnectionThePageSaysWhatBelongsHere()
    {
        m_desk->select(acme);
        QVERIFY(button(u"Show Shop API"_s)->isVisible());
        QVERIFY(!button(u"Set…"_s)->isEnabled()); // its shortcut would still press it
        button(u"Show Shop API"_s)->click();
        QCOMPARE(m_desk->selection().connection, api);
        QVERIFY(button(u"Set…"_s)->isVisible());
    }

    void everyControlIsNamedAndNoSecretIsSpoken()
    {
        setToken(goodToken);
        button(u"Set…"_s)->click();
        QTest::keyClicks(dialog()->findChild<SecretEdit *>(), u"tok_canary-typed"_s);
        QStringList unnamed;
        QStringList spoken;
        for (QWidget *root : {m_page.get(), static_cast<QWidget *>(dialog())})
            walk(QAccessible::queryAccessibleInterface(root), unnamed, spoken);
        QCOMPARE(unnamed.join(u'\n'), QString());
        QVERIFY(spoken.size() > 20);
        QVERIFY(!spoken.join(u' ').contains(u"canary"_s));
        dialog()->reject();
    }
};

LENTERA_TEST(tst_credentialsPage, CredentialsPageTest)
#include "tst_credentialsPage.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"
#include "support/runTests.h"

#include "tenant/MemoryVault.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lentera;

static SecretKey someKey(int version)
{
    return {u"0a1b2c3d"_s, TenantId(u"acme"_s), ConnectionId(u"desk"_s), u"token"_s, version};
}

class MemoryVaultTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKeyNamesEverythingThatSetsSecretsApart() { QCOMPARE(someKey(2).text(), u"0a1b2c3d/acme/desk/token/v2"_s); }

    void statesAreNamed()
    {
        QCOMPARE(keychainStateText(KeychainState::Usable), u"usable"_s);
        QCOMPARE(keychainStateText(KeychainState::Locked), u"locked"_s);
        QCOMPARE(keychainStateText(KeychainState::Waiting), u"waiting"_s);
        QCOMPARE(keychainStateText(KeychainState::Absent), u"absent"_s);
        QCOMPARE(keychainStateText(KeychainState::Silent), u"silent"_s);
        QCOMPARE(MemoryVault().status({}).state, KeychainState::Usable);
    }

    void whatIsWrittenIsReadUntilItIsRemoved()
    {
        MemoryVault vault;
        QCOMPARE(outcomeOf(vault.write(someKey(1), Secret("old"), {})), u"ok"_s);
        QCOMPARE(outcomeOf(vault.write(someKey(1), Secret(QByteArray("a\0b", 3)), {})), u"ok"_s);
        QCOMPARE(vault.read(someKey(1), {}).value().reveal(), QByteArray("a\0b", 3));
        QCOMPARE(outcomeOf(vault.read(someKey(2), {})), u"keychain.missing key=0a1b2c3d/acme/desk/token/v2"_s);
        QCOMPARE(outcomeOf(vault.remove(someKey(1), {})), u"ok"_s);
        QCOMPARE(outcomeOf(vault.remove(someKey(1), {})), u"ok"_s);
        QCOMPARE(outcomeOf(vault.read(someKey(1), {})), u"keychain.missing key=0a1b2c3d/acme/desk/token/v1"_s);
    }

    void aSecretHas16KiBAtMost()
    {
        MemoryVault vault;
        QCOMPARE(outcomeOf(vault.write(someKey(1), Secret(QByteArray(16 * 1024, 'x')), {})), u"ok"_s);
        QCOMPARE(outcomeOf(vault.write(someKey(1), Secret(QByteArray(16 * 1024 + 1, 'x')), {})),
                 u"keychain.too-large limit=16384"_s);
    }

    void aStopIsHeard()
    {
        MemoryVault vault;
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(outcomeOf(vault.write(someKey(1), Secret("x"), stop.get_token())), u"run.stopped"_s);
        QCOMPARE(outcomeOf(vault.read(someKey(1), stop.get_token())), u"run.stopped"_s);
        QCOMPARE(outcomeOf(vault.remove(someKey(1), stop.get_token())), u"run.stopped"_s);
    }
};

LENTERA_TEST(tst_memoryVault, MemoryVaultTest)
#include "tst_memoryVault.moc"

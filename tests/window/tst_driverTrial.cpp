// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/WindowDriver.h"
#include "support/runTests.h"
#include <cstdio>
using namespace lentera;
class Trial : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void works()
    {
        WindowDriver window;
        window.start({QStringLiteral("--practice")});
        window.keys({QStringLiteral("ctrl+n")});
        std::puts(qPrintable(window.awaitDialog().toText()));
        window.keys({QStringLiteral("Escape")});
        window.awaitMain();
        window.quit();
        QVERIFY2(window.trouble().isEmpty(), qPrintable(window.trouble()));
    }
};
LENTERA_TEST(tst_driverTrial, Trial)
#include "tst_driverTrial.moc"

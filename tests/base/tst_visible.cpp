// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/visible.h"
#include "support/runTests.h"

using namespace Qt::StringLiterals;
using namespace lentera;

//! Text from outside cannot hide or reorder what is read.
class VisibleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingStaysHidden_data()
    {
        QTest::addColumn<QString>("outside");
        QTest::addColumn<QString>("kept");
        QTest::addColumn<QString>("line");
        const auto row = [](const char *name, const QString &outside, const QString &kept, const QString &line) {
            QTest::newRow(name) << outside << kept << line;
        };
        row("plain text stays", u"Halo <b> é 漢 😀"_s, u"Halo <b> é 漢 😀"_s, u"Halo <b> é 漢 😀"_s);
        row("a line break and a tab", u"a\nb\tc"_s, u"a\nb\tc"_s, u"a␊b␉c"_s);
        row("a Windows line break is one line break", u"a\r\nb"_s, u"a\nb"_s, u"a␍␊b"_s);
        row("a carriage return overwrites nothing", u"good\rbad"_s, u"good␍bad"_s, u"good␍bad"_s);
        row("an escape sequence and NUL", QString(u"a\x1b[31m\0"_s), u"a␛[31m␀"_s, u"a␛[31m␀"_s);
        row("DEL and a C1 control", u"\x7f\u009b1m"_s, u"␡<U+009B>1m"_s, u"␡<U+009B>1m"_s);
        row("right to left", u"gpj\u202eexe"_s, u"gpj<U+202E>exe"_s, u"gpj<U+202E>exe"_s);
        row("isolates and marks", u"\u2066\u061c"_s, u"<U+2066><U+061C>"_s, u"<U+2066><U+061C>"_s);
        row("a zero-width space", u"a\u200bb"_s, u"a<U+200B>b"_s, u"a<U+200B>b"_s);
        row("a line separator", u"a\u2028b"_s, u"a<U+2028>b"_s, u"a<U+2028>b"_s);
        row("tags beyond the first plane", QString::fromUcs4(U"\U000e0041"), u"<U+E0041>"_s, u"<U+E0041>"_s);
    }
    void nothingStaysHidden()
    {
        QFETCH(const QString, outside);
        QTEST(visible(outside), "kept");
        QTEST(visibleLine(outside), "line");
    }
};

LENTERA_TEST(tst_visible, VisibleTest)
#include "tst_visible.moc"

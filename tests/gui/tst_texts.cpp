// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/Badges.h"
#include "shared/Icons.h"
#include "shared/Language.h"
#include "shared/PlainLabel.h"
#include "shared/Theme.h"
#include "shared/words.h"
#include "shell/CommandPalette.h"
#include "shell/Paste.h"
#include "support/runTests.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lentera;

class TextsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStandardButtonIsIndonesian_data()
    {
        QTest::addColumn<int>("button");
        QTest::addColumn<QString>("text");
        const auto row = [](QMessageBox::StandardButton button, const QString &text) {
            QTest::newRow(qPrintable(text)) << int(button) << text;
        };
        row(QMessageBox::Ok, u"OK"_s);
        row(QMessageBox::Save, u"Simpan"_s);
        row(QMessageBox::SaveAll, u"Simpan semua"_s);
        row(QMessageBox::Open, u"Buka"_s);
        row(QMessageBox::Yes, u"&Ya"_s);
        row(QMessageBox::YesToAll, u"Ya untuk &semua"_s);
        row(QMessageBox::No, u"&Tidak"_s);
        row(QMessageBox::NoToAll, u"Ti&dak untuk semua"_s);
        row(QMessageBox::Abort, u"Hentikan"_s);
        row(QMessageBox::Retry, u"Coba lagi"_s);
        row(QMessageBox::Ignore, u"Abaikan"_s);
        row(QMessageBox::Close, u"Tutup"_s);
        row(QMessageBox::Cancel, u"Batal"_s);
        row(QMessageBox::Discard, u"Buang"_s);
        row(QMessageBox::Help, u"Bantuan"_s);
        row(QMessageBox::Apply, u"Terapkan"_s);
        row(QMessageBox::Reset, u"Atur ulang"_s);
        row(QMessageBox::RestoreDefaults, u"Pulihkan bawaan"_s);
    }
    void everyStandardButtonIsIndonesian()
    {
        QFETCH(int, button);
        QFETCH(QString, text);
        Language language;
        language.use(u"id"_s);
        QDialogButtonBox box{QDialogButtonBox::StandardButton(button)};
        QCOMPARE(box.buttons().first()->text(), text);
        language.use(u"en"_s);
        QCoreApplication::processEvents();
        QVERIFY(text == u"OK"_s || box.buttons().first()->text() != text);
    }

    void theMenuOfATextFieldIsIndonesian()
    {
        Language language;
        language.use(u"id"_s);
        QLineEdit field(u"text"_s);
        const std::unique_ptr<QMenu> menu(field.createStandardContextMenu());
        QStringList texts;
        for (const QAction *action : menu->actions())
            if (!action->isSeparator())
                texts << action->text().section(u'\t', 0, 0).remove(u'&');
        QCOMPARE(texts, QStringList({u"Urungkan"_s, u"Ulangi"_s, u"Potong"_s, u"Salin"_s, u"Tempel"_s, u"Hapus"_s,
                                     u"Pilih semua"_s}));
        language.use(u"en"_s);
    }

    void aLabelTakesNothingForMarkup()
    {
        const std::unique_ptr<QLabel> label(plainLabel(u"<b>bold</b>\u202e"_s));
        QCOMPARE(label->textFormat(), Qt::PlainText);
        QCOMPARE(label->text(), u"<b>bold</b><U+202E>"_s);
    }

    void pastedTextIsTakenForWhatItIs_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("url");
        using Kind = Pasted::Kind;
        QTest::newRow("nothing") << u"  \n"_s << int(Kind::Nothing) << QString();
        QTest::newRow("an address") << u" https://desk.example.com/api/v3 \n"_s << int(Kind::Address)
                                    << u"https://desk.example.com/api/v3"_s;
        QTest::newRow("an address loses its password")
            << u"https://me:pw@desk.example.com/"_s << int(Kind::Address) << u"https://desk.example.com/"_s;
        QTest::newRow("a curl line") << u"curl -H 'Authorization: Bearer abc' \\\n  'https://a.example/x?y=1'"_s
                                     << int(Kind::CurlCommand) << u"https://a.example/x?y=1"_s;
        QTest::newRow("an error text") << u"certificate has expired"_s << int(Kind::Text) << QString();
        QTest::newRow("a file address is a file to look at") << u"file:///etc/passwd"_s << int(Kind::File) << QString();
        QTest::newRow("a javascript address is only text") << u"javascript:alert(1)"_s << int(Kind::Text) << QString();
    }
    void pastedTextIsTakenForWhatItIs()
    {
        QFETCH(QString, text);
        QFETCH(int, kind);
        QFETCH(QString, url);
        const Pasted pasted = pastedFrom(text);
        QCOMPARE(int(pasted.kind), kind);
        QCOMPARE(pasted.url.toString(), url);
    }
    void pastedTextIsLimited() { QVERIFY(pastedFrom(QString(10'000'000, u'x')).text.size() <= 4000); }

    void paletteFindsCommandsByTheirWords_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("found");
        QTest::newRow("nothing typed shows all")
            << QString() << QStringList({u"Run check"_s, u"Go to Acme"_s, u"Rerun"_s});
        QTest::newRow("beginnings of words come first") << u"run"_s << QStringList({u"Run check"_s, u"Rerun"_s});
        QTest::newRow("every word counts") << u"acme go"_s << QStringList({u"Go to Acme"_s});
        QTest::newRow("no such command") << u"xyz"_s << QStringList();
    }
    void paletteFindsCommandsByTheirWords()
    {
        QFETCH(QString, typed);
        QFETCH(QStringList, found);
        const QList<Command> commands{
            {u"Run check"_s, {}, {}, {}}, {u"Go to Acme"_s, {}, {}, {}}, {u"Rerun"_s, {}, {}, {}}};
        QStringList titles;
        for (const Command &command : commandsMatching(commands, typed))
            titles << command.title;
        QCOMPARE(titles, found);
    }

    void paletteExplainsWhatIsNoCommand()
    {
        QString explained;
        const auto other = [&](const QString &typed) {
            return QList<Command>{{u"Explain"_s, {}, {}, [&explained, typed] {
                                       explained = typed;
                                   }}};
        };
        auto *palette = new CommandPalette({{u"Run check"_s, {}, {}, {}}}, other, nullptr);
        palette->open();
        QTest::keyClicks(palette->findChild<QLineEdit *>(), u"certificate expired"_s);
        QTest::keyClick(palette->findChild<QLineEdit *>(), Qt::Key_Return);
        QCOMPARE(explained, u"certificate expired"_s);
    }

    void colouredTextCanBeRead_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << lightPalette();
        QTest::newRow("dark") << darkPalette();
    }
    void colouredTextCanBeRead()
    {
        QFETCH(QPalette, palette);
        for (const Tone tone : {Tone::Neutral, Tone::Accent, Tone::Good, Tone::Caution, Tone::Bad}) {
            const QColor text = toneColour(tone, palette);
            for (const auto role : {QPalette::Window, QPalette::Base, QPalette::AlternateBase})
                QVERIFY2(contrast(text, palette.color(role)) >= 4.5, qPrintable(text.name()));
            const QColor behind = toneBackground(tone, palette);
            QVERIFY2(contrast(palette.color(QPalette::WindowText), behind) >= 4.5, qPrintable(behind.name()));
        }
        for (const auto role : {QPalette::Window, QPalette::Base})
            QVERIFY(contrast(outlineColour(palette), palette.color(role)) >= 3);
        QVERIFY(contrast(palette.color(QPalette::WindowText), palette.color(QPalette::Window)) >= 7);
        QVERIFY(contrast(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight)) >= 4.5);
        QVERIFY(contrast(palette.color(QPalette::PlaceholderText), palette.color(QPalette::Base)) >= 4.5);
        QVERIFY(contrast(palette.color(QPalette::Link), palette.color(QPalette::Base)) >= 4.5);
    }

    void appearanceCanBeForcedAndLeft()
    {
        Theme theme;
        theme.use(Theme::Appearance::Dark);
        QVERIFY(isDark(QApplication::palette()));
        theme.use(Theme::Appearance::Light);
        QVERIFY(!isDark(QApplication::palette()));
        theme.use(Theme::Appearance::System);
        for (const auto appearance : {Theme::Appearance::System, Theme::Appearance::Light, Theme::Appearance::Dark})
            QCOMPARE(Theme::appearanceFrom(Theme::appearanceText(appearance)), appearance);
    }

    void everyIconIsDrawnInOneStroke()
    {
        const QDir icons(u":/lentera/icons"_s);
        QVERIFY(icons.entryList().size() > 20);
        for (const QString &name : icons.entryList()) {
            QFile file(icons.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray svg = file.readAll();
            QVERIFY2(svg.contains("stroke=\"currentColor\"") && svg.contains("stroke-width=\"1.75\""),
                     qPrintable(name));
            const QByteArray stem = name.section(u'.', 0, 0).toLatin1();
            const QImage drawn = icon(QLatin1StringView(stem)).pixmap(32, 32).toImage();
            bool marked = false;
            for (int y = 0; y < drawn.height(); ++y)
                for (int x = 0; x < drawn.width(); ++x)
                    marked = marked || drawn.pixelColor(x, y).alpha() > 128;
            QVERIFY2(marked, qPrintable(name));
        }
    }

    void everyValueHasAWord()
    {
        for (int value = int(Phase::Config); value <= int(Phase::Stop); ++value)
            QVERIFY(!words::phase(Phase(value)).isEmpty());
        for (const QString &owner : {u"service-operator"_s, u"network-team"_s, u"tenant-admin"_s, u"support"_s,
                                     u"vendor"_s, u"this-machine"_s})
            QVERIFY2(words::owner(owner) != owner, qPrintable(owner));
        const ReportWords report = words::report();
        QCOMPARE(report.phases.size(), 14);
        QCOMPARE(report.statuses.size(), 7);
    }
};

LENTERA_TEST(tst_texts, TextsTest)
#include "tst_texts.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "explain/Explanation.h"
#include "support/runTests.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

//! The guides that users work with, number by number: what serves each symptom, cause, step and remedy, and that each
//! error text is recognised. `tests/coverage/print` shows the table.
class CoverageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void noNumberIsLeftOut_data();
    void noNumberIsLeftOut();
    void whatServesANumberExists_data() { files(u"0[0-9][0-9].tsv"_s); }
    void whatServesANumberExists();
    void everyTextIsRecognised_data() { files(u"0*-texts.tsv"_s); }
    void everyTextIsRecognised();

private:
    static QList<QStringList> rows(const QString &file);
    void files(const QString &pattern) const;

    const QDir m_folder{QStringLiteral(SOURCE_DIR "/tests/coverage")};
    Explanations m_explanations;
    QSet<QString> m_ids;
};

QList<QStringList> CoverageTest::rows(const QString &file)
{
    QFile source(file);
    QList<QStringList> rows;
    if (source.open(QIODevice::ReadOnly))
        for (const QString &line : QString::fromUtf8(source.readAll()).split(u'\n', Qt::SkipEmptyParts))
            rows << line.split(u'\t');
    return rows;
}

void CoverageTest::files(const QString &pattern) const
{
    QTest::addColumn<QString>("file");
    const QStringList names = m_folder.entryList({pattern}, QDir::Files);
    QVERIFY(names.size() >= 4);
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << m_folder.filePath(name);
}

void CoverageTest::initTestCase()
{
    const auto explanations = Explanations::read(QStringLiteral(SOURCE_DIR "/resources/explanations"));
    QVERIFY(explanations);
    m_explanations = *explanations;
    const QStringList ids = m_explanations.ids();
    m_ids = QSet<QString>(ids.cbegin(), ids.cend());
}

void CoverageTest::noNumberIsLeftOut_data()
{
    QTest::addColumn<QString>("guide");
    QTest::addColumn<int>("last");
    QTest::newRow("ticketing plugins") << u"0"_s << 78;
    QTest::newRow("Airbyte Agent connectors") << u"1"_s << 82;
    QTest::newRow("signed APIs") << u"2"_s << 75;
    QTest::newRow("self-hosted Dify") << u"3"_s << 103;
    QTest::newRow("across") << u"X"_s << 7;
}

void CoverageTest::noNumberIsLeftOut()
{
    QFETCH(const QString, guide);
    QFETCH(const int, last);
    QSet<QString> numbers;
    for (const QString &name : m_folder.entryList({u"0[0-9][0-9].tsv"_s}, QDir::Files))
        for (const QStringList &row : rows(m_folder.filePath(name)))
            numbers << row.first();
    QStringList missing;
    for (int i = 1; i <= last; ++i)
        if (const QString number = u"%1.%2"_s.arg(guide).arg(i); !numbers.contains(number))
            missing << number;
    QCOMPARE(missing.join(u' '), QString());
}

// A number is served by an explanation, a check, a command, or a reason why the program cannot.
void CoverageTest::whatServesANumberExists()
{
    QFETCH(const QString, file);
    static const QSet<QString> commands{u"explain"_s,    u"check"_s, u"tls"_s,      u"retry-plan"_s,
                                        u"credential"_s, u"lint"_s,  u"mcp"_s,      u"sign"_s,
                                        u"oauth"_s,      u"dify"_s,  u"checklist"_s};
    static const QSet<QString> planned{u"report"_s, u"webhook"_s, u"logs"_s, u"bundle"_s, u"watch"_s};
    QStringList faults;
    for (const QStringList &row : rows(file)) {
        if (row.size() != 4) {
            faults << row.first() + ": columns"_L1;
            continue;
        }
        bool served = !row.at(3).isEmpty();
        for (const QString &target : row.at(2).split(u',', Qt::SkipEmptyParts)) {
            served = served || m_ids.contains(target) || commands.contains(target);
            if (!m_ids.contains(target) && !commands.contains(target) && !planned.contains(target))
                faults << row.first() + ": "_L1 + target;
        }
        if (!served)
            faults << row.first() + ": nothing yet"_L1;
    }
    QCOMPARE(faults.join(u'\n'), QString());
}

void CoverageTest::everyTextIsRecognised()
{
    QFETCH(const QString, file);
    QStringList faults;
    const QList<QStringList> all = rows(file);
    QVERIFY(all.size() > 20);
    for (const QStringList &row : all) {
        const QStringList found = m_explanations.matching(row.value(2));
        if (found.value(0) != row.value(1))
            faults << u"%1: %2 instead of %3: %4"_s.arg(row.at(0), found.value(0), row.value(1), row.value(2).left(90));
    }
    QCOMPARE(faults.join(u'\n'), QString());
}

}

LENTERA_TEST(tst_coverage, lentera::CoverageTest)
#include "tst_coverage.moc"

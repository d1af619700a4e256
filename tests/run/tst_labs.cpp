// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "support/LabRecord.h"
#include "support/Symptoms.h"
#include "support/runTests.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lentera {

//! What all labs together showed. Runs when they have (see tests/CMakeLists.txt).
class LabsTest : public QObject {
    Q_OBJECT

    QStringList m_lines;

    // The second words of the lines that begin with \a first.
    QSet<QString> idsAfter(const QString &first) const
    {
        QSet<QString> ids;
        for (const QString &line : m_lines)
            if (line.startsWith(first + u' '))
                ids << line.section(u' ', 1, 1);
        return ids;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QDir folder(LabRecord::folder());
        for (const QString &name : folder.entryList(QDir::Files)) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            m_lines += QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
        }
    }

    void everyFindingHasASymptomOrAReason()
    {
        QStringList ids{u"content.licence.missing"_s, u"content.reference.unknown"_s}; // connectors' own rules
        for (const Check *check : allChecks())
            ids << QString(check->id);
        ids.removeDuplicates(); // several checks may give the same
        ids.sort();
        QStringList known = symptomIds();
        known.sort();
        QCOMPARE(known.join(u'\n'), ids.join(u'\n'));
    }

    void nothingIsNoSymptom()
    {
        QStringList vacuous;
        for (const QString &id : symptomIds())
            if (const Symptom *symptom = symptomOf(id); symptom->kind == Symptom::Kind::Prints)
                if (QRegularExpression(QString::fromUtf8(symptom->text)).match(QString()).hasMatch())
                    vacuous << id;
        QCOMPARE(vacuous.join(u' '), QString());
    }

    void everyCommandWasRun()
    {
        const QSet<QString> shown = idsAfter(u"shown"_s);
        if (shown.size() < 50)
            QSKIP("the labs have not run: ctest -R '^run'");
        QStringList missing;
        for (const QString &id : symptomIds())
            if (symptomOf(id)->kind != Symptom::Kind::NotRun && !shown.contains(id))
                missing << id;
        QCOMPARE(missing.join(u' '), QString());
    }

    void thereAreEnoughHealthySystems()
    {
        const auto healthy = std::count_if(m_lines.cbegin(), m_lines.cend(),
                                           [](const QString &line) { return line.startsWith("healthy "_L1); });
        if (m_lines.size() < 100)
            QSKIP("the labs have not run: ctest -R '^run'");
        QVERIFY2(healthy >= 40, qPrintable(QString::number(healthy)));
    }
};

}

LENTERA_TEST(tst_labs, lentera::LabsTest)
#include "tst_labs.moc"

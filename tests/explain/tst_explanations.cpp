// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Check.h"
#include "definition/ConnectorFile.h"
#include "explain/Explanation.h"
#include "explain/Placeholders.h"
#include "support/runTests.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

static const QString resources = QStringLiteral(SOURCE_DIR "/resources");

static QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Ids of errors as the sources make them: failure("area.condition"_L1 …) and Error{u"area.condition"_s …}.
static QMap<QString, QString> errorIdsInSources()
{
    static const QRegularExpression made(
        u"(?:\\b(?:failure|mistake)\\(\\s*|\\bError\\s*\\{\\s*u?)\"([a-z][a-z0-9.-]+)\"_"_s);
    static const QRegularExpression comment(u"^\\s*//.*$"_s, QRegularExpression::MultilineOption);
    QMap<QString, QString> ids;
    for (const QString &folder : {u"/core"_s, u"/app"_s}) {
        QDirIterator files(QStringLiteral(SOURCE_DIR) + folder, {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            const QString text = QString::fromUtf8(bytesOf(path)).remove(comment);
            for (auto it = made.globalMatch(text); it.hasNext();)
                ids.insert(it.next().captured(1), path.mid(qsizetype(sizeof SOURCE_DIR)));
        }
    }
    return ids;
}

static QStringList parts(const ExplanationFile::Text &text)
{
    QStringList parts{text.title, text.cause, text.fix, text.prevention};
    for (const EvidenceRow &row : text.evidence)
        parts << row.name + u" | "_s + row.expected + u" | "_s + row.found;
    return parts;
}

static QStringList sorted(const QSet<QString> &names)
{
    QStringList list(names.cbegin(), names.cend());
    list.sort();
    return list;
}

// Code and command lines inside back ticks are the same in both languages.
static QString prose(const QString &text)
{
    static const QRegularExpression code(u"```.*?```|`[^`]*`|\\{[^}]*\\}|https?://\\S+"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    QString words = text;
    return words.replace(code, u" "_s).simplified();
}

class ExplanationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyCheckIsExplained_data();
    void everyCheckIsExplained();
    void everyConnectorFindingIsExplained();
    void everyErrorIsExplained_data();
    void everyErrorIsExplained();
    void everyFileIsComplete_data();
    void everyFileIsComplete();
    void theIndonesianTextIsWritten_data();
    void theIndonesianTextIsWritten();
    void evidenceIsNamedInIndonesian_data();
    void evidenceIsNamedInIndonesian();
    void everyOwnWordingBelongsToAConnector();
    void whatShipsIsWhatWasTested();

private:
    void addFiles();

    QMap<QString, ExplanationFile> m_files;
    QList<Connector> m_connectors;
};

void ExplanationsTest::initTestCase()
{
    const QDir folder(resources + "/explanations"_L1);
    QStringList mistakes;
    for (const QString &name : folder.entryList({u"*.md"_s}, QDir::Files)) {
        const Result<ExplanationFile> file = readExplanation(bytesOf(folder.filePath(name)), name.chopped(3));
        if (file)
            m_files.insert(file->id, *file);
        else
            mistakes << u"%1:%2: %3 %4%5"_s.arg(name, file.error().facts.value(u"line"_s), file.error().id,
                                                file.error().facts.value(u"section"_s),
                                                file.error().facts.value(u"language"_s));
    }
    m_connectors = ConnectorCatalogue({resources + "/connectors"_L1}).all();
    QCOMPARE(mistakes.join(u'\n'), QString());
    QVERIFY(!m_files.isEmpty());
}

void ExplanationsTest::everyCheckIsExplained_data()
{
    QTest::addColumn<QString>("id");
    for (const Check *check : allChecks())
        QTest::newRow(check->id.data()) << QString(check->id);
}

void ExplanationsTest::everyCheckIsExplained()
{
    QFETCH(const QString, id);
    QVERIFY2(m_files.contains(id), qPrintable(id + ".md is missing"_L1));
    QVERIFY2(!m_files.value(id).texts.value(u"en"_s).evidence.isEmpty(), "a finding shows evidence");
}

void ExplanationsTest::everyConnectorFindingIsExplained()
{
    QStringList missing;
    for (const Connector &connector : m_connectors)
        for (const AnswerRule &rule : connector.rules)
            if (!m_files.contains(rule.finding))
                missing << connector.id + ": "_L1 + rule.finding;
    missing.removeDuplicates();
    QCOMPARE(missing.join(u'\n'), QString());
}

void ExplanationsTest::everyErrorIsExplained_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("source");
    const QMap<QString, QString> ids = errorIdsInSources();
    QVERIFY2(ids.contains(u"case.schema"_s), "the search for error ids finds nothing");
    for (auto it = ids.cbegin(); it != ids.cend(); ++it)
        QTest::newRow(qPrintable(it.key())) << it.key() << it.value();
}

void ExplanationsTest::everyErrorIsExplained()
{
    QFETCH(const QString, id);
    QFETCH(const QString, source);
    QVERIFY2(m_files.contains(id), qPrintable(id + ".md is missing, used in "_L1 + source));
}

void ExplanationsTest::addFiles()
{
    QTest::addColumn<QString>("id");
    for (const ExplanationFile &file : std::as_const(m_files))
        QTest::newRow(qPrintable(file.id)) << file.id;
}

void ExplanationsTest::everyFileIsComplete_data()
{
    addFiles();
}

// The parser already demands both languages, title, cause, fix, prevention and a known owner.
void ExplanationsTest::everyFileIsComplete()
{
    QFETCH(const QString, id);
    const ExplanationFile::Text english = m_files.value(id).texts.value(u"en"_s);
    const ExplanationFile::Text indonesian = m_files.value(id).texts.value(u"id"_s);
    QCOMPARE(sorted(placeholdersOf(parts(indonesian).join(u'\n'))), sorted(placeholdersOf(parts(english).join(u'\n'))));
    QCOMPARE(indonesian.evidence.size(), english.evidence.size());
    for (qsizetype i = 0; i < english.evidence.size(); ++i)
        QCOMPARE(sorted(placeholdersOf(indonesian.evidence.at(i).found)),
                 sorted(placeholdersOf(english.evidence.at(i).found)));
}

void ExplanationsTest::theIndonesianTextIsWritten_data()
{
    addFiles();
}

void ExplanationsTest::theIndonesianTextIsWritten()
{
    QFETCH(const QString, id);
    // The glossary's section 5; each has one right spelling in this house.
    static const QRegularExpression forbidden(
        u"\\b(silahkan|ijin|kadaluarsa|antrian|respon|resiko|analisa|diagnosa|merubah|otentikasi|praktek|projek|obyek|"
        "redaksi)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QStringList english = parts(m_files.value(id).texts.value(u"en"_s)).mid(0, 4);
    const QStringList indonesian = parts(m_files.value(id).texts.value(u"id"_s));
    for (const QString &part : indonesian) {
        const QRegularExpressionMatch word = forbidden.match(prose(part));
        QVERIFY2(!word.hasMatch(), qPrintable(word.captured() + " in: "_L1 + part));
    }
    for (qsizetype i = 0; i < english.size(); ++i)
        if (!prose(english.at(i)).isEmpty())
            QVERIFY2(prose(indonesian.at(i)) != prose(english.at(i)), qPrintable(english.at(i)));
}

void ExplanationsTest::evidenceIsNamedInIndonesian_data()
{
    addFiles();
}

void ExplanationsTest::evidenceIsNamedInIndonesian()
{
    QFETCH(const QString, id);
    // The same word in both languages, or a protocol's own word (curl's phases, the alert of TLS, the status of HTTP).
    static const QSet<QString> same{u"alert"_s, u"connect"_s,       u"detail"_s, u"dns"_s,    u"header"_s, u"host"_s,
                                    u"id"_s,    u"starttransfer"_s, u"status"_s, u"target"_s, u"tenant"_s, u"url"_s};
    // With a capital inside it is a technical name as it stands elsewhere: notAfter, Retry-After.
    static const QRegularExpression words(u"\\A[a-z -]+\\z"_s);
    const QList<EvidenceRow> english = m_files.value(id).texts.value(u"en"_s).evidence;
    const QList<EvidenceRow> indonesian = m_files.value(id).texts.value(u"id"_s).evidence;
    for (qsizetype i = 0; i < english.size(); ++i) {
        const QString name = prose(english.at(i).name);
        if (words.match(name).hasMatch() && !same.contains(name))
            QVERIFY2(prose(indonesian.at(i).name) != name, qPrintable(name + " stays English"_L1));
    }
}

void ExplanationsTest::everyOwnWordingBelongsToAConnector()
{
    QStringList strangers;
    for (const QString &id : m_files.keys()) {
        const QString connector = id.section(u'@', 1);
        const bool known = std::any_of(m_connectors.cbegin(), m_connectors.cend(),
                                       [&](const Connector &one) { return one.id == connector; });
        if (id.contains(u'@') && (!known || !m_files.contains(id.section(u'@', 0, 0))))
            strangers << id;
    }
    QCOMPARE(strangers.join(u'\n'), QString());
}

void ExplanationsTest::whatShipsIsWhatWasTested()
{
    const Result<Explanations> shipped = Explanations::read(u":/lentera/explanations"_s);
    QVERIFY(shipped);
    QStringList general = m_files.keys();
    general.removeIf([](const QString &id) { return id.contains(u'@'); });
    QCOMPARE(shipped->ids(), general);
}

}

LENTERA_TEST(tst_explanations, lentera::ExplanationsTest)
#include "tst_explanations.moc"

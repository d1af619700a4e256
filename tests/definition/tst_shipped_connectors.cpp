// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Rules.h"
#include "definition/ConnectorFile.h"
#include "support/runTests.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

static const QString folder = QStringLiteral(SOURCE_DIR "/resources/connectors");

static QString described(const QList<FileProblem> &problems)
{
    QStringList lines;
    for (const FileProblem &problem : problems)
        lines << u"%1:%2 %3 %4 %5"_s.arg(problem.file)
                     .arg(problem.line)
                     .arg(problem.error.id, problem.error.facts.value(u"field"_s),
                          problem.error.facts.value(u"value"_s));
    return lines.join(u'\n');
}

static QStringList languagesOf(const QList<LocalText> &texts)
{
    QStringList wrong;
    for (const LocalText &text : texts)
        if (!text.isEmpty() && text.keys() != QStringList{u"en"_s, u"id"_s})
            wrong << text.first();
    return wrong;
}

//! Every text of a connector that a person reads.
static QList<LocalText> textsOf(const Connector &connector)
{
    QList<LocalText> texts{connector.name, connector.description};
    for (const ParameterField &field : connector.parameters)
        texts << field.label << field.help << field.choiceLabels.values();
    for (const SignIn &signIn : connector.signIns) {
        texts << signIn.label << signIn.whereToGet;
        for (const CredentialField &field : signIn.fields)
            texts << field.label << field.help;
    }
    for (const VendorDate &date : connector.dates)
        texts << date.what << date.fix;
    return texts;
}

static seen::HttpSeen answerOf(const AnswerSample &sample)
{
    seen::HttpSeen answer;
    answer.call = sample.call;
    answer.end = seen::HttpEnd::Answered;
    answer.status = sample.status;
    answer.body = sample.body;
    for (auto header = sample.headers.cbegin(); header != sample.headers.cend(); ++header)
        answer.headers << seen::HttpHeader{header.key(), header.value()};
    return answer;
}

class ShippedConnectorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allAreReadWithoutAMistake()
    {
        QVERIFY2(m_catalogue.problems().isEmpty(), qPrintable(described(m_catalogue.problems())));
        for (const char *id : {"generic-http", "servicedesk-plus", "jira"})
            QVERIFY2(m_catalogue.find(QString::fromLatin1(id)), id);
    }

    // Those that are compiled in are read without a look for mistakes: all but the samples is the same.
    void whatIsCompiledInIsTheSame_data() { connectors(); }
    void whatIsCompiledInIsTheSame()
    {
        QFETCH(QString, id);
        static const ConnectorCatalogue compiledIn({u":/lentera/connectors"_s});
        QCOMPARE(compiledIn.all().size(), m_catalogue.all().size());
        const Connector *other = compiledIn.find(id);
        QVERIFY2(other, "not compiled in");
        const Connector &whole = *m_catalogue.find(id);
        QCOMPARE(other->calls.keys(), whole.calls.keys());
        QCOMPARE(other->rules.size(), whole.rules.size());
        QCOMPARE(other->signIns.size(), whole.signIns.size());
        QVERIFY(other->samples.isEmpty());
    }

    void eachIsNamedAsItsFile_data() { connectors(); }
    void eachIsNamedAsItsFile()
    {
        QFETCH(QString, id);
        QCOMPARE(m_catalogue.find(id)->file, folder + u'/' + id + u".json"_s);
    }

    void everyTextIsInBothLanguages_data() { connectors(); }
    void everyTextIsInBothLanguages()
    {
        QFETCH(QString, id);
        const QStringList wrong = languagesOf(textsOf(*m_catalogue.find(id)));
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void everySignInSaysWhereToGetItsCredential_data() { connectors(); }
    void everySignInSaysWhereToGetItsCredential()
    {
        QFETCH(QString, id);
        for (const SignIn &signIn : m_catalogue.find(id)->signIns)
            QVERIFY2(signIn.none || !signIn.whereToGet.isEmpty(), qPrintable(signIn.id));
    }

    void everyRuleIsProvenByASample_data() { connectors(); }
    void everyRuleIsProvenByASample()
    {
        QFETCH(QString, id);
        const Connector &connector = *m_catalogue.find(id);
        for (qsizetype i = 0; i < connector.rules.size(); ++i)
            QVERIFY2(isProven(connector, connector.rules.at(i)),
                     qPrintable(u"rule %1: %2"_s.arg(i).arg(connector.rules.at(i).finding)));
    }

    void noRuleContradictsASample_data() { connectors(); }
    void noRuleContradictsASample()
    {
        QFETCH(QString, id);
        const Connector &connector = *m_catalogue.find(id);
        for (const AnswerSample &sample : connector.samples)
            if (const auto match = matchedRule(connector, answerOf(sample)))
                QVERIFY2(match->finding == sample.finding, qPrintable(u"%1: %2"_s.arg(sample.name, match->finding)));
    }

    void everyLowImpactCallHasAGoodSample_data() { connectors(); }
    void everyLowImpactCallHasAGoodSample()
    {
        QFETCH(QString, id);
        const Connector &connector = *m_catalogue.find(id);
        for (const Call &call : connector.calls)
            QVERIFY2(std::any_of(connector.samples.cbegin(), connector.samples.cend(),
                                 [&](const AnswerSample &sample) {
                                     return sample.call == call.id && sample.finding.isEmpty() &&
                                            isGood(call.good, answerOf(sample));
                                 }),
                     qPrintable(call.id));
    }

    void aTruncatedFileIsAMistakeAndNothingElse_data() { connectors(); }
    void aTruncatedFileIsAMistakeAndNothingElse()
    {
        QFETCH(QString, id);
        QFile file(m_catalogue.find(id)->file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll().trimmed();
        for (qsizetype length = 0; length < whole.size(); length += std::max<qsizetype>(50, whole.size() / 100))
            QVERIFY(!readConnector(whole.left(length), {}));
    }

    void aMissingPieceNeverCrashes_data() { connectors(); }
    void aMissingPieceNeverCrashes()
    {
        QFETCH(QString, id);
        QFile file(m_catalogue.find(id)->file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        // Whole lines of the file, so that what is left is often still JSON.
        const QList<QByteArray> lines = whole.split('\n');
        for (qsizetype gone = 0; gone < lines.size(); gone += std::max<qsizetype>(3, lines.size() / 60)) {
            QList<QByteArray> rest = lines;
            rest.removeAt(gone);
            const auto connector = readConnector(rest.join('\n'), {});
            QVERIFY(connector || !connector.error().isEmpty());
        }
    }

private:
    void connectors() const
    {
        QTest::addColumn<QString>("id");
        for (const Connector &connector : m_catalogue.all())
            QTest::newRow(qPrintable(connector.id)) << connector.id;
    }

    static bool isProven(const Connector &connector, const AnswerRule &rule)
    {
        Connector alone = connector;
        alone.rules = {rule};
        return std::any_of(connector.samples.cbegin(), connector.samples.cend(), [&](const AnswerSample &sample) {
            return sample.finding == rule.finding && matchedRule(alone, answerOf(sample));
        });
    }

    const ConnectorCatalogue m_catalogue{QStringList{folder}};
};

}

LENTERA_TEST(tst_shipped_connectors, lentera::ShippedConnectorsTest)
#include "tst_shipped_connectors.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/SignOutput.h"

#include "base/Json.h"
#include "base/visible.h"
#include "explain/Reproduce.h"
#include "explain/explainedJson.h"
#include "signing/comparedParts.h"
#include "texts/Words.h"

using namespace Qt::StringLiterals;

namespace lentera::cli {

namespace {

struct SignText {
    Q_DECLARE_TR_FUNCTIONS(SignText)
};

}

static constexpr auto hidden = "***"_L1;
static constexpr auto keyIdVariable = "$LENTERA_KEY_ID"_L1;

static QString partName(const QByteArray &name)
{
    return name.isEmpty() ? u"\"\""_s : QString::fromLatin1(name);
}

// A header that holds the key id, with a shell variable in its place.
static QString shownValue(const SignedHeader &header, const QByteArray &keyId)
{
    if (!header.secret)
        return QString::fromUtf8(header.value);
    return QString::fromUtf8(QByteArray(header.value).replace(keyId, QByteArray(keyIdVariable.data())));
}

static QString headerWord(const SignedHeader &header, const QByteArray &keyId)
{
    const QString line = QString::fromLatin1(header.name) + ": "_L1 + shownValue(header, keyId);
    return header.secret ? u'"' + line + u'"' : shellWord(line);
}

static QString curlCommand(const SignedShown &shown)
{
    const SigningRequest &request = shown.input.request;
    QString words = u"curl -sS -i"_s;
    if (request.method == "HEAD")
        words += u" -I"_s;
    else if (request.method != (request.body.isEmpty() ? "GET" : "POST"))
        words += u" -X "_s + shellWord(QString::fromLatin1(request.method));
    for (const SigningHeaderLine &line : request.headers)
        words += u" -H "_s + shellWord(QString::fromUtf8(line.name + ": " + line.value));
    for (const SignedHeader &header : shown.made.headers)
        words += u" -H "_s + headerWord(header, shown.input.keyId);
    if (!shown.bodyFile.isEmpty())
        words += u" --data-binary "_s + shellWord(u'@' + shown.bodyFile);
    return words + u' ' + shellWord(QString::fromUtf8(request.url()));
}

static QJsonObject partJson(const SignedPart &part)
{
    return {{u"name"_s, QString::fromLatin1(part.name)},
            {u"bytes"_s, part.bytes.size()},
            {u"text"_s, part.secret ? QString(hidden) : QString::fromUtf8(part.bytes)}};
}

static QJsonObject textJson(const SignedText &text)
{
    QJsonArray parts;
    for (const SignedPart &part : text.parts)
        parts << partJson(part);
    return {{u"name"_s, QString::fromLatin1(text.name)}, {u"bytes"_s, text.bytes().size()}, {u"parts"_s, parts}};
}

static QJsonArray textsJson(const Signature &signature)
{
    QJsonArray texts{textJson(signature.text)};
    for (const SignedText &text : signature.texts)
        texts << textJson(text);
    return texts;
}

QJsonObject signedJson(const SignedShown &shown)
{
    QJsonArray headers;
    for (const SignedHeader &header : shown.made.headers)
        headers << QJsonObject{{u"name"_s, QString::fromLatin1(header.name)},
                               {u"value"_s, shownValue(header, shown.input.keyId)}};
    return {{u"schema"_s, u"lentera.signature/1"_s},
            {u"mode"_s, u"sign"_s},
            {u"scheme"_s, shown.scheme.id},
            {u"signature"_s, QString::fromUtf8(shown.made.signature.shown)},
            {u"timestamp"_s, QString::fromUtf8(shown.input.timestamp)},
            {u"nonce"_s, QString::fromUtf8(shown.input.nonce)},
            {u"headers"_s, headers},
            {u"signs"_s, textsJson(shown.made.signature)},
            {u"reproduce"_s, curlCommand(shown)}};
}

QJsonObject verificationJson(const SigningScheme &scheme, const Verification &verification)
{
    static const QMap<Verification::Time, QString> times{{Verification::Time::NotJudged, u"not-judged"_s},
                                                         {Verification::Time::Good, u"good"_s},
                                                         {Verification::Time::OtherForm, u"other-form"_s},
                                                         {Verification::Time::TooOld, u"too-old"_s},
                                                         {Verification::Time::TooEarly, u"too-early"_s}};
    return {{u"schema"_s, u"lentera.signature/1"_s},
            {u"mode"_s, u"verify"_s},
            {u"scheme"_s, scheme.id},
            {u"valid"_s, verification.valid()},
            {u"signatureFits"_s, verification.signatureFits},
            {u"time"_s, times.value(verification.time)},
            {u"ageSeconds"_s, verification.ageSeconds},
            {u"expected"_s, QString::fromUtf8(verification.expected.shown)},
            {u"signs"_s, textsJson(verification.expected)}};
}

static QJsonObject comparedJson(const ComparedPart &part)
{
    return {{u"name"_s, QString::fromLatin1(part.name)},
            {u"expected"_s, part.secret ? QString(hidden) : QString::fromUtf8(part.expected)},
            {u"found"_s, part.secret ? QString(hidden) : QString::fromUtf8(part.found)},
            {u"expectedBytes"_s, part.expectedBytes},
            {u"foundBytes"_s, part.foundBytes},
            {u"firstDifference"_s, part.firstDifference < 0 ? QJsonValue() : QJsonValue(part.firstDifference)}};
}

static QJsonObject causeJson(const SignatureCause &cause, const Explanations &explanations, const QString &language)
{
    QJsonArray parts;
    for (const ComparedPart &part : cause.parts)
        parts << comparedJson(part);
    QJsonObject object = explainedJson(explanations.of(Error{cause.id, cause.facts}, language));
    object.insert(u"facts"_s, toJson(cause.facts));
    object.insert(u"proven"_s, cause.proven);
    object.insert(u"parts"_s, parts);
    return object;
}

QJsonObject diagnosisJson(const SignatureDiagnosis &diagnosis, const Explanations &explanations,
                          const QString &language)
{
    const auto all = [&](const QList<SignatureCause> &causes) {
        QJsonArray array;
        for (const SignatureCause &cause : causes)
            array << causeJson(cause, explanations, language);
        return array;
    };
    return {{u"schema"_s, u"lentera.signature/1"_s},
            {u"mode"_s, u"doctor"_s},
            {u"matched"_s, diagnosis.matched},
            {u"cause"_s, diagnosis.causes.isEmpty() ? u"none"_s : diagnosis.causes.first().id},
            {u"causes"_s, all(diagnosis.causes)},
            {u"alternatives"_s, all(diagnosis.alternatives)},
            {u"tried"_s, diagnosis.tried},
            {u"elapsedUs"_s, diagnosis.elapsedUs},
            {u"complete"_s, diagnosis.complete}};
}

QJsonObject schemesJson(const SigningCatalogue &catalogue)
{
    QJsonArray schemes;
    for (const SigningScheme &scheme : catalogue.schemes)
        schemes << QJsonObject{{u"id"_s, scheme.id},
                               {u"family"_s, scheme.family},
                               {u"name"_s, toJson(scheme.name)},
                               {u"note"_s, toJson(scheme.note)},
                               {u"algorithm"_s, QString::fromLatin1(scheme.algorithm)},
                               {u"key"_s, scheme.key},
                               {u"signs"_s, scheme.signs},
                               {u"parameters"_s, toJson(scheme.parameters)}};
    return {{u"schema"_s, u"lentera.signature/1"_s}, {u"mode"_s, u"list"_s}, {u"schemes"_s, schemes}};
}

// Columns of text, as wide as what stands in them.
static QString tableText(const QList<QStringList> &rows)
{
    QList<qsizetype> widths;
    for (const QStringList &row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths.at(i), row.at(i).size());
    }
    QString text;
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += row.at(i).leftJustified(i + 1 < row.size() ? widths.at(i) + 2 : 0);
        text += u"   "_s + line + u'\n';
    }
    return text;
}

static QString bytesText(const SignedText &text)
{
    QList<QStringList> rows{{SignText::tr("Part"), SignText::tr("Bytes"), SignText::tr("Value")}};
    for (const SignedPart &part : text.parts)
        rows << QStringList{partName(part.name), QString::number(part.bytes.size()),
                            part.secret ? QString(hidden) : excerpt(part.bytes, 0)};
    const QString head =
        text.name.isEmpty()
            ? SignText::tr("What is signed, %n byte(s):", nullptr, int(text.bytes().size()))
            : SignText::tr("%1, %n byte(s):", nullptr, int(text.bytes().size())).arg(QString::fromLatin1(text.name));
    return head + u'\n' + tableText(rows);
}

static QString allBytesText(const Signature &signature)
{
    QString text = bytesText(signature.text);
    for (const SignedText &further : signature.texts)
        text += bytesText(further);
    return text;
}

QString signedText(const SignedShown &shown)
{
    QString text = SignText::tr("Headers to send:") + u'\n';
    for (const SignedHeader &header : shown.made.headers)
        text += u"   "_s + QString::fromLatin1(header.name) + ": "_L1 +
                visibleLine(shownValue(header, shown.input.keyId)) + u'\n';
    if (!shown.made.signature.raw.isEmpty())
        text += u'\n' + allBytesText(shown.made.signature);
    return text + u'\n' + words::report().reproduce + ":\n   "_L1 + curlCommand(shown);
}

static QString timeText(const SigningScheme &scheme, const Verification &verification)
{
    const QString age = QString::number(std::abs(verification.ageSeconds));
    switch (verification.time) {
    case Verification::Time::NotJudged:
    case Verification::Time::Good:
        return {};
    case Verification::Time::OtherForm:
        return SignText::tr("The time has another form than the server takes: %1.").arg(scheme.timestamp);
    case Verification::Time::TooOld:
        return SignText::tr("The time is %1 s old; the server takes %2 s.").arg(age).arg(scheme.past);
    case Verification::Time::TooEarly:
        return SignText::tr("The time lies %1 s ahead; the server takes %2 s.").arg(age).arg(scheme.future);
    }
    return {};
}

QString verificationText(const SigningScheme &scheme, const Verification &verification)
{
    QStringList lines;
    if (verification.valid())
        lines << SignText::tr("Valid: this is how %1 signs the request.").arg(scheme.id);
    else if (verification.signatureFits)
        lines << SignText::tr("The signature fits, but the server refuses the request.");
    else
        lines << SignText::tr("Not valid: %1 gives %2").arg(scheme.id, QString::fromUtf8(verification.expected.shown));
    if (const QString time = timeText(scheme, verification); !time.isEmpty())
        lines << time;
    if (!verification.signatureFits)
        lines << SignText::tr("To see why, ask again with --doctor.") << QString();
    return lines.join(u'\n') + (verification.signatureFits ? QString() : u'\n' + allBytesText(verification.expected));
}

static QString comparedText(const QList<ComparedPart> &parts)
{
    QList<QStringList> rows{{SignText::tr("Part"), SignText::tr("Bytes"), words::report().expected,
                             words::report().found, SignText::tr("First difference")}};
    for (const ComparedPart &part : parts) {
        const QString bytes = part.expectedBytes == part.foundBytes
                                  ? QString::number(part.foundBytes)
                                  : u"%1 / %2"_s.arg(part.expectedBytes).arg(part.foundBytes);
        const bool same = part.firstDifference < 0;
        rows << QStringList{partName(part.name), bytes,
                            part.secret ? QString(hidden) : excerpt(part.expected, part.firstDifference),
                            same          ? u"="_s
                            : part.secret ? QString(hidden)
                                          : excerpt(part.found, part.firstDifference),
                            same ? QString() : SignText::tr("byte %1").arg(part.firstDifference)};
    }
    return rows.size() > 1 ? tableText(rows) : QString();
}

static QString labelled(const QString &label, const QString &text)
{
    if (text.isEmpty())
        return {};
    return u"   "_s + label + (text.contains(u'\n') ? u":\n     "_s : u": "_s) +
           QString(text).replace(u'\n', "\n     "_L1) + u'\n';
}

static QString causeText(const SignatureCause &cause, const Explanations &explanations, const QString &language)
{
    const ReportWords heads = words::report();
    const Explained text = explanations.of(Error{cause.id, cause.facts}, language);
    QList<QStringList> rows{{heads.evidence, heads.expected, heads.found}};
    for (const EvidenceRow &row : text.evidence)
        rows << QStringList{row.name, row.expected, row.found};
    return u'\n' + text.title + u" ["_s + cause.id + u"]\n"_s + labelled(heads.cause, text.cause) +
           labelled(heads.fix, text.fix) + labelled(heads.prevention, text.prevention) +
           labelled(heads.owner, heads.owners.value(text.owner, text.owner)) +
           (rows.size() > 1 ? tableText(rows) : QString()) + comparedText(cause.parts);
}

QString diagnosisText(const SignatureDiagnosis &diagnosis, const Explanations &explanations, const QString &language)
{
    QString text = diagnosis.matched.isEmpty()
                       ? SignText::tr("No convention gives this signature.")
                       : SignText::tr("The signature was made as %1 makes it.").arg(diagnosis.matched);
    if (diagnosis.causes.isEmpty())
        text += u'\n' + SignText::tr("Nothing is wrong with it.");
    else if (!diagnosis.mistakes.isEmpty())
        text += u' ' + SignText::tr("%n mistake(s) made together explain it to the last bit.", nullptr,
                                    int(diagnosis.mistakes.size()));
    for (const SignatureCause &cause : diagnosis.causes)
        text += u'\n' + causeText(cause, explanations, language).trimmed() + u'\n';
    for (const SignatureCause &other : diagnosis.alternatives)
        text += u'\n' +
                SignText::tr("It would be explained just as well by: %1")
                    .arg(explanations.of(Error{other.id, other.facts}, language).title + u" ["_s + other.id + u"] "_s +
                         other.facts.value(u"form"_s)) +
                u'\n';
    text += u'\n' + SignText::tr("%n signature(s) computed.", nullptr, diagnosis.tried);
    if (!diagnosis.complete)
        text += u' ' + SignText::tr("The search was ended before everything had been tried.");
    return text;
}

QString publicHeaderLines(const SignedRequest &made)
{
    QStringList lines;
    for (const SignedHeader &header : made.headers)
        if (!header.secret)
            lines << QString::fromUtf8(header.name + ": " + header.value);
    return lines.join(u'\n');
}

}

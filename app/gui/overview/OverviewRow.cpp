// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/OverviewRow.h"

#include "shared/Icons.h"
#include "shared/words.h"

#include <QGuiApplication>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

namespace {

//! The texts of this file, for translators.
struct Overview {
    Q_DECLARE_TR_FUNCTIONS(Overview)
};

}

static QVariant textValue(const QString &text, int role)
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case OverviewModel::SortRole:
        return text;
    default:
        return {};
    }
}

static QVariant tenantValue(const OverviewRow &row, int role)
{
    if (role == OverviewModel::EnvironmentRole)
        return int(row.environment);
    if (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole)
        return u"%1, %2"_s.arg(row.tenant, words::environment(row.environment));
    return textValue(row.tenant, role);
}

static QVariant connectionValue(const OverviewRow &row, int role)
{
    return textValue(row.connection, role);
}

static QVariant systemValue(const OverviewRow &row, int role)
{
    return textValue(row.system, role);
}

static QVariant stateValue(const OverviewRow &row, int role)
{
    switch (role) {
    case Qt::DecorationRole:
        return icon(row.verdict.standing);
    case Qt::ForegroundRole:
        return toneColour(toneOf(row.verdict.standing), QGuiApplication::palette());
    case OverviewModel::SortRole:
        return int(row.settled);
    default:
        return textValue(words::standing(row.verdict.standing), role);
    }
}

static QVariant causeValue(const OverviewRow &row, int role)
{
    return textValue(row.rootCause, role);
}

static QVariant checkedValue(const OverviewRow &row, int role)
{
    switch (role) {
    case Qt::ToolTipRole:
        return words::utcTime(row.verdict.at);
    case OverviewModel::SortRole:
        return row.verdict.at;
    default:
        return textValue(words::localTime(row.verdict.at), role);
    }
}

OverviewModel::OverviewModel(QObject *parent)
    : TableModel({{QT_TRANSLATE_NOOP("Columns", "Tenant"), tenantValue},
                  {QT_TRANSLATE_NOOP("Columns", "Connection"), connectionValue},
                  {QT_TRANSLATE_NOOP("Columns", "System"), systemValue},
                  {QT_TRANSLATE_NOOP("Columns", "State"), stateValue},
                  {QT_TRANSLATE_NOOP("Columns", "Root cause"), causeValue},
                  {QT_TRANSLATE_NOOP("Columns", "Last checked"), checkedValue}},
                 parent)
{
}

OverviewCounts countsOf(const QList<OverviewRow> &rows)
{
    OverviewCounts counts{.total = int(rows.size())};
    for (const OverviewRow &row : rows) {
        counts.failing += row.settled == Standing::Failure;
        counts.warning += row.settled == Standing::Warning;
        counts.unchecked += row.settled == Standing::Unknown;
    }
    return counts;
}

// Whole sentences, each of its own: no piece is glued into another.
QString overviewSentence(const OverviewCounts &counts)
{
    const int checked = counts.total - counts.unchecked;
    if (counts.total == 0)
        return {};
    if (checked == 0)
        return counts.total == 1 ? Overview::tr("The connection was not checked yet.")
                                 : Overview::tr("None of the %n connection(s) was checked yet.", nullptr, counts.total);
    QStringList sentences;
    if (counts.failing > 0)
        sentences
            << (counts.total == 1
                    ? Overview::tr("The connection does not work.")
                    : Overview::tr("%n of %1 connections do(es) not work.", nullptr, counts.failing).arg(counts.total));
    else if (counts.unchecked == 0 && counts.warning == 0)
        sentences << Overview::tr("All %n connection(s) work.", nullptr, counts.total);
    if (counts.warning > 0)
        sentences << Overview::tr("%n connection(s) work(s), with warnings.", nullptr, counts.warning);
    if (counts.unchecked > 0)
        sentences << Overview::tr("%n connection(s) was/were not checked yet.", nullptr, counts.unchecked);
    return sentences.join(u' ');
}

QList<SharedCause> sharedCauses(const QList<OverviewRow> &rows, const std::function<QString(const QString &)> &titleOf)
{
    QMap<QString, QList<Selection>> byCause;
    for (const OverviewRow &row : rows)
        if (row.settled == Standing::Failure)
            for (const QString &id : row.verdict.rootCauses)
                byCause[id] << row.place;
    QList<SharedCause> shared;
    for (auto cause = byCause.cbegin(); cause != byCause.cend(); ++cause) {
        if (cause->size() < 2)
            continue;
        const QString text =
            Overview::tr("%n connections share the cause “%1”.", nullptr, int(cause->size())).arg(titleOf(cause.key()));
        shared << SharedCause{cause.key(), text, *cause};
    }
    std::stable_sort(shared.begin(), shared.end(), [](const SharedCause &one, const SharedCause &other) {
        return one.affected.size() > other.affected.size();
    });
    return shared;
}

static QStringList titles()
{
    return {Overview::tr("Tenant"), Overview::tr("Environment"), Overview::tr("Connection"),  Overview::tr("System"),
            Overview::tr("State"),  Overview::tr("Root cause"),  Overview::tr("Last checked")};
}

static QStringList cellsOf(const OverviewRow &row)
{
    return {row.tenant,
            words::environment(row.environment),
            row.connection,
            row.system,
            words::standing(row.verdict.standing),
            row.rootCause,
            words::utcTime(row.verdict.at)};
}

static QString markdownLine(QStringList cells)
{
    for (QString &cell : cells)
        cell.replace(u'\\', u"\\\\"_s).replace(u'|', u"\\|"_s);
    return u"| %1 |"_s.arg(cells.join(u" | "_s));
}

static QString verdictText(Standing standing)
{
    switch (standing) {
    case Standing::Ok:
        return u"ok"_s;
    case Standing::Warning:
        return u"warn"_s;
    case Standing::Failure:
        return u"fail"_s;
    case Standing::Running:
    case Standing::Unknown:
        break;
    }
    return {};
}

static QJsonObject jsonOf(const OverviewRow &row)
{
    const QString verdict = verdictText(row.settled);
    return {{u"tenant"_s, row.place.tenant.text()},
            {u"tenantName"_s, row.tenant},
            {u"environment"_s, environmentText(row.environment)},
            {u"connection"_s, row.place.connection.text()},
            {u"connectionName"_s, row.connection},
            {u"connector"_s, row.connector},
            {u"verdict"_s, verdict.isEmpty() ? QJsonValue() : QJsonValue(verdict)},
            {u"rootCauses"_s, QJsonArray::fromStringList(row.verdict.rootCauses)},
            {u"rootCauseTitle"_s, row.rootCause},
            {u"lastChecked"_s, row.verdict.at.isValid() ? QJsonValue(isoTime(row.verdict.at)) : QJsonValue()}};
}

QString overviewText(const QList<OverviewRow> &rows, OverviewForm form)
{
    if (form == OverviewForm::Json) {
        QJsonArray connections;
        for (const OverviewRow &row : rows)
            connections << jsonOf(row);
        return QString::fromUtf8(
            QJsonDocument(QJsonObject{{u"schema"_s, u"lentera.overview/1"_s}, {u"connections"_s, connections}})
                .toJson());
    }
    QStringList lines;
    if (form == OverviewForm::Markdown)
        lines << markdownLine(titles()) << markdownLine(QStringList(titles().size(), u"---"_s));
    for (const OverviewRow &row : rows)
        lines << (form == OverviewForm::Markdown ? markdownLine(cellsOf(row)) : cellsOf(row).join(u'\t'));
    return lines.join(u'\n') + u'\n';
}

}

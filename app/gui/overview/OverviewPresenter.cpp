// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/OverviewPresenter.h"

#include "base/visible.h"
#include "workspace/storedRun.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

OverviewPresenter::OverviewPresenter(Desk &desk) : m_desk(desk), m_queue(desk)
{
    connect(&desk, &Desk::tenantsChanged, this, &OverviewPresenter::read);
    connect(&desk, &Desk::selectionChanged, this, &OverviewPresenter::read);
    connect(&desk, &Desk::verdictChanged, this, &OverviewPresenter::verdictChanged);
    connect(&desk, &Desk::workspaceChanged, this, [this] {
        m_filters.clear();
        m_settled.clear();
        m_causes.clear();
        m_readingCauses = false;
    });
    connect(&desk.language(), &Language::languageChanged, this, &OverviewPresenter::read);
    read();
}

void OverviewPresenter::read()
{
    m_rows.clear();
    for (const Tenant &tenant : m_desk.tenants()) {
        const TenantId &selected = m_desk.selection().tenant;
        if (!selected.isEmpty() && selected != tenant.id)
            continue;
        for (const Connection &connection : m_desk.connections(tenant.id))
            m_rows << rowOf(tenant, connection);
    }
    Q_EMIT rowsReplaced();
    readCauses();
}

OverviewRow OverviewPresenter::rowOf(const Tenant &tenant, const Connection &connection)
{
    const Connector *connector = m_desk.workspace().connectors().find(connection.connector);
    OverviewRow row;
    row.place = {tenant.id, connection.id};
    row.tenant = visibleLine(tenant.name);
    row.environment = tenant.environment;
    row.connection = visibleLine(connection.name);
    row.connector = connection.connector;
    row.system = visibleLine(connector ? localText(connector->name, m_desk.language().tag()) : connection.connector);
    row.verdict = m_desk.verdictOf(tenant.id, connection.id);
    row.settled = settled(row.place, row.verdict.standing);
    row.rootCause = visibleLine(titlesOf(row.verdict, connection));
    return row;
}

Standing OverviewPresenter::settled(const Selection &place, Standing now)
{
    Standing &known = m_settled[{place.tenant.text(), place.connection.text()}];
    if (now != Standing::Running)
        known = now;
    return known;
}

// A stored run's summary names its causes only. Until the run itself is read, what the connection knows is filled in.
QString OverviewPresenter::titlesOf(const Verdict &verdict, const Connection &connection) const
{
    QList<Finding> causes = m_causes.value(verdict.runId);
    if (causes.isEmpty()) {
        const Facts facts{{u"host"_s, connection.host()},
                          {u"port"_s, QString::number(connection.port())},
                          {u"url"_s, connection.baseUrl().toString(QUrl::RemoveUserInfo)},
                          {u"command"_s, connection.process.program}};
        for (const QString &id : verdict.rootCauses)
            causes << Finding{.id = id, .facts = facts};
    }
    QStringList titles;
    for (const Finding &cause : std::as_const(causes))
        titles << m_desk.explanations().of(cause, connection.connector, m_desk.language().tag()).title;
    return titles.join(u" · "_s);
}

static constexpr qsizetype causesAtOnce = 16; // others wait for the store too

void OverviewPresenter::readCauses()
{
    struct Wanted {
        TenantId tenant;
        QString run;
    };
    QList<Wanted> wanted;
    for (const OverviewRow &row : std::as_const(m_rows))
        if (!row.verdict.rootCauses.isEmpty() && !m_causes.contains(row.verdict.runId) && wanted.size() < causesAtOnce)
            wanted << Wanted{row.place.tenant, row.verdict.runId};
    if (wanted.isEmpty() || m_readingCauses)
        return;
    m_readingCauses = true;
    const auto read = [wanted, catalogue = m_desk.workspace().connectors()](Store &store) {
        QHash<QString, QList<Finding>> causes;
        for (const Wanted &one : wanted) {
            QList<Finding> &found = causes[one.run]; // also when it cannot be read: it is asked for once
            if (const auto record = storedRun(store, one.tenant, one.run, catalogue))
                found = record->result.rootCauses();
        }
        return causes;
    };
    m_desk.ask(this, read, [this](const QHash<QString, QList<Finding>> &causes) { takeCauses(causes); });
}

void OverviewPresenter::takeCauses(const QHash<QString, QList<Finding>> &causes)
{
    m_readingCauses = false;
    m_causes.insert(causes);
    for (int index = 0; index < m_rows.size(); ++index) {
        OverviewRow &row = m_rows[index];
        const Connection *connection = m_desk.connection(row.place.tenant, row.place.connection);
        if (!connection || !causes.contains(row.verdict.runId))
            continue;
        row.rootCause = visibleLine(titlesOf(row.verdict, *connection));
        Q_EMIT rowChanged(index);
    }
    readCauses();
}

void OverviewPresenter::verdictChanged(const TenantId &tenant, const ConnectionId &connection)
{
    settled({tenant, connection}, m_desk.verdictOf(tenant, connection).standing);
    const auto row = std::find_if(m_rows.begin(), m_rows.end(), [&](const OverviewRow &one) {
        return one.place == Selection{tenant, connection};
    });
    const Tenant *owner = m_desk.tenant(tenant);
    const Connection *known = m_desk.connection(tenant, connection);
    if (row == m_rows.end() || !owner || !known)
        return;
    const OverviewRow before = std::exchange(*row, rowOf(*owner, *known));
    if (before.verdict.runId != row->verdict.runId)
        m_causes.remove(before.verdict.runId);
    Q_EMIT rowChanged(int(row - m_rows.begin()));
    readCauses();
}

Standing OverviewPresenter::worst() const
{
    Standing worst = Standing::Unknown;
    for (const OverviewRow &row : m_rows)
        worst = worseOf(worst, row.settled);
    return worst;
}

QString OverviewPresenter::commonTitle(const QString &id) const
{
    const QString language = m_desk.language().tag();
    QSet<QString> titles;
    for (const OverviewRow &row : m_rows)
        for (const Finding &cause : m_causes.value(row.verdict.runId))
            if (cause.id == id)
                titles.insert(m_desk.explanations().of(cause, row.connector, language).title);
    return titles.size() == 1 ? *titles.cbegin() : m_desk.explanations().general(id, language).title;
}

QList<SharedCause> OverviewPresenter::causes() const
{
    return sharedCauses(m_rows, [this](const QString &id) { return visibleLine(commonTitle(id)); });
}

void OverviewPresenter::checkAll()
{
    QList<Selection> all;
    for (const OverviewRow &row : std::as_const(m_rows))
        all << row.place;
    m_queue.add(all);
}

void OverviewPresenter::diagnose(const Selection &place)
{
    m_desk.select(place.tenant, place.connection);
    m_desk.open(Place::Diagnose);
}

}

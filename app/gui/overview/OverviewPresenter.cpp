// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/OverviewPresenter.h"

#include "shared/PlainLabel.h"

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
}

OverviewRow OverviewPresenter::rowOf(const Tenant &tenant, const Connection &connection)
{
    const Connector *connector = m_desk.workspace().connectors().find(connection.connector);
    OverviewRow row;
    row.place = {tenant.id, connection.id};
    row.tenant = shownLine(tenant.name);
    row.environment = tenant.environment;
    row.connection = shownLine(connection.name);
    row.connector = connection.connector;
    row.system = shownLine(connector ? localText(connector->name, m_desk.language().tag()) : connection.connector);
    row.verdict = m_desk.verdictOf(tenant.id, connection.id);
    row.settled = settled(row.place, row.verdict.standing);
    row.rootCause = shownLine(titlesOf(row.verdict.rootCauses, connection));
    return row;
}

Standing OverviewPresenter::settled(const Selection &place, Standing now)
{
    Standing &known = m_settled[{place.tenant.text(), place.connection.text()}];
    if (now != Standing::Running)
        known = now;
    return known;
}

// A stored run's summary names its causes only; what the connection itself knows is filled in.
QString OverviewPresenter::titlesOf(const QStringList &findings, const Connection &connection) const
{
    const Facts facts{{u"host"_s, connection.host()},
                      {u"port"_s, QString::number(connection.port())},
                      {u"url"_s, connection.baseUrl().toString(QUrl::RemoveUserInfo)}};
    QStringList titles;
    for (const QString &id : findings)
        titles << m_desk.explanations()
                      .of(Finding{.id = id, .facts = facts}, connection.connector, m_desk.language().tag())
                      .title;
    return titles.join(u" · "_s);
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
    *row = rowOf(*owner, *known);
    Q_EMIT rowChanged(int(row - m_rows.begin()));
}

Standing OverviewPresenter::worst() const
{
    Standing worst = Standing::Unknown;
    for (const OverviewRow &row : m_rows)
        worst = worseOf(worst, row.settled);
    return worst;
}

QList<SharedCause> OverviewPresenter::causes() const
{
    return sharedCauses(m_rows, [this](const QString &id) {
        return shownLine(m_desk.explanations().general(id, m_desk.language().tag()).title);
    });
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/FrameParts.h"

#include "base/visible.h"
#include "shared/Badges.h"
#include "shared/Icons.h"
#include "shared/PlainLabel.h"
#include "shared/words.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace lentera {

ColourStripe::ColourStripe(Desk &desk, QWidget *parent) : QWidget(parent), m_desk(desk)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&desk, &Desk::selectionChanged, this, qOverload<>(&QWidget::update));
    connect(&desk, &Desk::tenantsChanged, this, qOverload<>(&QWidget::update));
}

void ColourStripe::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tenant *tenant = m_desk.selectedTenant();
    painter.fillRect(rect(), tenant ? frameColour(*tenant, palette()) : palette().color(QPalette::Window));
}

PracticeBanner::PracticeBanner(Desk &desk, QWidget *parent) : QFrame(parent)
{
    auto *row = new QHBoxLayout(this);
    auto *mark = new QLabel;
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    mark->setPixmap(icon("practice"_L1, Tone::Caution).pixmap(size, size));
    row->addWidget(mark);
    row->addWidget(plainLabel(tr("Practice workspace: these systems run inside Lentera. Nothing here is real.")), 1);
    auto *leave = new QPushButton(tr("Leave practice"));
    row->addWidget(leave);
    connect(leave, &QPushButton::clicked, this, &PracticeBanner::leaveWanted);
    const auto appear = [this, &desk] {
        setVisible(desk.workspace().isPractice());
    };
    connect(&desk, &Desk::workspaceChanged, this, appear);
    appear();
}

void PracticeBanner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), toneBackground(Tone::Caution, palette()));
    painter.setPen(QPen(toneColour(Tone::Caution, palette()), 1, Qt::DashLine));
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
}

SelectionHeader::SelectionHeader(Desk &desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    connect(&desk, &Desk::selectionChanged, this, &SelectionHeader::rebuild);
    connect(&desk, &Desk::tenantsChanged, this, &SelectionHeader::rebuild);
    connect(&desk, &Desk::verdictChanged, this, &SelectionHeader::rebuild);
    rebuild();
}

void SelectionHeader::rebuild()
{
    while (QLayoutItem *item = m_row->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const Tenant *tenant = m_desk.selectedTenant();
    setVisible(tenant);
    if (!tenant)
        return;
    const Connection *connection = m_desk.selectedConnection();
    QLabel *name =
        headingLabel(visibleLine(connection ? u"%1 · %2"_s.arg(tenant->name, connection->name) : tenant->name), 1);
    name->setWordWrap(false);
    name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    name->setToolTip(name->text());
    m_row->addWidget(name, 1);
    m_row->addWidget(standingBadge(m_desk.verdictOf(tenant->id, m_desk.selection().connection).standing));
    m_row->addWidget(new EnvironmentBadge(tenant->environment));
}

QString windowTitleOf(const Desk &desk)
{
    QStringList parts;
    if (const Tenant *tenant = desk.selectedTenant()) {
        parts << tenant->name;
        if (const Connection *connection = desk.selectedConnection())
            parts << connection->name;
        parts << words::environment(tenant->environment);
    }
    if (desk.workspace().isPractice())
        parts << PracticeBanner::tr("Practice");
    return parts.isEmpty() ? u"Lentera"_s : u"%1 — Lentera"_s.arg(visibleLine(parts.join(u" · "_s)));
}

PlaceBar::PlaceBar(QWidget *parent) : QTabBar(parent)
{
    setDocumentMode(true);
    setExpanding(false);
    setUsesScrollButtons(false); // with a large font all are seen: without icons, then shortened
    setElideMode(Qt::ElideRight);
    setDrawBase(true);
    setAccessibleName(tr("Pages"));
    for (const QString &name :
         {tr("Overview"), tr("Diagnose"), tr("Credentials"), tr("Files"), tr("Help"), tr("Settings")})
        setTabToolTip(addTab(name), tr("%1, key %2").arg(name).arg(count()));
    connect(this, &QTabBar::currentChanged, this, [this](int tab) { Q_EMIT placeChosen(Place(tab)); });
}

void PlaceBar::resizeEvent(QResizeEvent *event)
{
    static constexpr QLatin1StringView names[] = {"overview"_L1, "diagnose"_L1, "credentials"_L1,
                                                  "file"_L1,     "help"_L1,     "settings"_L1};
    for (int tab = 0; tab < count(); ++tab)
        setTabIcon(tab, icon(names[tab]));
    int wanted = 0;
    for (int tab = 0; tab < count(); ++tab)
        wanted += tabSizeHint(tab).width();
    for (int tab = 0; tab < count() && wanted > width(); ++tab)
        setTabIcon(tab, {});
    QTabBar::resizeEvent(event);
}

void PlaceBar::show(Place place)
{
    const QSignalBlocker quiet(this);
    setCurrentIndex(int(place));
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/paletteCommands.h"

#include "base/visible.h"
#include "shared/Icons.h"
#include "shell/Actions.h"
#include "shell/Paste.h"
#include "shared/Shortcut.h"
#include "tenants/dialogs.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace lentera {

static Command commandOf(QAction *action)
{
    return {withoutMark(action->text()), action->shortcut().toString(QKeySequence::NativeText), action->icon(),
            [action] {
                action->trigger();
            }};
}

QList<Command> paletteCommands(Desk &desk, const Actions &actions)
{
    QList<Command> commands;
    for (QAction *action : actions.all())
        if (action->isEnabled() && action->isVisible() && action != actions.action(Actions::Act::Palette))
            commands << commandOf(action);
    for (const Tenant &tenant : desk.tenants()) {
        const QString name = visibleLine(tenant.name);
        commands << Command{CommandPalette::tr("Go to %1").arg(name), {}, icon("tenant"_L1), [&desk, id = tenant.id] {
                                desk.select(id);
                            }};
        for (const Connection &connection : desk.connections(tenant.id)) {
            const QString both = u"%1 · %2"_s.arg(name, visibleLine(connection.name));
            const Selection target{tenant.id, connection.id};
            commands << Command{CommandPalette::tr("Go to %1").arg(both), {}, icon("connection"_L1), [&desk, target] {
                                    desk.select(target.tenant, target.connection);
                                }};
            commands << Command{CommandPalette::tr("Run check of %1").arg(both), {}, icon("run"_L1), [&desk, target] {
                                    desk.select(target.tenant, target.connection);
                                    desk.requestCheck(target.tenant, target.connection);
                                }};
        }
    }
    return commands;
}

QList<Command> commandsForText(Desk &desk, const QString &typed, QWidget *window)
{
    const Pasted pasted = pastedFrom(typed);
    if (pasted.kind == Pasted::Kind::Address || pasted.kind == Pasted::Kind::CurlCommand)
        return {{CommandPalette::tr("Check %1 once").arg(visibleLine(pasted.url.toDisplayString())),
                 {},
                 icon("run"_L1),
                 [&desk, window, url = pasted.url] {
                     dialogs::checkOnce(desk, url, window);
                 }}};
    return {{CommandPalette::tr("Explain “%1”").arg(visibleLine(typed)), {}, icon("help"_L1), [&desk, typed] {
                 desk.explain(typed);
             }}};
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/Shortcut.h"

#include <QAbstractButton>
#include <QAction>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

QString withoutMark(const QString &text)
{
    return QString(text).remove(u'&');
}

static void add(QList<Shortcut> &shortcuts, const QString &markedText, const QList<QKeySequence> &keys)
{
    const QString text = withoutMark(markedText);
    QStringList names;
    for (const QKeySequence &key : keys)
        if (!key.isEmpty())
            names << key.toString(QKeySequence::NativeText);
    if (names.isEmpty() || text.isEmpty())
        return;
    const auto known = std::find_if(shortcuts.begin(), shortcuts.end(),
                                    [&](const Shortcut &shortcut) { return shortcut.text == text; });
    if (known == shortcuts.end())
        shortcuts << Shortcut{text, names.join(u", "_s)};
    else
        known->keys += u", "_s + names.join(u", "_s);
}

QList<Shortcut> shortcutsOf(const QList<QAction *> &actions)
{
    QList<Shortcut> shortcuts;
    for (const QAction *action : actions)
        add(shortcuts, action->text(), action->shortcuts());
    return shortcuts;
}

QList<Shortcut> shortcutsIn(const QWidget &place)
{
    QList<Shortcut> shortcuts = shortcutsOf(place.findChildren<QAction *>());
    for (const QAbstractButton *button : place.findChildren<QAbstractButton *>())
        add(shortcuts, button->text(), {button->shortcut()});
    return shortcuts;
}

}

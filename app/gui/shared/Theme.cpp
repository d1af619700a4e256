// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/Theme.h"

#include "shared/OutlineStyle.h"
#include "shared/SystemAppearance.h"

#include <QApplication>
#include <QEvent>
#include <QScopedValueRollback>
#include <QStyle>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace lentera {

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

QColor toneColour(Tone tone, const QPalette &palette)
{
    const bool dark = isDark(palette);
    switch (tone) {
    case Tone::Neutral:
        return dark ? QColor(0xb4, 0xb7, 0xbf) : QColor(0x55, 0x58, 0x5f);
    case Tone::Accent:
        return dark ? QColor(0x8a, 0xb4, 0xf8) : QColor(0x0b, 0x4f, 0xb3);
    case Tone::Good:
        return dark ? QColor(0x6f, 0xd3, 0x97) : QColor(0x13, 0x66, 0x2e);
    case Tone::Caution:
        return dark ? QColor(0xf2, 0xbf, 0x5e) : QColor(0x7a, 0x4a, 0x00);
    case Tone::Bad:
        return dark ? QColor(0xff, 0x9a, 0x91) : QColor(0xa8, 0x1f, 0x19);
    }
    return palette.color(QPalette::WindowText);
}

QColor toneBackground(Tone tone, const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor colour = toneColour(tone, palette);
    const auto mixed = [](int of, int to) {
        return of + (to - of) / 8;
    };
    return {mixed(base.red(), colour.red()), mixed(base.green(), colour.green()), mixed(base.blue(), colour.blue())};
}

Tone toneOf(Standing standing)
{
    switch (standing) {
    case Standing::Ok:
        return Tone::Good;
    case Standing::Running:
        return Tone::Accent;
    case Standing::Warning:
        return Tone::Caution;
    case Standing::Failure:
        return Tone::Bad;
    case Standing::Unknown:
        break;
    }
    return Tone::Neutral;
}

Tone toneOf(Environment environment)
{
    switch (environment) {
    case Environment::Production:
        return Tone::Bad;
    case Environment::Staging:
        return Tone::Caution;
    case Environment::Sandbox:
        return Tone::Accent;
    case Environment::Development:
        break;
    }
    return Tone::Neutral;
}

QColor frameColour(const Tenant &tenant, const QPalette &palette)
{
    const QColor own(tenant.colour);
    return own.isValid() ? own : toneColour(toneOf(tenant.environment), palette);
}

QColor outlineColour(const QPalette &palette)
{
    return isDark(palette) ? QColor(0x7f, 0x83, 0x8d) : QColor(0x84, 0x87, 0x90);
}

static double luminance(const QColor &colour)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

struct Shades {
    QColor window, base, alternate, text, quiet, button, border, highlight, highlighted, link, disabled;
};

static QPalette paletteOf(const Shades &s)
{
    QPalette palette;
    palette.setColor(QPalette::Window, s.window);
    palette.setColor(QPalette::Base, s.base);
    palette.setColor(QPalette::AlternateBase, s.alternate);
    palette.setColor(QPalette::ToolTipBase, s.alternate);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, s.text);
    palette.setColor(QPalette::BrightText, Qt::white);
    palette.setColor(QPalette::PlaceholderText, s.quiet);
    palette.setColor(QPalette::Button, s.button);
    palette.setColor(QPalette::Light, s.button.lighter(120));
    palette.setColor(QPalette::Midlight, s.button.lighter(110));
    palette.setColor(QPalette::Mid, s.border);
    palette.setColor(QPalette::Dark, s.border.darker(120));
    palette.setColor(QPalette::Shadow, Qt::black);
    palette.setColor(QPalette::Highlight, s.highlight);
    palette.setColor(QPalette::HighlightedText, s.highlighted);
    palette.setColor(QPalette::Link, s.link);
    palette.setColor(QPalette::LinkVisited, s.link);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, s.disabled);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, s.border);
    return palette;
}

QPalette lightPalette()
{
    return paletteOf(
        {0xf4f4f6, 0xffffff, 0xeff0f3, 0x1b1c1f, 0x5d6068, 0xfafafb, 0xc3c5cc, 0x0b57d0, 0xffffff, 0x0b4fb3, 0x8a8d94});
}

QPalette darkPalette()
{
    return paletteOf(
        {0x232428, 0x1a1b1e, 0x26272c, 0xe9eaee, 0xa6a9b2, 0x2f3136, 0x4a4d55, 0x2f6fd6, 0xffffff, 0x8ab4f8, 0x777a82});
}

Theme::Theme(QObject *parent)
    : QObject(parent), m_system(new SystemAppearance(this)), m_systemStyle(QApplication::style()->name())
{
    connect(m_system, &SystemAppearance::changed, this, [this] {
        if (m_appearance == Appearance::System) {
            apply();
            Q_EMIT appearanceChanged();
        }
    });
    qApp->installEventFilter(this);
}

Theme::~Theme() = default;

void Theme::use(Appearance appearance)
{
    if (appearance == m_appearance)
        return;
    m_appearance = appearance;
    apply();
    Q_EMIT appearanceChanged();
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    // The desktop's own theme was switched while we follow it.
    if (watched == qApp && event->type() == QEvent::ApplicationPaletteChange && !m_applying)
        Q_EMIT appearanceChanged();
    return QObject::eventFilter(watched, event);
}

void Theme::apply()
{
    const QScopedValueRollback applying(m_applying, true);
    const bool system = m_appearance == Appearance::System;
    if (system) {
        QApplication::setStyle(m_systemStyle);
        QApplication::setPalette(QPalette());
        if (!m_system->wantsDark() || isDark(QApplication::palette()))
            return;
    }
    // Native styles draw from the system's theme; only Fusion takes a palette of ours whole.
    QApplication::setStyle(new OutlineStyle);
    QApplication::setPalette(m_appearance == Appearance::Light ? lightPalette() : darkPalette());
}

Theme::Appearance Theme::appearanceFrom(const QString &text)
{
    return text == "dark"_L1 ? Appearance::Dark : text == "light"_L1 ? Appearance::Light : Appearance::System;
}

QString Theme::appearanceText(Appearance appearance)
{
    switch (appearance) {
    case Appearance::Dark:
        return u"dark"_s;
    case Appearance::Light:
        return u"light"_s;
    case Appearance::System:
        break;
    }
    return u"system"_s;
}

}

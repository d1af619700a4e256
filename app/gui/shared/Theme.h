// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definition/Tenant.h"
#include "shared/Verdict.h"

#include <QColor>
#include <QObject>
#include <QPalette>

namespace lentera {

//! What a colour means. Every tone has 4.5:1 against the background of its palette; it never stands without a word.
enum class Tone { Neutral, Accent, Good, Caution, Bad };

//! Whether a palette is a dark one.
bool isDark(const QPalette &palette);
QColor toneColour(Tone tone, const QPalette &palette);
//! The tone as a background that the palette's text can still be read on.
QColor toneBackground(Tone tone, const QPalette &palette);
Tone toneOf(Standing standing);
Tone toneOf(Environment environment);
//! The tenant's own colour for the frame, or its environment's.
QColor frameColour(const Tenant &tenant, const QPalette &palette);
//! Of a control: 3:1 against the window and the base.
QColor outlineColour(const QPalette &palette);
//! WCAG's contrast of two colours, 1 to 21.
double contrast(const QColor &one, const QColor &other);

QPalette lightPalette();
QPalette darkPalette();

class SystemAppearance;

//! Light, dark, or as the system has it.
class Theme : public QObject {
    Q_OBJECT
public:
    enum class Appearance { System, Light, Dark };

    explicit Theme(QObject *parent = nullptr);
    ~Theme() override;

    Appearance appearance() const { return m_appearance; }
    void use(Appearance appearance);

    //! `system`, `light`, `dark`; system for anything else.
    static Appearance appearanceFrom(const QString &text);
    static QString appearanceText(Appearance appearance);

Q_SIGNALS:
    void appearanceChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();

    SystemAppearance *m_system;
    QString m_systemStyle;
    bool m_applying = false;
    Appearance m_appearance = Appearance::System;
};

}

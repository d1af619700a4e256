// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/Desk.h"

#include <QFrame>
#include <QTabBar>

class QHBoxLayout;

namespace lentera {

//! The selected tenant's colour across the top of the window.
class ColourStripe : public QWidget {
    Q_OBJECT
public:
    explicit ColourStripe(Desk &desk, QWidget *parent = nullptr);

    QSize sizeHint() const override { return {0, 5}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Desk &m_desk;
};

//! Says that the systems shown are practice, with the way out. Hidden elsewhere.
class PracticeBanner : public QFrame {
    Q_OBJECT
public:
    explicit PracticeBanner(Desk &desk, QWidget *parent = nullptr);

Q_SIGNALS:
    void leaveWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
};

//! Names what is selected, with its environment and standing.
class SelectionHeader : public QWidget {
    Q_OBJECT
public:
    explicit SelectionHeader(Desk &desk, QWidget *parent = nullptr);

private:
    void rebuild();

    Desk &m_desk;
    QHBoxLayout *m_row;
};

//! The window's title: `Tenant · connection · Production — Lentera`.
QString windowTitleOf(const Desk &desk);

//! The pages by name, as tabs.
class PlaceBar : public QTabBar {
    Q_OBJECT
public:
    explicit PlaceBar(QWidget *parent = nullptr);

    void show(Place place);

Q_SIGNALS:
    void placeChosen(lentera::Place place);

protected:
    void resizeEvent(QResizeEvent *event) override;
};

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace lentera {

class Desk;
class Theme;

//! Language, appearance, and what new connections start with; every change holds at once. Connector files that could
//! not be read are listed with line and reason.
QWidget *makeSettingsPage(Desk &desk, Theme &theme, QWidget *parent);

}

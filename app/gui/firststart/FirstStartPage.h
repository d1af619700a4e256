// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace lentera {

class Desk;
class PracticeRoom;

//! What somebody sees who has no tenants yet: three doors (practice, add a tenant, import).
QWidget *makeFirstStartPage(Desk &desk, PracticeRoom &practice, QWidget *parent);

}

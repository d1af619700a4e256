// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/Desk.h"

#include <QWidget>

namespace lentera {

QWidget *makeCredentialsPage(Desk &desk, QWidget *parent);

}

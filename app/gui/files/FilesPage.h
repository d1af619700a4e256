// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/Desk.h"

#include <QWidget>

namespace lentera {

//! The mistakes in a file or folder: `.env`, configured_connectors.yaml, configurations of MCP hosts, Dify tools,
//! plugins. Files can be dropped on it.
QWidget *makeFilesPage(Desk &desk, QWidget *parent);

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explain/Explanation.h"

#include <QJsonObject>

namespace lentera {

//! `{"id", "title", "cause", "fix", "prevention", "owner", "evidence": [{"name", "expected", "found"}]}`.
QJsonObject explainedJson(const Explained &explained);

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lentera {

//! The window's pages, in the order of their number keys.
enum class Place { Overview, Diagnose, Credentials, Files, Help, Settings };

}

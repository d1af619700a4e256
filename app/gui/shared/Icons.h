// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/Theme.h"

#include <QIcon>

namespace lentera {

//! An icon of resources/icons by its file's name, drawn in the palette's text colour at the time of painting.
QIcon icon(QLatin1StringView name);
//! The same in the colour of \a tone.
QIcon icon(QLatin1StringView name, Tone tone);
//! The icon of a standing, in its tone.
QIcon icon(Standing standing);
QLatin1StringView iconName(Standing standing);

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>

//! Every setting of the window, by key, with its value when nobody has chosen one.
namespace lentera::setting {

//! A choice of the person's; kept in the store as text.
template <class Value>
struct Setting {
    QLatin1StringView key;
    Value otherwise;
};

using Text = QLatin1StringView; //!< read as QString

inline constexpr Setting<Text> language{QLatin1StringView("interface/language"), Text("")}; //!< empty: the system's
inline constexpr Setting<Text> appearance{QLatin1StringView("interface/appearance"), Text("system")};
inline constexpr Setting<Text> window{QLatin1StringView("interface/window"), Text("")}; //!< JSON, see Settings

//! What a new connection starts with.
inline constexpr Setting<Text> proxySource{QLatin1StringView("connection/proxySource"), Text("Environment")};
inline constexpr Setting<Text> proxyUrl{QLatin1StringView("connection/proxyUrl"), Text("")};
inline constexpr Setting<Text> proxyPac{QLatin1StringView("connection/proxyPac"), Text("")};
inline constexpr Setting<Text> trustRoots{QLatin1StringView("connection/trustRoots"), Text("System")};
inline constexpr Setting<Text> ownRootsFile{QLatin1StringView("connection/ownRootsFile"), Text("")}; //!< PEM
inline constexpr Setting<int> connectMs{QLatin1StringView("connection/connectMs"), 10'000};
inline constexpr Setting<int> idleMs{QLatin1StringView("connection/idleMs"), 15'000};
inline constexpr Setting<int> totalMs{QLatin1StringView("connection/totalMs"), 30'000};

//! The keys that are read from the store at start.
inline constexpr QLatin1StringView keys[] = {language.key,  appearance.key, window.key,     proxySource.key,
                                             proxyUrl.key,  proxyPac.key,   trustRoots.key, ownRootsFile.key,
                                             connectMs.key, idleMs.key,     totalMs.key};

}

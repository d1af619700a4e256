// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Error.h"

#include <tl/expected.hpp>

namespace lentera {

//! A value, or why there is none. Handle or pass on at once.
template <class T>
using Result = tl::expected<T, Error>;

//! Starts a failed Result: `return failure("store.locked"_L1, {{u"path"_s, path}});`
inline tl::unexpected<Error> failure(QLatin1StringView id, Facts facts = {})
{
    return tl::unexpected<Error>(Error{id, std::move(facts)});
}

//! Passes the error of another Result on.
template <class T>
tl::unexpected<Error> failureOf(const Result<T> &result)
{
    return tl::unexpected<Error>(result.error());
}

}

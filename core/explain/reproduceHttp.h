// SPDX-License-Identifier: GPL-3.0-or-later
// Part of reproduceCommand(); nobody else includes it.
#pragma once

#include "check/Check.h"

namespace lentera {

//! The call of a run as curl's words: `options` between `curl` and `url`, each with a blank before it.
struct CurlWords {
    QString before; //!< a pipe whose output curl reads, e.g. the headers that a signing scheme makes; may be empty
    QString options;
    QString url;
    bool mayFollow = false; //!< nothing secret would go along to another origin, were a redirect followed
};

//! The curl command, and what reads its output, that shows \a finding of HTTP or of an answer's content. Ends by
//! itself.
QString httpCommand(const Finding &finding, const CurlWords &words);

}

// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the checks in all/; nobody else includes it.
#pragma once

#include "check/Check.h"

namespace lentera {

//! Who stands in front of the product and answered in its place, by the marks that its pages and headers bear: `nginx`,
//! `HAProxy`, `Envoy`, `AWS ELB`, `CloudFront`, `Cloudflare`, `Akamai`, `F5 BIG-IP` …, with the number of the fault
//! where it names one (`Cloudflare 522`). Empty when the answer bears no mark.
QString frontOf(const seen::HttpSeen &answer);

//! The fault that one of Cloudflare's own statuses (520 to 527, 530) means, in Cloudflare's words; empty for others.
QString cloudflareFault(const seen::HttpSeen &answer);

//! Whether a firewall for web applications refused the request itself: its page came, or its challenge for browsers.
bool isBlockPage(const seen::HttpSeen &answer);
//! The reference that such a page gives for the operator to look up; empty when it gives none.
QString blockReference(const seen::HttpSeen &answer);

//! Whether the answer says that the system is under maintenance.
bool isMaintenancePage(const seen::HttpSeen &answer);

//! Whether a web server's own page came, as it stands on a new machine: no application is at this address.
bool isWelcomePage(const seen::HttpSeen &answer);
//! Whether the web server itself, not an application behind it, says that there is nothing at this address.
bool isServersNotFound(const seen::HttpSeen &answer);

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/inspectionProducts.h"

#include <array>

using namespace Qt::StringLiterals;

namespace lentera {

namespace {

struct Product {
    QLatin1StringView words; //!< in the authority's name, lower case
    QLatin1StringView name;
};

}

// Names under which these products sign by default, from the vendors' own instructions for rolling out their root, from
// Chromium's list of intercepting software (ssl_error_assistant.asciipb) and from Durumeric et al., "The Security
// Impact of HTTPS Interception" (NDSS 2017). A company may give its own name instead: then only the direct way shows
// it.
static constexpr std::array products{
    Product{"zscaler"_L1, "Zscaler"_L1},
    Product{"netskope"_L1, "Netskope"_L1},
    Product{"goskope.com"_L1, "Netskope"_L1},
    Product{"palo alto networks"_L1, "Palo Alto Networks"_L1},
    Product{"fortinet"_L1, "Fortinet FortiGate"_L1},
    Product{"fortigate"_L1, "Fortinet FortiGate"_L1},
    Product{"fortiproxy"_L1, "Fortinet FortiProxy"_L1},
    Product{"blue coat"_L1, "Blue Coat (Symantec, Broadcom)"_L1},
    Product{"bluecoat"_L1, "Blue Coat (Symantec, Broadcom)"_L1},
    Product{"symantec web security"_L1, "Symantec Web Security Service"_L1},
    Product{"sophos"_L1, "Sophos"_L1},
    Product{"cisco umbrella"_L1, "Cisco Umbrella"_L1},
    Product{"cisco secure access root"_L1, "Cisco Secure Access"_L1},
    Product{"kaspersky"_L1, "Kaspersky"_L1},
    Product{"eset ssl filter"_L1, "ESET"_L1},
    Product{"avast"_L1, "Avast"_L1},
    Product{"avg web/mail"_L1, "AVG"_L1},
    Product{"bitdefender"_L1, "Bitdefender"_L1},
    Product{"mitmproxy"_L1, "mitmproxy"_L1},
    Product{"charles proxy"_L1, "Charles"_L1},
    Product{"do_not_trust_fiddler"_L1, "Fiddler"_L1},
    Product{"portswigger"_L1, "Burp Suite"_L1},
    Product{"owasp zed attack"_L1, "ZAP"_L1},
    Product{"owasp root ca"_L1, "ZAP"_L1},
    Product{"cn=squid"_L1, "Squid"_L1},
    Product{"o=squid"_L1, "Squid"_L1},
    Product{"proxyman"_L1, "Proxyman"_L1},
    Product{"mcafee web gateway"_L1, "Skyhigh (McAfee) Web Gateway"_L1},
    Product{"skyhigh"_L1, "Skyhigh Secure Web Gateway"_L1},
    Product{"forcepoint"_L1, "Forcepoint"_L1},
    Product{"websense"_L1, "Forcepoint (Websense)"_L1},
    Product{"check point"_L1, "Check Point"_L1},
    Product{"barracuda"_L1, "Barracuda"_L1},
    Product{"sonicwall"_L1, "SonicWall"_L1},
    Product{"fireware"_L1, "WatchGuard"_L1},
    Product{"watchguard"_L1, "WatchGuard"_L1},
    Product{"gateway ca - cloudflare"_L1, "Cloudflare Gateway"_L1},
    Product{"adguard"_L1, "AdGuard"_L1},
    Product{"iboss"_L1, "iboss"_L1},
    Product{"trend micro"_L1, "Trend Micro"_L1},
    Product{"untangle"_L1, "Untangle"_L1},
    Product{"menlo security"_L1, "Menlo Security"_L1},
    Product{"contentkeeper"_L1, "ContentKeeper"_L1},
    Product{"lightspeed"_L1, "Lightspeed"_L1},
    Product{"securly"_L1, "Securly"_L1},
};

QString inspectionProduct(const QString &issuer)
{
    const QString lower = issuer.toLower();
    for (const Product &product : products)
        if (lower.contains(product.words))
            return product.name;
    return {};
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "Script.h"

namespace lentera::pac {

// As Netscape wrote them down and MDN keeps them ("Proxy Auto-Configuration (PAC) file"), with Microsoft's ...Ex for
// IPv6. Where the texts leave something open, what Mozilla's own functions do.
const char *const standardFunctions = R"js(
(function (global, machine) {
    "use strict";
    delete global.lentera;
    delete global.Duktape;

    var days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
    var months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    var known = {};

    function addresses(host) {
        var name = String(host).toLowerCase();
        if (parseV4(name) || parseV6(name))
            return [name];
        var key = "name " + name;
        if (!known[key])
            known[key] = machine.resolve(name);
        return known[key];
    }

    // Four numbers, or null.
    function parseV4(text) {
        var parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
        if (!parts)
            return null;
        var bytes = [];
        for (var i = 1; i <= 4; i++) {
            if (+parts[i] > 255)
                return null;
            bytes.push(+parts[i]);
        }
        return bytes;
    }

    function parseGroups(text) {
        if (text === "")
            return [];
        var bytes = [];
        var groups = text.split(":");
        for (var i = 0; i < groups.length; i++) {
            var v4 = i === groups.length - 1 ? parseV4(groups[i]) : null;
            if (!v4 && !/^[0-9a-f]{1,4}$/i.test(groups[i]))
                return null;
            var value = parseInt(groups[i], 16);
            bytes = bytes.concat(v4 || [value >> 8, value & 255]);
        }
        return bytes;
    }

    // Sixteen numbers, or null.
    function parseV6(text) {
        var halves = String(text).replace(/%.*$/, "").split("::");
        if (halves.length > 2 || text.indexOf(":") < 0)
            return null;
        var head = parseGroups(halves[0]);
        var tail = parseGroups(halves.length === 2 ? halves[1] : "");
        if (!head || !tail)
            return null;
        var missing = 16 - head.length - tail.length;
        if (halves.length === 1 ? missing !== 0 : missing < 2)
            return null;
        while (missing-- > 0)
            head.push(0);
        return head.concat(tail);
    }

    function parseAny(text) {
        return parseV4(text) || parseV6(text);
    }

    function firstV4(list) {
        for (var i = 0; i < list.length; i++)
            if (parseV4(list[i]))
                return list[i];
        return null;
    }

    global.isPlainHostName = function (host) {
        return !/[.:]/.test(host);
    };
    global.dnsDomainIs = function (host, domain) {
        host = String(host);
        domain = String(domain);
        return host.length >= domain.length && host.substring(host.length - domain.length) === domain;
    };
    global.dnsDomainLevels = function (host) {
        return String(host).split(".").length - 1;
    };
    global.localHostOrDomainIs = function (host, hostdom) {
        return host === hostdom || String(hostdom).lastIndexOf(host + ".", 0) === 0;
    };
    global.dnsResolve = function (host) {
        return firstV4(addresses(host));
    };
    global.dnsResolveEx = function (host) {
        return addresses(host).join(";");
    };
    global.isResolvable = function (host) {
        return global.dnsResolve(host) !== null;
    };
    global.isResolvableEx = function (host) {
        return addresses(host).length > 0;
    };
    global.myIpAddress = function () {
        return firstV4(machine.addresses) || "127.0.0.1";
    };
    global.myIpAddressEx = function () {
        return machine.addresses.join(";");
    };
    global.getClientVersion = function () {
        return "1.0";
    };
    global.convert_addr = function (text) {
        var b = parseV4(text);
        return b ? ((b[0] << 24) | (b[1] << 16) | (b[2] << 8) | b[3]) : 0;
    };
    global.isInNet = function (host, pattern, mask) {
        var address = parseV4(host) || parseV4(global.dnsResolve(host));
        var network = parseV4(pattern);
        var bits = parseV4(mask);
        if (!address || !network || !bits)
            return false;
        for (var i = 0; i < 4; i++)
            if ((address[i] & bits[i]) !== (network[i] & bits[i]))
                return false;
        return true;
    };

    function inPrefix(address, network, length) {
        for (var i = 0; i < address.length && length > 0; i++, length -= 8) {
            var bits = length >= 8 ? 255 : (255 << (8 - length)) & 255;
            if ((address[i] & bits) !== (network[i] & bits))
                return false;
        }
        return true;
    }
    global.isInNetEx = function (host, prefix) {
        var parts = String(prefix).split("/");
        var network = parseAny(parts[0]);
        var length = +parts[1];
        if (!network || parts.length !== 2 || !(length >= 0 && length <= network.length * 8))
            return false;
        var list = addresses(host);
        for (var i = 0; i < list.length; i++) {
            var address = parseAny(list[i]);
            if (address && address.length === network.length && inPrefix(address, network, length))
                return true;
        }
        return false;
    };
    // IPv6 before IPv4, each in rising order; false when one is no address.
    global.sortIpAddressList = function (text) {
        var list = String(text).split(";").map(function (one) {
            return {text: one.trim(), bytes: parseAny(one.trim())};
        });
        if (!list.every(function (one) { return one.bytes; }))
            return false;
        return list.sort(function (a, b) {
            if (a.bytes.length !== b.bytes.length)
                return b.bytes.length - a.bytes.length;
            for (var i = 0; i < a.bytes.length; i++)
                if (a.bytes[i] !== b.bytes[i])
                    return a.bytes[i] - b.bytes[i];
            return 0;
        }).map(function (one) { return one.text; }).join(";");
    };

    // Only * and ? mean something. Without a regular expression, which a hostile pattern could make slow.
    global.shExpMatch = function (text, pattern) {
        text = String(text);
        pattern = String(pattern);
        var t = 0, p = 0, star = -1, mark = 0;
        while (t < text.length) {
            if (p < pattern.length && pattern[p] === "*") {
                star = p++;
                mark = t;
            } else if (p < pattern.length && (pattern[p] === "?" || pattern[p] === text[t])) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++mark;
            } else
                return false;
        }
        while (pattern[p] === "*")
            p++;
        return p === pattern.length;
    };

    // What is asked of a date, with "GMT" taken off the end.
    function question(args) {
        var list = Array.prototype.slice.call(args);
        var gmt = list.length > 0 && list[list.length - 1] === "GMT";
        if (gmt)
            list.pop();
        var date = new Date(machine.now);
        var get = function (part) {
            return date[(gmt ? "getUTC" : "get") + part]();
        };
        return {args: list, get: get};
    }
    function within(value, from, to) {
        return from <= to ? from <= value && value <= to : from <= value || value <= to;
    }

    global.weekdayRange = function () {
        var asked = question(arguments);
        var from = days.indexOf(asked.args[0]);
        var to = asked.args.length > 1 ? days.indexOf(asked.args[1]) : from;
        return from >= 0 && to >= 0 && asked.args.length <= 2 && within(asked.get("Day"), from, to);
    };

    // A date as one number of which only the named parts count: a year, a month's name, a day.
    function moment(parts, get) {
        var date = {};
        for (var i = 0; i < parts.length; i++) {
            var month = months.indexOf(parts[i]);
            var number = parseInt(parts[i], 10);
            if (month >= 0)
                date.month = month;
            else if (number >= 1 && number < 32)
                date.day = number;
            else if (number >= 32)
                date.year = number;
            else
                return null;
        }
        if (Object.keys(date).length !== parts.length)
            return null;
        var part = function (name, now) {
            return date[name] === undefined ? 0 : now === undefined ? date[name] : now;
        };
        var value = function (year, mon, day) {
            return (part("year", year) * 12 + part("month", mon)) * 32 + part("day", day);
        };
        return {
            kinds: Object.keys(date).sort().join(),
            value: value(),
            now: value(get("FullYear"), get("Month"), get("Date"))
        };
    }
    global.dateRange = function () {
        var asked = question(arguments);
        var half = asked.args.length / 2;
        if (half >= 1 && half === Math.floor(half)) {
            var from = moment(asked.args.slice(0, half), asked.get);
            var to = moment(asked.args.slice(half), asked.get);
            if (from && to && from.kinds === to.kinds) {
                if (from.kinds.indexOf("year") >= 0)
                    return from.value <= from.now && from.now <= to.value;
                return within(from.now, from.value, to.value);
            }
        }
        var one = asked.args.length > 0 ? moment(asked.args, asked.get) : null;
        return one !== null && one.value === one.now;
    };

    global.timeRange = function () {
        var asked = question(arguments);
        var args = asked.args.map(Number);
        if (args.some(isNaN))
            return false;
        var hour = asked.get("Hours");
        var second = (hour * 60 + asked.get("Minutes")) * 60 + asked.get("Seconds");
        switch (args.length) {
        case 1:
            return hour === args[0];
        case 2:
            return args[0] <= hour && hour <= args[1];
        case 4:
            return within(second, (args[0] * 60 + args[1]) * 60, (args[2] * 60 + args[3]) * 60 + 59);
        case 6:
            return within(second, (args[0] * 60 + args[1]) * 60 + args[2], (args[3] * 60 + args[4]) * 60 + args[5]);
        default:
            return false;
        }
    };
})(this, lentera);
)js";

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/HostText.h"
#include "probe/systemProxy.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lentera {

// Where a desktop says "find it yourself", this is the place that the protocol names.
static const QString wpadUrl = u"http://wpad/wpad.dat"_s;

//! The texts of a GVariant: 'one', or ['one', "it's"].
static QStringList variantTexts(const QString &value)
{
    static const QRegularExpression text(uR"x('((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")x"_s);
    static const QRegularExpression escape(uR"(\\(.))"_s);
    QStringList texts;
    for (auto match = text.globalMatch(value); match.hasNext();) {
        const auto one = match.next();
        texts << QString(one.captured(1) + one.captured(2)).replace(escape, u"\\1"_s);
    }
    return texts;
}

SystemProxy gnomeProxy(const QByteArray &printed)
{
    QMap<QString, QString> values;
    for (const QString &line : QString::fromUtf8(printed).split(u'\n')) {
        const QString key = line.section(u' ', 1, 1);
        if (key.startsWith("authentication"_L1))
            continue; // a password in plain text is nothing to carry about
        values.insert(line.section(u' ', 0, 0).section(u'.', 3) + u'/' + key, line.section(u' ', 2));
    }
    const auto text = [&values](const QString &name) {
        return variantTexts(values.value(name)).value(0);
    };
    SystemProxy system{u"gnome"_s, {}, {}, variantTexts(values.value(u"proxy/ignore-hosts"_s))};
    const QString mode = text(u"proxy/mode"_s);
    if (mode == "auto"_L1) {
        const QString url = text(u"proxy/autoconfig-url"_s);
        system.pac = url.isEmpty() ? wpadUrl : url;
    }
    if (mode != "manual"_L1)
        return system;
    for (const QString &kind : {u"http"_s, u"https"_s, u"socks"_s}) {
        const QString host = text(u"proxy."_s + kind + u"/host"_s);
        const QString port = values.value(u"proxy."_s + kind + u"/port"_s).trimmed();
        if (!host.isEmpty() && port.toInt() > 0)
            system.proxies.insert(kind, (kind == "socks"_L1 ? u"socks5h://"_s : u"http://"_s) + bracketed(host) + u':' +
                                            port);
    }
    return system;
}

static QMap<QString, QString> groupOf(const QByteArray &file, const QString &group)
{
    QMap<QString, QString> values;
    bool inside = false;
    for (const QString &raw : QString::fromUtf8(file).split(u'\n')) {
        const QString line = raw.trimmed();
        if (line.startsWith(u'['))
            inside = line == u'[' + group + u']';
        else if (const qsizetype equals = line.indexOf(u'='); inside && equals > 0)
            values.insert(line.left(equals).section(u'[', 0, 0).trimmed(), line.mid(equals + 1).trimmed());
    }
    return values;
}

// KDE writes `http://proxy.example 3128`, or with a colon, or without a port.
static QString kdeUrl(const QString &value, const QString &scheme)
{
    QString url = value.simplified().replace(u' ', u':');
    if (url.isEmpty())
        return {};
    url.replace(QRegularExpression(u"\\A(socks|http)://"_s), scheme == "socks"_L1 ? u"socks5h://"_s : u"http://"_s);
    if (!url.contains("://"_L1))
        url.prepend(scheme == "socks"_L1 ? u"socks5h://"_s : u"http://"_s);
    return url;
}

SystemProxy kdeProxy(const QByteArray &file, const EnvironmentVariables &variables)
{
    enum Kind { None, Manual, Script, Discovered, Variables };
    const QMap<QString, QString> values = groupOf(file, u"Proxy Settings"_s);
    SystemProxy system{u"kde"_s, {}, {}, {}};
    const int kind = values.value(u"ProxyType"_s).toInt();
    const auto named = [&](const QString &key) {
        return kind == Variables ? variables.value(values.value(key)) : values.value(key);
    };
    if (kind == Script)
        system.pac = values.value(u"Proxy Config Script"_s);
    if (kind == Discovered)
        system.pac = wpadUrl;
    if (kind != Manual && kind != Variables)
        return system;
    for (const QString &scheme : {u"http"_s, u"https"_s, u"socks"_s})
        if (const QString url = kdeUrl(named(scheme + u"Proxy"_s), scheme); !url.isEmpty())
            system.proxies.insert(scheme, url);
    system.exceptions = named(u"NoProxyFor"_s).split(QRegularExpression(u"[,\\s]+"_s), Qt::SkipEmptyParts);
    return system;
}

}

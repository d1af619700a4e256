// SPDX-License-Identifier: GPL-3.0-or-later
#include "CheckRow.h"

using namespace Qt::StringLiterals;

namespace lentera {

using seen::CredentialSeen;
using seen::FieldSeen;
using seen::FieldState;

static CheckRow settingsRow(const char *name, const Connection &connection, const Connector &connector,
                            const QStringList &expected)
{
    return {name, evidenceOf({}), expected, connection, connector};
}

static Connector vendorConnector(const QString &id, const QString &parameter, const QString &signIn,
                                 const QString &header)
{
    Connector connector = rowConnector();
    connector.id = id;
    connector.parameters << ParameterField{.id = parameter};
    connector.signIns.first().id = signIn;
    connector.signIns.first().headers = {{header, u"{token}"_s}};
    return connector;
}

static CheckRow vendorRow(const char *name, const QString &url, const QString &edition, const Connector &connector,
                          const QStringList &expected)
{
    Connection connection = rowConnection(url);
    connection.parameters.insert(connector.parameters.last().id, edition);
    connection.signIn = connector.signIns.first().id;
    return settingsRow(name, connection, connector, expected);
}

static QList<CheckRow> settingRows()
{
    Connector needing = rowConnector();
    needing.parameters << ParameterField{.id = u"portal"_s, .required = true, .pattern = u"[a-z]+"_s};
    Connection wrong = rowConnection();
    wrong.parameters.insert(u"portal"_s, u"IT Desk!"_s);
    Connector choosing = needing;
    choosing.signIns.first().when = {{u"portal"_s, u"it"_s}};
    Connection stranger = rowConnection();
    stranger.parameters.insert(u"colour"_s, u"red"_s);
    Connection nobody = rowConnection();
    nobody.signIn = u"fingerprint"_s;
    return {
        settingsRow("good settings are no finding", rowConnection(), rowConnector(), {}),
        settingsRow("an address without scheme is invalid", rowConnection(u"api.example.com"_s), rowConnector(),
                    {u"config.url.invalid"_s}),
        settingsRow("an address with a password is invalid", rowConnection(u"https://a:b@api.example.com"_s),
                    rowConnector(), {u"config.url.invalid"_s}),
        settingsRow("a required setting that is empty is missing", rowConnection(), needing,
                    {u"config.parameter.missing"_s}),
        settingsRow("a value of another form is invalid", wrong, needing, {u"config.parameter.invalid"_s}),
        settingsRow("a wrong value that rules out every sign-in kind is the cause", wrong, choosing,
                    {u"config.parameter.invalid"_s}),
        settingsRow("a setting that nobody knows is told", stranger, rowConnector(), {u"config.parameter.unknown"_s}),
        settingsRow("the API's path in the address is told", rowConnection(u"https://api.example.com/x/api/v3/"_s),
                    rowConnector(), {u"config.url.api-path"_s}),
        settingsRow("any other path is not", rowConnection(u"https://api.example.com/apis/v3x"_s), rowConnector(), {}),
        settingsRow("a sign-in kind that does not exist is unsuitable", nobody, rowConnector(),
                    {u"config.signin.unsuitable"_s}),
    };
}

static QList<CheckRow> vendorRows()
{
    const Connector onPremises = vendorConnector(u"servicedesk-plus"_s, u"edition"_s, u"authtoken"_s, u"authtoken"_s);
    const Connector cloud = vendorConnector(u"servicedesk-plus"_s, u"edition"_s, u"zoho-oauth"_s, u"Authorization"_s);
    const Connector classic = vendorConnector(u"jira"_s, u"deployment"_s, u"cloud-token"_s, u"Authorization"_s);
    const Connector scoped = vendorConnector(u"jira"_s, u"deployment"_s, u"cloud-token-scoped"_s, u"Authorization"_s);
    const QString zoho = u"https://sdpondemand.manageengine.com"_s;
    const QString site = u"https://acme.atlassian.net"_s;
    const QString gateway = u"https://api.atlassian.com/ex/jira/11"_s;
    return {
        vendorRow("the cloud's address is not an installation", zoho, u"onpremises"_s, onPremises,
                  {u"config.edition.mismatch"_s}),
        vendorRow("an address inside is not the cloud", u"https://sdp.acme.local"_s, u"cloud"_s, cloud,
                  {u"config.edition.mismatch"_s}),
        vendorRow("a private address is not the cloud", u"https://192.168.1.5"_s, u"cloud"_s, cloud,
                  {u"config.edition.mismatch"_s}),
        vendorRow("a domain of one's own may be the cloud", u"https://help.acme.com"_s, u"cloud"_s, cloud, {}),
        vendorRow("loopback may be anything", u"https://127.0.0.1:8443"_s, u"cloud"_s, cloud, {}),
        vendorRow("the cloud's address and OAuth fit", zoho, u"cloud"_s, cloud, {}),
        vendorRow("another company's cloud does not count", u"https://servicedeskplus.acme.com.example.org"_s,
                  u"onpremises"_s, onPremises, {}),
        vendorRow("a classic token and the site fit", site, u"cloud"_s, classic, {}),
        vendorRow("a classic token at the gateway is unsuitable", gateway, u"cloud"_s, classic,
                  {u"config.signin.unsuitable"_s}),
        vendorRow("a token with scopes at the site is unsuitable", site, u"cloud"_s, scoped,
                  {u"config.signin.unsuitable"_s}),
        vendorRow("a token with scopes and the gateway fit", gateway, u"cloud"_s, scoped, {}),
    };
}

static FieldSeen goodField()
{
    return {.field = u"token"_s, .state = FieldState::Present, .length = 40};
}

static CredentialSeen credentialOf(const FieldSeen &field)
{
    return {.signIn = u"bearer"_s, .fields = {field}};
}

static CheckRow flawed(const char *name, bool FieldSeen::*flaw, bool value, const QString &finding)
{
    FieldSeen field = goodField();
    field.*flaw = value;
    return row(name, {credentialOf(field)}, {finding});
}

// A product with a test and a live environment, which is the usual one.
static CheckRow formRow(const char *name, const QString &environment, const QString &form, const QStringList &expected)
{
    Connection connection = rowConnection();
    if (!environment.isEmpty())
        connection.parameters.insert(u"environment"_s, environment);
    Connector connector = rowConnector();
    connector.parameters << ParameterField{.id = u"environment"_s,
                                           .kind = ParameterKind::Choice,
                                           .defaultValue = u"live"_s,
                                           .choices = {u"live"_s, u"test"_s}};
    connector.signIns.first().fields.first().forms = {{u"sk_test_"_s, {}, {{u"environment"_s, u"test"_s}}},
                                                      {u"sk_live_"_s, {}, {{u"environment"_s, u"live"_s}}},
                                                      {u"ek_"_s, {}, {}}};
    FieldSeen field = goodField();
    field.form = form;
    CheckRow made = settingsRow(name, connection, connector, expected);
    made.evidence = evidenceOf({credentialOf(field)});
    return made;
}

static QList<CheckRow> formRows()
{
    return {
        formRow("a test key in the live environment is told", {}, u"sk_test_"_s, {u"credential.environment.other"_s}),
        formRow("a live key in the test environment is told", u"test"_s, u"sk_live_"_s,
                {u"credential.environment.other"_s}),
        formRow("a live key in the live environment is no finding", {}, u"sk_live_"_s, {}),
        formRow("a key for any environment is no finding", u"test"_s, u"ek_"_s, {}),
        formRow("a key of no known form is no finding", u"test"_s, {}, {}),
    };
}

static QList<CheckRow> valueRows()
{
    FieldSeen missing{.field = u"token"_s};
    FieldSeen optional = missing;
    optional.required = false;
    FieldSeen all = goodField();
    all.encrypted = all.quoted = all.outerSpace = true;
    all.prefixFits = false;
    return {
        row("a good value is no finding", {credentialOf(goodField())}, {}),
        row("no value is missing", {credentialOf(missing)}, {u"credential.value.missing"_s}),
        row("no value that nobody needs is no finding", {credentialOf(optional)}, {}),
        flawed("an example is a placeholder", &FieldSeen::placeholder, true, u"credential.value.placeholder"_s),
        flawed("bullets are a placeholder", &FieldSeen::masked, true, u"credential.value.placeholder"_s),
        flawed("blanks around it are told", &FieldSeen::outerSpace, true, u"credential.value.whitespace"_s),
        flawed("a line break inside is told", &FieldSeen::innerBreak, true, u"credential.value.whitespace"_s),
        flawed("quotation marks are told", &FieldSeen::quoted, true, u"credential.value.quoted"_s),
        flawed("a scheme that was kept is told", &FieldSeen::schemeKept, true, u"credential.value.scheme-kept"_s),
        flawed("Fernet text is encrypted", &FieldSeen::encrypted, true, u"credential.value.encrypted"_s),
        flawed("another beginning is another shape", &FieldSeen::prefixFits, false, u"credential.value.shape"_s),
        flawed("another form is another shape", &FieldSeen::patternFits, false, u"credential.value.shape"_s),
        row("of several flaws the one that says most is told", {credentialOf(all)}, {u"credential.value.encrypted"_s}),
    };
}

static QList<CheckRow> keychainRows()
{
    const auto fails = [](const char *name, const QString &error, const QStringList &expected) {
        FieldSeen unreadable{.field = u"token"_s, .state = FieldState::Unreadable};
        CredentialSeen seen = credentialOf(unreadable);
        seen.error = error;
        return row(name, {seen}, expected);
    };
    const auto expires = [](const char *name, qint64 seconds, const QStringList &expected) {
        CredentialSeen seen = credentialOf(goodField());
        seen.expires = rowTime().addSecs(seconds);
        return row(name, {seen}, expected);
    };
    constexpr qint64 day = 86400;
    return {
        fails("locked is locked", u"keychain.locked"_s, {u"credential.keychain.locked"_s}),
        fails("waiting is waiting", u"keychain.waiting"_s, {u"credential.keychain.waiting"_s}),
        fails("absent is absent", u"keychain.absent"_s, {u"credential.keychain.absent"_s}),
        fails("silent is silent", u"keychain.silent"_s, {u"credential.keychain.silent"_s}),
        fails("denied is denied", u"keychain.denied"_s, {u"credential.keychain.denied"_s}),
        fails("any other error is a failure", u"keychain.helper"_s, {u"credential.keychain.failed"_s}),
        fails("no entry is a missing value", u"keychain.missing"_s, {u"credential.value.missing"_s}),
        fails("a stop is no finding", u"run.stopped"_s, {}),
        expires("an end that has passed has passed", -1, {u"credential.expiry.passed"_s}),
        expires("an end in 13 days is soon", 14 * day - 1, {u"credential.expiry.soon"_s}),
        expires("an end in 14 days is not", 14 * day, {}),
    };
}

// A vendor's day so many days from the run on, for those who sign in with \a signIn.
static CheckRow dateRow(const char *name, int days, const QStringList &expected, const QString &signIn = u"bearer"_s,
                        int status = 200)
{
    CheckRow dated = row(name, {credentialOf(goodField()), answer(status)}, expected);
    dated.connector.dates = {VendorDate{.date = rowTime().date().addDays(days),
                                        .what = {{u"en"_s, u"tokens end"_s}, {u"id"_s, u"token berakhir"_s}},
                                        .fix = {{u"en"_s, u"Use keys"_s}, {u"id"_s, u"Pakai kunci"_s}},
                                        .source = u"a page"_s,
                                        .signIns = {signIn},
                                        .explains = {u"auth.credential.refused"_s}}};
    return dated;
}

static QList<CheckRow> dateRows()
{
    const QString soon = u"config.date.soon"_s;
    const QString passed = u"config.date.passed"_s;
    const QString refused = u"auth.credential.refused"_s;
    return {
        dateRow("a vendor's day is told half a year before", 180, {soon}),
        dateRow("not earlier", 181, {}),
        dateRow("tomorrow is soon", 1, {soon}),
        dateRow("the day itself has come", 0, {passed}),
        dateRow("it is told for 90 days", -90, {passed}),
        dateRow("not longer while all goes well", -91, {}),
        dateRow("beside a refusal it is", -91, {passed, refused}, u"bearer"_s, 401),
        dateRow("it is none of those who sign in otherwise", 1, {}, u"basic"_s),
    };
}

static CheckRow toldRow(const char *name, const QString &end, const QStringList &expected, int status = 200)
{
    CredentialSeen stored = credentialOf(goodField());
    stored.expires = rowTime().addDays(-1);
    seen::HttpSeen seen = answer(status);
    seen.headers << seen::HttpHeader{u"X-Token-End"_s, end};
    CheckRow told = row(name, {stored, seen}, expected);
    told.connector.expires = {ExpiryPlace{.field = u"token"_s, .header = u"X-Token-End"_s}};
    return told;
}

static QList<CheckRow> toldRows()
{
    const QString soon = u"credential.expiry.soon"_s;
    const QString passed = u"credential.expiry.passed"_s;
    return {
        toldRow("what the system says beats what was stored", u"2026-11-30 00:00:00 UTC"_s, {soon}),
        toldRow("a far end is none to tell", u"2027-11-30"_s, {}),
        toldRow("what is no time leaves the stored one", u"never"_s, {passed}),
        toldRow("so does a refusal", u"2026-11-30"_s, {passed, u"auth.credential.refused"_s}, 401),
    };
}

// The server's clock says so many seconds later than this machine's.
static CheckRow clockRow(const char *name, qint64 seconds, const QStringList &expected, const QString &age = {})
{
    seen::HttpSeen seen = answer(200);
    seen.receivedAt = rowTime();
    seen.phases.starttransfer = 10;
    const QString date = QLocale::c().toString(rowTime().addSecs(seconds), u"ddd, dd MMM yyyy hh:mm:ss"_s);
    seen.headers << seen::HttpHeader{u"Date"_s, date + " GMT"_L1};
    if (!age.isEmpty())
        seen.headers << seen::HttpHeader{u"Age"_s, age};
    return row(name, {seen}, expected);
}

static QList<CheckRow> clockRows()
{
    CheckRow slow = clockRow("half of the answer's time is the way", 0, {});
    seen::HttpSeen seen = std::get<seen::HttpSeen>(slow.evidence.observations.first().seen);
    seen.receivedAt = rowTime().addSecs(62);
    seen.phases.starttransfer = 2910;
    slow.evidence = evidenceOf({seen});
    seen::HttpSeen odd = answer(200);
    odd.receivedAt = rowTime();
    odd.headers << seen::HttpHeader{u"Date"_s, u"yesterday"_s};
    return {
        clockRow("the same time is no finding", 0, {}),
        clockRow("a minute is no finding", 60, {}),
        clockRow("more than a minute is large", 61, {u"clock.offset.large"_s}),
        clockRow("in the other direction too", -61, {u"clock.offset.large"_s}),
        clockRow("five minutes are large", 300, {u"clock.offset.large"_s}),
        clockRow("more than five minutes are severe", 301, {u"clock.offset.severe"_s}),
        clockRow("what a cache answers says nothing", -3600, {}, u"3600"_s),
        row("a date that is none says nothing", {odd}, {}),
        slow,
    };
}

QList<CheckRow> ownRows()
{
    return settingRows() + vendorRows() + valueRows() + formRows() + keychainRows() + clockRows() + dateRows() +
           toldRows();
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QDate>
#include <QJsonValue>
#include <QList>
#include <QMap>
#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace lentera {
namespace connectorFields {
Q_NAMESPACE

enum class ParameterKind { Url, Text, Choice, Flag, Number };
Q_ENUM_NS(ParameterKind)

//! What a system of a kind is: something that answers HTTP, or a program on this machine that is started.
enum class ConnectorKind { Http, Process };
Q_ENUM_NS(ConnectorKind)

}

using connectorFields::ConnectorKind;
using connectorFields::ParameterKind;

//! A short text in every language of the interface, by language tag (`en`, `id`).
using LocalText = QMap<QString, QString>;
//! The text in \a language, else in English, else any.
QString localText(const LocalText &text, const QString &language);

//! Parameter values that must hold for something to apply, e.g. {"edition": "cloud"}; empty always holds.
using ParameterCondition = QMap<QString, QString>;

struct ParameterField {
    QString id;
    ParameterKind kind = ParameterKind::Text;
    LocalText label;
    LocalText help;
    bool required = false;
    QString defaultValue;
    QString pattern; //!< PCRE that the whole value must match; empty for any
    QString example;
    QStringList choices; //!< for Choice
    QMap<QString, LocalText> choiceLabels;
    ParameterCondition when;
};

//! One form that a credential's value may have, known by its beginning: `sk_test_`, `ghp_`.
struct CredentialForm {
    QString prefix;
    LocalText label;         //!< what such a value is, e.g. "secret key of the test mode"
    ParameterCondition when; //!< the parameters that it is for, e.g. {"environment": "test"}; empty for any
};

struct CredentialField {
    QString id; //!< e.g. `apiKey`, `token`, `password`, `email`
    LocalText label;
    LocalText help;
    bool secret = true; //!< false for a user name or e-mail address, shown in full
    bool required = true;
    QStringList prefixes; //!< usual beginnings of the value, those of its forms among them; empty where none is known
    QList<CredentialForm> forms;
    int minimumLength = 0;
    int maximumLength = 16384;
    QString pattern;       //!< PCRE that the trimmed value must match; empty for any
    QStringList variables; //!< environment variables that usually hold it for other programs, e.g. `GITHUB_TOKEN`
};

//! A request header whose value is a template: `Basic {base64(email:token)}`, `{apiKey}`, `Bearer {token}`.
struct HeaderTemplate {
    QString name;
    QString value;
};

//! Another call that takes the place of a sign-in's own when the parameters say so.
struct CallChoice {
    ParameterCondition when;
    QString call;
};

//! How the calls of a sign-in are signed when they are sent: by a scheme of core/signing, with credential fields.
struct SignInSigning {
    QString scheme;                    //!< id of a signing scheme; empty: nothing is signed
    QString keyId;                     //!< id of the field that says whose key it is; empty where the scheme sends none
    QString secret;                    //!< id of the field that signs
    QMap<QString, QString> parameters; //!< of the scheme, e.g. {"region": "us-east-1"}
};

//! How a sign-in's tokens are got with OAuth 2.0: which authorisation server, and which field holds what. Only
//! the access token is a field of the sign-in's own; the others are filled by signing in.
struct OAuthUse {
    QString provider; //!< id of a file in resources/oauth
    QStringList scopes;
    QString accessToken;
    QString refreshToken;
    QString clientId;
    QString clientSecret;
};

//! One way to prove who one is.
struct SignIn {
    QString id;
    LocalText label;
    ParameterCondition when;
    QList<CredentialField> fields;
    QList<HeaderTemplate> headers; //!< added to every signed-in call
    SignInSigning signing;         //!< adds the headers of a scheme, made anew for every request that is sent
    QString call;                  //!< id of the low-impact call that proves the credential
    QList<CallChoice> otherCalls;  //!< the first that holds replaces `call`
    bool none = false;             //!< no credential: the call is sent without one
    LocalText whereToGet;          //!< where a person makes or renews this credential
    QString scheme; //!< the HTTP authentication scheme that a WWW-Authenticate must offer, e.g. `Basic`; may be empty
    std::optional<OAuthUse> oauth = {};
};

//! A condition on one place of an answer.
struct ValueRule {
    QString pointer; //!< JSON pointer (RFC 6901) in the body, or empty when header is set; a token `*` stands for
                     //!< every element of an array: one that fits is enough
    QString header;  //!< header name, or empty when pointer is set
    std::optional<bool> exists;
    QList<QJsonValue> oneOf; //!< the value equals one of these
    QString matches;         //!< PCRE on the value as text
};

//! What a good answer looks like. Status alone never is success.
struct GoodAnswer {
    QList<int> statuses{200};
    QString contentType; //!< media type without parameters; empty for any
    QList<ValueRule> fields;
};

struct Call {
    QString id;
    QString method = QStringLiteral("GET");
    QString base;                 //!< template of scheme and host when it is not the connection's base URL, e.g.
                                  //!< `https://api.example/{cloudId}`
    QString path;                 //!< template relative to the base, e.g. `/api/v3/requests`
    QMap<QString, QString> query; //!< templates; encoded when sent
    QList<HeaderTemplate> headers;
    QByteArray body; //!< sent as it stands with a POST, e.g. a GraphQL query; JSON unless a header says otherwise
    GoodAnswer good;
};

//! An answer of this shape means this finding; the connector's own knowledge, tested by its samples.
struct AnswerRule {
    QString finding;
    QStringList calls;    //!< ids of the calls whose answers it judges; empty for all
    QList<int> statuses;  //!< empty for any
    QList<ValueRule> all; //!< every one must hold
    QString bodyMatches;  //!< PCRE on the body as text; empty for any
    //! Fact name -> JSON pointer (with `*`: the first element's), `header:<name>`, `body:` or `text:<constant>`. All
    //! but the last may end in ` ~ <PCRE>`: the fact is what its first group captures, else there is none.
    QMap<QString, QString> facts;
};

//! Where a fact of a rule comes from, and what of it is the fact.
struct FactSource {
    QString place;   //!< JSON pointer, `header:<name>` or `body:`
    QString capture; //!< PCRE whose first group is the fact; empty for all
};
FactSource factSource(const QString &text);

//! A recorded answer that proves the rules: judging it must give exactly `finding`, or none.
struct AnswerSample {
    QString name;
    QString call;
    int status = 200;
    QMap<QString, QString> headers;
    QByteArray body;
    QString finding; //!< empty for a good answer
    QString source;  //!< page and date it was taken from
};

struct RateHeaders {
    QString limit;
    QString remaining;
    QString reset;
    QString resetFormat; //!< `epoch`, `seconds`, `iso`
    QString reason;
};

//! A day from which on something is otherwise at the vendor: a kind of credential or an interface has ended.
struct VendorDate {
    QDate date;
    LocalText what; //!< what is so from that day on; a sentence without its full stop
    LocalText fix;
    QString source; //!< page, or fact, that it was taken from
    ParameterCondition when;
    QStringList signIns;  //!< ids; empty for any
    QStringList explains; //!< findings that follow from it once the day has passed
};

//! Where an answer says until when the credential lasts.
struct ExpiryPlace {
    QString field;   //!< id of the credential's field
    QString header;  //!< header name, or empty when pointer is set
    QString pointer; //!< JSON pointer in the body, or empty when header is set
};

//! A kind of system, described by one data file (resources/connectors/<id>.json).
struct Connector {
    QString id;
    //! A connector of a process has neither parameters nor sign-ins nor calls: a connection says how it is started.
    ConnectorKind kind = ConnectorKind::Http;
    LocalText name;
    LocalText description;
    QString vendor;
    QString documentation; //!< https address of the vendor's API page
    QString statusPage;    //!< https address; may be empty
    QList<ParameterField> parameters;
    QList<SignIn> signIns;
    QMap<QString, Call> calls;
    QString reachCall; //!< id of a call that needs no credential and shows that the product is there; may be empty
    QList<AnswerRule> rules;
    QList<AnswerSample> samples;
    RateHeaders rate;
    QList<VendorDate> dates;
    QList<ExpiryPlace> expires;
    QString file; //!< where it was read from

    const SignIn *findSignIn(const QString &signInId) const;
    const ParameterField *findParameter(const QString &parameterId) const;
};

//! The value of a parameter without blanks around it, or its default where none is given.
QString parameterValue(const QString &id, const QMap<QString, QString> &parameters, const Connector &connector);

//! The id of the low-impact call of \a signIn under \a parameters.
QString lowImpactCall(const SignIn &signIn, const QMap<QString, QString> &parameters, const Connector &connector);

//! Whether every value that \a condition names is the parameter's value (or its default).
bool holds(const ParameterCondition &condition, const QMap<QString, QString> &parameters, const Connector &connector);

}

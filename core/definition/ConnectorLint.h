// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definition/Connector.h"
#include "definition/FileLint.h"

namespace lentera {

//! Reports every mistake between the members of \a connector.
void lintConnector(const Connector &connector, FileLint &lint);

//! Finds what is wrong between the members of a connector that was read: references to what does not exist, patterns
//! that do not compile, names and values that can never be sent. lintConnector() asks for all of it.
class ConnectorLint {
public:
    ConnectorLint(const Connector &connector, FileLint &lint) : m_connector(connector), m_lint(lint) {}

    void identity();
    void parameters();
    void signIns();
    void calls();
    void rules();
    void samples();
    void dates();
    void expires();

private:
    void parameter(const ParameterField &field, const QString &at);
    void condition(const ParameterCondition &when, const QString &at);
    void signIn(const SignIn &signIn, const QString &at);
    void oauth(const OAuthUse &use, const QStringList &fields, const QString &at);
    void credential(const CredentialField &field, const QString &at);
    void headers(const QList<HeaderTemplate> &headers, const QStringList &fields, const QString &at);
    void call(const Call &call, const QString &at);
    void rule(const AnswerRule &rule, const QString &at);
    void value(const ValueRule &rule, const QString &at);
    void fact(const QString &name, const QString &source, const QString &at);
    void sample(const AnswerSample &sample, const QString &at);
    void date(const VendorDate &date, const QString &at);

    void expect(bool right, const QString &at, QLatin1StringView expected);
    void reference(bool known, const QString &at, const QString &value);
    void names(const QString &text, const QStringList &fields, const QString &at);
    void noBraceLeft(const QString &text, const QString &at);
    void pattern(const QString &text, const QString &at);
    void pointer(const QString &text, const QString &at);
    void placeholderId(const QString &id, const QString &at);
    void text(const LocalText &text, const QString &at);
    void address(const QString &url, const QString &at);
    void statuses(const QList<int> &statuses, const QString &at);
    void finding(const QString &id, const QString &at);
    template <class Item>
    void distinct(const QList<Item> &items, const QString &at);
    QStringList parameterIds() const;

    const Connector &m_connector;
    FileLint &m_lint;
};

//! Whether all of \a text matches.
bool matchesWhole(const QString &text, const QString &pattern);
//! The pointer of an element: \a at, then its index.
QString element(const QString &at, qsizetype index);

}

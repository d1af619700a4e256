// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Commands.h"

#include "definition/ConnectorFile.h"

namespace lentera::cli {

//! The options that describe a connection, shared by `connection add`, `connection edit`, `check --url` and `tls`.
struct ConnectionFields {
    std::string connector;
    std::string url;
    std::vector<std::string> parameters; //!< NAME=VALUE
    std::string signIn;
    std::string ca;
    std::string onlyCa;
    std::string clientCertificate;
    std::string clientKey;
    std::vector<std::string> resolvers;
    std::vector<std::string> connectTo;
    std::string proxy;
    std::string pac;
    bool noProxy = false;
    bool systemProxy = false;
    bool environmentProxy = false;
    std::vector<std::string> retry; //!< MEMBER=VALUE of the retry policy
    //! Of a program: its command and arguments; where it runs; its variables by name.
    std::vector<std::string> command;
    std::string directory;
    std::string inherited;              //!< `host` or `none`
    std::vector<std::string> passedOn;  //!< NAME
    std::vector<std::string> variables; //!< NAME=VALUE
    std::vector<std::string> secrets;   //!< NAME
    std::vector<std::string> leftOut;   //!< NAME
    double connectTimeout = 0;          //!< seconds; 0 when not given
    double idleTimeout = 0;             //!< seconds; 0 when not given
    int deadline = 0;                   //!< seconds; 0 when not given
};

//! The options for the way to a server and its trust.
void addRouteFields(CLI::App &command, ConnectionFields &fields);
//! Those, and what kind of system it is.
void addConnectionFields(CLI::App &command, ConnectionFields &fields);
//! Puts what was given into \a connection, and the connector's usual address where none is. Errors: cli.assignment
//! {text}, file.*, config.proxy.invalid {url}, config.pac.invalid {url}, cli.secret-in-argv {field}, cli.secret-in-url
//! {option}, cli.secret-in-argv {field}, config.parameter.unknown {parameter}, config.parameter.invalid {parameter,
//! value, expected}.
Result<void> apply(const ConnectionFields &fields, const ConnectorCatalogue &connectors, Connection &connection);
//! Splits NAME=VALUE. Errors: cli.assignment {text}.
Result<std::pair<QString, QString>> assignment(const std::string &text);

}

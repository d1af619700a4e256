// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/RunJson.h"

//! A server's TLS posture in words, for the window and the command line.
namespace lentera::words {

struct PostureRow {
    QString name;
    QString value;
};

//! One group of rows with the worst that was found in it.
struct PostureSection {
    QString title;
    Severity grade = Severity::Info; //!< Info: nothing is wrong
    QList<PostureRow> rows;
};

//! Protocols, suites, key exchange, certificate, sessions … in the language of the installed translators. Empty when
//! the run has no posture.
QList<PostureSection> postureSections(const RunRecord &record);

//! The chain as a tree: who was signed by whom, what came with the handshake, what is missing. Empty without one.
QString chainDrawing(const RunRecord &record);

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

struct duk_hthread;

namespace lentera::pac {

//! A line of standard input without its end; empty at the end of the input, or when it is longer than \a longest.
std::string readLine(size_t longest);
void writeLine(const std::string &line);

//! The functions that every PAC script may call, as a script of their own (standardFunctions.cpp).
extern const char *const standardFunctions;

//! One PAC script in an interpreter of its own. Memory beyond the limit ends the process with an answer that says so.
class Script {
public:
    Script();
    ~Script();
    Script(const Script &) = delete;
    Script &operator=(const Script &) = delete;

    //! The answer to \a request, both as main.cpp has them.
    std::string run(const std::string &request);

private:
    duk_hthread *m_context;
};

}

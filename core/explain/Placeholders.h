// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explain/Glossary.h"

#include <QSet>

namespace lentera {

//! \a text from outside as a value that an explanation quotes: visible() on one line, without the user information of
//! URLs, cut after 2,000 characters.
QString visibleText(const QString &text);

//! \a text with the user information of every URL in it replaced by `removed`.
QString maskedUserInfo(const QString &text);

//! `{name}` is the fact of that name, or `…` when there is none; `{count:one day|# days}` picks by number in \a
//! language (English has two forms, every other language takes the last), `#` being the number; `{name:word}` says the
//! fact, and `{name:words}` each name that it lists, in the words of \a glossary.
QString filledText(const QString &text, const Facts &facts, const QString &language, const Glossary &glossary = {});

//! The facts that \a text quotes.
QSet<QString> placeholdersOf(const QString &text);

}

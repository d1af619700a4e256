// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "explain/Explanation.h"
#include "files/lintPaths.h"

#include <QJsonObject>

namespace lentera {

//! `file:line:column` as compilers write it; the file alone when all of it is meant.
QString placeText(const FileFinding &finding);

//! The finding in \a language. Its fact `place` is placeText().
Explained explained(const FileFinding &finding, const Explanations &explanations, const QString &language);

//! The document `lentera.lint/1`.
QJsonObject lintJson(const LintReport &report, const Explanations &explanations, const QString &language);

//! The same as SARIF 2.1.0, which code hosts and editors show.
QJsonObject lintSarif(const LintReport &report, const Explanations &explanations, const QString &language);

}

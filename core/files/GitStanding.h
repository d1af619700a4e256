// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lentera {

//! What Git does with a file, read from the files of the repository alone: no program is run, so that a hostile
//! repository's configuration starts nothing.
struct GitStanding {
    enum class What {
        NoRepository,
        Unknown, //!< the index cannot be read: a newer format, a split index
        Tracked, //!< it is in the index
        Ignored, //!< a rule leaves it out
        WouldBeAdded
    };

    What what = What::NoRepository;
    QString repository; //!< its work tree
    QString path;       //!< relative to that
};

//! Rules: `.gitignore` of the work tree, `.git/info/exclude`, and the person's `git/ignore` in the configuration folder
//! (gitignore(5)); the index in versions 2 to 4 (gitformat-index(5)), at most 64 MiB.
GitStanding gitStanding(const QString &path);

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/nearest.h"

#include <algorithm>
#include <numeric>

namespace lentera {

static constexpr qsizetype longestName = 64;

static qsizetype distance(const QString &a, const QString &b)
{
    QList<qsizetype> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        qsizetype diagonal = std::exchange(row[0], i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const qsizetype replaced = diagonal + (a.at(i - 1) == b.at(j - 1) ? 0 : 1);
            diagonal = row.at(j);
            row[j] = std::min({replaced, row.at(j) + 1, row.at(j - 1) + 1});
        }
    }
    return row.last();
}

QString nearest(const QString &name, const QStringList &known)
{
    if (known.contains(name) || name.size() > longestName)
        return {};
    const QString lower = name.toLower();
    qsizetype best = std::min<qsizetype>(2, name.size() / 3) + 1;
    QString found;
    for (const QString &candidate : known) {
        if (qAbs(candidate.size() - name.size()) >= best)
            continue;
        const qsizetype differing = distance(lower, candidate.toLower());
        if (differing < best) {
            best = differing;
            found = candidate;
        }
    }
    return found;
}

}

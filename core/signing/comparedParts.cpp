// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/comparedParts.h"

#include "base/visible.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

static QList<SignedPart> allParts(const Signature &signature)
{
    QList<SignedPart> parts = signature.text.parts;
    for (const SignedText &text : signature.texts)
        for (SignedPart part : text.parts) {
            part.name = text.name + ": " + part.name;
            parts << part;
        }
    return parts;
}

static qsizetype firstDifference(const QByteArray &a, const QByteArray &b)
{
    const auto [left, right] = std::mismatch(a.cbegin(), a.cend(), b.cbegin(), b.cend());
    return left == a.cend() && right == b.cend() ? -1 : left - a.cbegin();
}

static ComparedPart compared(const SignedPart &expected, const SignedPart &found)
{
    ComparedPart part;
    part.name = expected.name.isEmpty() ? found.name : expected.name;
    part.secret = expected.secret || found.secret;
    part.expectedBytes = expected.bytes.size();
    part.foundBytes = found.bytes.size();
    part.firstDifference = firstDifference(expected.bytes, found.bytes);
    if (!part.secret) {
        part.expected = expected.bytes;
        part.found = found.bytes;
    }
    return part;
}

// The value without its steps: what was done to it may be what differs.
static QByteArray valueOf(const SignedPart &part)
{
    return part.name.left(part.name.indexOf('|') < 0 ? part.name.size() : part.name.indexOf('|'));
}

QList<ComparedPart> comparedParts(const Signature &expected, const Signature &found)
{
    const QList<SignedPart> left = allParts(expected);
    const QList<SignedPart> right = allParts(found);
    QList<ComparedPart> parts;
    qsizetype i = 0;
    qsizetype j = 0;
    const auto comesLater = [&](const QByteArray &name) {
        return std::any_of(right.cbegin() + j, right.cend(),
                           [&](const SignedPart &part) { return valueOf(part) == name; });
    };
    while (i < left.size() || j < right.size()) {
        const bool sameSize = left.size() == right.size();
        if (i < left.size() && j < right.size() && (sameSize || valueOf(left.at(i)) == valueOf(right.at(j))))
            parts << compared(left.at(i++), right.at(j++));
        else if (j < right.size() && (i >= left.size() || comesLater(valueOf(left.at(i)))))
            parts << compared({}, right.at(j++));
        else
            parts << compared(left.at(i++), {});
    }
    return parts;
}

QString excerpt(const QByteArray &bytes, qsizetype firstDifference)
{
    static constexpr qsizetype longest = 96;
    if (bytes.size() <= longest)
        return visibleLine(QString::fromUtf8(bytes));
    const qsizetype start = std::clamp<qsizetype>(firstDifference - longest / 3, 0, bytes.size() - longest);
    return (start > 0 ? u"…"_s : QString()) + visibleLine(QString::fromUtf8(bytes.sliced(start, longest))) +
           (start + longest < bytes.size() ? u"…"_s : QString());
}

}

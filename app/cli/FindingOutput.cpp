// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/FindingOutput.h"

#include "base/visible.h"
#include "texts/Words.h"

using namespace Qt::StringLiterals;

namespace lentera::cli {

void printLabelled(const Console &console, const QString &label, const QString &text)
{
    if (!text.isEmpty())
        console.print(u"   "_s + label + (text.contains(u'\n') ? u":\n     "_s : u": "_s) +
                      QString(text).replace(u'\n', "\n     "_L1));
}

void printNamed(const Console &console, const QList<NamedText> &all)
{
    QList<QStringList> rows;
    for (const NamedText &one : all)
        if (!one.text.isEmpty())
            rows << QStringList{u"   "_s + one.name, visibleLine(one.text)};
    console.printTable(rows);
}

void printFinding(const Console &console, const Finding &finding, const Explained &text, const ReportWords &words,
                  FindingForm form)
{
    console.print(u'\n' + words::severity(finding.severity) + u": "_s + text.title + u" ["_s + finding.id + u']');
    if (form == FindingForm::Whole) {
        printLabelled(console, words.cause, text.cause);
        printLabelled(console, words.fix, text.fix);
        printLabelled(console, words.prevention, text.prevention);
        printLabelled(console, words.owner, words.owners.value(text.owner, text.owner));
    }
    QList<QStringList> rows{{u"   "_s + words.evidence, words.expected, words.found}};
    for (const EvidenceRow &row : text.evidence)
        rows << QStringList{u"   "_s + row.name, row.expected, row.found};
    if (rows.size() > 1)
        console.printTable(rows);
}

}

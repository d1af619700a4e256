// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/ApprovedPrograms.h"

#include "base/AtomicFile.h"
#include "base/Json.h"

#include <QCryptographicHash>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qint64 largestFile = 256 * 1024;
static constexpr qsizetype mostPrograms = 1000;

static QString markOf(const ProcessSetting &process)
{
    const QByteArray text = QJsonDocument(toJson(process).toObject()).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
}

// What cannot be read approves nothing.
QStringList ApprovedPrograms::read() const
{
    QStringList marks;
    if (const auto bytes = readWhole(m_file, largestFile))
        fromJson(QJsonDocument::fromJson(*bytes).object().value("programs"_L1), marks);
    return marks;
}

bool ApprovedPrograms::hold(const ProcessSetting &process) const
{
    return m_file.isEmpty() || process.program.isEmpty() || read().contains(markOf(process));
}

Result<void> ApprovedPrograms::add(const ProcessSetting &process) const
{
    if (hold(process))
        return {};
    QStringList marks = read() << markOf(process);
    marks = marks.mid(std::max<qsizetype>(marks.size() - mostPrograms, 0));
    const QJsonObject document{{u"schema"_s, u"lentera.approved-programs/1"_s}, {u"programs"_s, toJson(marks)}};
    return writeAtomically(m_file, QJsonDocument(document).toJson());
}

}

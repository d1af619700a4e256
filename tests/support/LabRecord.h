// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSet>
#include <QTest>

#include <mutex>

namespace lentera {

//! What the labs of one test showed, as lines of a file that tst_labs reads when all have run: `healthy ROW`,
//! `cause ID ROW` and `shown ID ROW` (its command was run and showed the same). Each process writes its test's anew.
class LabRecord {
public:
    static QString folder() { return QStringLiteral(BUILD_DIR "/labs"); }

    static void healthy() { write("healthy"); }
    static void cause(const QString &id) { write("cause " + id.toUtf8()); }
    static void shown(const QString &id) { write("shown " + id.toUtf8()); }

private:
    static void write(const QByteArray &what)
    {
        static std::mutex mutex;
        static QSet<QByteArray> written;
        const std::lock_guard lock(mutex);
        const QByteArray test = QTest::testObject()->metaObject()->className();
        const QByteArray tag = QTest::currentDataTag();
        const QByteArray line = what + ' ' + test + "::" + QTest::currentTestFunction() + '(' + tag + ")\n";
        if (written.contains(line))
            return;
        QDir().mkpath(folder());
        QFile file(folder() + u'/' + QString::fromUtf8(test).section(u':', -1));
        const auto mode = written.isEmpty() ? QIODevice::Truncate : QIODevice::Append;
        if (file.open(QIODevice::WriteOnly | mode))
            file.write(line);
        written << line;
    }
};

}

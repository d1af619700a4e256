// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Console.h"

#include "base/visible.h"
#include "texts/Words.h"

#include <QJsonDocument>

#include <algorithm>
#include <cstdio>

#ifdef Q_OS_UNIX
#include <termios.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace lentera::cli {

int exitOf(const Error &error)
{
    if (error.id == "run.stopped"_L1)
        return Interrupted;
    if (error.id == "cli.internal"_L1)
        return Internal;
    // A secret where it would be seen or kept is not taken, whatever else is right.
    if (error.id.startsWith("cli.secret-in-"_L1) || error.id == "import.secret"_L1 ||
        error.id == "mcp.secret-in-argument"_L1 || error.id == "mcp.program.unapproved"_L1 ||
        error.id == "oauth.refresh.would-spend"_L1)
        return Refused;
    if (error.id.startsWith("keychain."_L1) || error.id.startsWith("store."_L1) ||
        error.id.startsWith("practice."_L1) || error.id == "mcp.keeper"_L1 || error.id == "oauth.busy"_L1 ||
        error.id == "oauth.listen"_L1 || error.id == "file.write"_L1)
        return CouldNotRun;
    return Invalid;
}

static void write(FILE *stream, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    std::fflush(stream);
}

void Console::print(const QString &text) const
{
    write(stdout, visible(text).toUtf8() + '\n');
}

void Console::printTable(const QList<QStringList> &rows) const
{
    QList<qsizetype> widths;
    for (const QStringList &row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths.at(i), row.at(i).size());
    }
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += row.at(i).leftJustified(i + 1 < row.size() ? widths.at(i) + 2 : 0);
        print(line);
    }
}

void Console::printJson(const QJsonObject &document) const
{
    QByteArray bytes = QJsonDocument(document).toJson(lines ? QJsonDocument::Compact : QJsonDocument::Indented);
    if (!bytes.endsWith('\n'))
        bytes += '\n';
    write(stdout, bytes);
}

void Console::say(const QString &text) const
{
    write(stderr, visible(text).toUtf8() + '\n');
}

bool stdinIsTerminal()
{
#ifdef Q_OS_UNIX
    return ::isatty(STDIN_FILENO) == 1;
#else
    return false;
#endif
}

QByteArray askSecret(const QString &prompt)
{
    write(stderr, prompt.toUtf8());
    QByteArray line;
#ifdef Q_OS_UNIX
    termios shown{};
    ::tcgetattr(STDIN_FILENO, &shown);
    termios hidden = shown;
    hidden.c_lflag &= ~tcflag_t(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
#endif
    for (int c = std::getchar(); c != EOF && c != '\n'; c = std::getchar())
        line += char(c);
#ifdef Q_OS_UNIX
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
#endif
    write(stderr, "\n");
    return line;
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/runTests.h"

#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace lentera {

//! The law: which folder of core may include which. A folder may always include itself.
static QMap<QString, QStringList> floors()
{
    const QMap<QString, QString> table{
        {u"base"_s, QString()},
        {u"definition"_s, u"base"_s},
        {u"signing"_s, u"base definition"_s},
        {u"files"_s, u"base definition"_s},
        {u"tenant"_s, u"base definition"_s},
        {u"plan"_s, u"base definition signing"_s},
        {u"probe"_s, u"base definition plan"_s},
        {u"posture"_s, u"base definition plan probe"_s},
        {u"mcp"_s, u"base definition plan probe"_s},
        {u"check"_s, u"base definition probe"_s},
        {u"run"_s, u"base definition plan probe mcp check"_s},
        {u"checklist"_s, u"base definition files check run"_s},
        {u"explain"_s, u"base definition signing check plan probe"_s},
        {u"dify"_s, u"base definition files plan probe check explain mcp"_s},
        {u"oauth"_s, u"base definition plan probe check explain"_s},
        {u"report"_s, u"base definition files tenant check explain run plan probe"_s},
        {u"workspace"_s, u"base definition files tenant plan probe posture check run explain oauth report"_s},
        {u"practice"_s, u"base definition tenant workspace"_s},
    };
    QMap<QString, QStringList> floors;
    for (auto it = table.cbegin(); it != table.cend(); ++it)
        floors.insert(it.key(), it.value().split(u' ', Qt::SkipEmptyParts) << it.key());
    return floors;
}

struct SourceFile {
    QString path; //!< relative to the project
    QStringList lines;

    QString folder(int depth) const { return path.section(u'/', depth, depth); }
};

static QList<SourceFile> sourcesIn(const QStringList &folders, const QStringList &names = {u"*.cpp"_s, u"*.h"_s})
{
    QList<SourceFile> sources;
    for (const QString &folder : folders) {
        QDirIterator files(QStringLiteral(SOURCE_DIR "/") + folder, names, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                continue; // removed meanwhile
            sources << SourceFile{file.fileName().mid(qsizetype(sizeof SOURCE_DIR)),
                                  QString::fromUtf8(file.readAll()).split(u'\n')};
        }
    }
    return sources;
}

using Breach = std::function<bool(const SourceFile &source, const QString &line)>;

// Every line that breaks a rule, as `file:line: text`, so that a failure can be read.
static QString breaches(const QList<SourceFile> &sources, const Breach &breaks)
{
    QStringList found;
    for (const SourceFile &source : sources)
        for (qsizetype i = 0; i < source.lines.size(); ++i)
            if (breaks(source, source.lines.at(i)))
                found << u"%1:%2: %3"_s.arg(source.path, QString::number(i + 1), source.lines.at(i).trimmed());
    return found.join(u'\n');
}

// The folder and the file of an include of our own; empty when the line is none.
static QStringList ownInclude(const QString &line)
{
    static const QRegularExpression include(u"^\\s*#\\s*include\\s+\"([^\"]+)\""_s);
    const QRegularExpressionMatch match = include.match(line);
    return match.hasMatch() ? match.captured(1).split(u'/') : QStringList();
}

static QString withoutComment(const QString &line)
{
    return line.section("//"_L1, 0, 0);
}

class FloorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thereIsSomethingToLookAt();
    void everyFloorIsInTheTable();
    void lowerFloorsNeverIncludeUpperOnes();
    void includesNameTheFolder();
    void coreHasNoWindows();
    void coreSpeaksNoLanguage();
    void theTwoFrontEndsKnowNothingOfEachOther();
    void secretsAreRevealedOnlyWhereTheyAreUsed();
    void everyFileNamesItsLicence();
    void noTodoWithoutIssue();
    void nobodySleeps();
};

void FloorsTest::thereIsSomethingToLookAt()
{
    QVERIFY(sourcesIn({u"core"_s}).size() > 40); // else every other test here would pass for nothing
}

void FloorsTest::everyFloorIsInTheTable()
{
    QStringList unknown;
    for (const SourceFile &source : sourcesIn({u"core"_s}))
        if (!floors().contains(source.folder(1)))
            unknown << source.path;
    QCOMPARE(unknown.join(u'\n'), QString());
}

void FloorsTest::lowerFloorsNeverIncludeUpperOnes()
{
    const QMap<QString, QStringList> table = floors();
    QCOMPARE(breaches(sourcesIn({u"core"_s}),
                      [&](const SourceFile &source, const QString &line) {
                          const QStringList include = ownInclude(line);
                          return include.size() > 1 && !table.value(source.folder(1)).contains(include.first());
                      }),
             QString());
}

void FloorsTest::includesNameTheFolder()
{
    QCOMPARE(breaches(sourcesIn({u"core"_s}),
                      [](const SourceFile &, const QString &line) {
                          const QStringList include = ownInclude(line);
                          return include.size() == 1 && !include.first().endsWith(".moc"_L1);
                      }),
             QString());
}

void FloorsTest::coreHasNoWindows()
{
    static const QRegularExpression include(u"^\\s*#\\s*include\\s+<(Qt\\w+/)?(\\w+)(\\.h)?>"_s);
    const QString headers = QLibraryInfo::path(QLibraryInfo::HeadersPath);
    QVERIFY(QFile::exists(headers + "/QtWidgets/QWidget"_L1));
    const auto isOf = [&](const QString &module, const QRegularExpressionMatch &match) {
        return match.captured(1) == module + u'/' || QFile::exists(headers + u'/' + module + u'/' + match.captured(2));
    };
    QCOMPARE(breaches(sourcesIn({u"core"_s}),
                      [&](const SourceFile &, const QString &line) {
                          const QRegularExpressionMatch match = include.match(line);
                          return match.hasMatch() && (isOf(u"QtWidgets"_s, match) || isOf(u"QtGui"_s, match));
                      }),
             QString());
}

void FloorsTest::coreSpeaksNoLanguage()
{
    static const QRegularExpression translated(u"\\b(tr|translate|QT_TR_NOOP|QT_TRANSLATE_NOOP)\\s*\\("_s);
    QCOMPARE(
        breaches(sourcesIn({u"core"_s}),
                 [](const SourceFile &, const QString &line) { return withoutComment(line).contains(translated); }),
        QString());
}

void FloorsTest::theTwoFrontEndsKnowNothingOfEachOther()
{
    const auto names = [](const QString &line, const QString &folder) {
        const QStringList include = ownInclude(line);
        return include.contains(folder);
    };
    QCOMPARE(breaches(sourcesIn({u"app/gui"_s}),
                      [&](const SourceFile &, const QString &line) { return names(line, u"cli"_s); }),
             QString());
    QCOMPARE(breaches(sourcesIn({u"app/cli"_s}),
                      [&](const SourceFile &, const QString &line) { return names(line, u"gui"_s); }),
             QString());
}

void FloorsTest::secretsAreRevealedOnlyWhereTheyAreUsed()
{
    static const QRegularExpression revealed(u"(\\.|->)reveal\\s*\\("_s);
    const QStringList allowed{u"core/base"_s,  u"core/dify"_s,    u"core/mcp"_s,    u"core/oauth"_s,    u"core/plan"_s,
                              u"core/probe"_s, u"core/signing"_s, u"core/tenant"_s, u"core/workspace"_s};
    QCOMPARE(breaches(sourcesIn({u"core"_s, u"app"_s}),
                      [&](const SourceFile &source, const QString &line) {
                          return withoutComment(line).contains(revealed) &&
                                 !allowed.contains(source.path.section(u'/', 0, 1));
                      }),
             QString());
}

void FloorsTest::everyFileNamesItsLicence()
{
    QStringList without;
    for (const SourceFile &source : sourcesIn({u"core"_s, u"app"_s, u"tests"_s}))
        if (source.lines.first() != "// SPDX-License-Identifier: GPL-3.0-or-later"_L1)
            without << source.path;
    for (const SourceFile &source :
         sourcesIn({u"core"_s, u"app"_s, u"tests"_s, u"resources"_s}, {u"CMakeLists.txt"_s, u"*.cmake"_s}))
        if (source.lines.first() != "# SPDX-License-Identifier: GPL-3.0-or-later"_L1)
            without << source.path;
    QCOMPARE(without.join(u'\n'), QString());
}

void FloorsTest::noTodoWithoutIssue()
{
    static const QRegularExpression open(u"\\b(TODO|FIXME|XXX)\\b(?!\\s*\\(?#[0-9]+)"_s);
    QCOMPARE(breaches(sourcesIn({u"core"_s, u"app"_s}),
                      [](const SourceFile &, const QString &line) { return line.section("//"_L1, 1).contains(open); }),
             QString());
}

void FloorsTest::nobodySleeps()
{
    // Waiting goes through Wait, which a stop request ends; a sleep or a nested event loop cannot be ended.
    static const QRegularExpression sleeping(
        u"\\b(QThread::(m|u)?sleep|sleep_for|sleep_until|usleep|nanosleep|processEvents)\\b"_s);
    QCOMPARE(breaches(sourcesIn({u"core"_s, u"app"_s}),
                      [](const SourceFile &, const QString &line) { return withoutComment(line).contains(sleeping); }),
             QString());
}

}

LENTERA_TEST(tst_floors, lentera::FloorsTest)
#include "tst_floors.moc"

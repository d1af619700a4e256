// SPDX-License-Identifier: GPL-3.0-or-later
// The window's composition root: builds everything, hands it in, and ends it in the right order.
#include "firststart/PracticeRoom.h"
#include "shared/PlainLabel.h"
#include "shared/Theme.h"
#include "shell/MainWindow.h"
#include "tenant/KeychainStore.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QMessageBox>

#ifdef LENTERA_RELEASE
#include <sys/prctl.h>
#include <sys/resource.h>
#endif

using namespace Qt::StringLiterals;
using namespace lentera;

//! Exit status of design.md section 3: the program could not run.
static constexpr int couldNotRun = 5;

struct Options {
    bool practice = false;
    QString language;
};

//! Everything that lives as long as the window, in the order in which it is built.
struct Session {
    Workspace::Parts parts;
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<Settings> settings;
    Language language;
    std::unique_ptr<Theme> theme;
    std::unique_ptr<Desk> desk;
    std::unique_ptr<PracticeRoom> practice;
    std::unique_ptr<MainWindow> window;
};

//! Secrets are in this process's memory: no core dump may hold them, no other process may read them.
static void harden()
{
#ifdef LENTERA_RELEASE
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
#endif
}

static Options optionsFrom(const QApplication &application)
{
    QCommandLineParser parser;
    const QCommandLineOption practice(u"practice"_s, u"Start in the practice workspace."_s);
    const QCommandLineOption language(u"language"_s, u"Interface language: en or id."_s, u"tag"_s);
    parser.addOptions({practice, language});
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(application);
    return {parser.isSet(practice), parser.value(language)};
}

static Workspace::Parts makeParts()
{
    const Places places = Places::standard();
    Workspace::Parts parts;
    parts.storePath = places.store();
    parts.credentials =
        std::make_shared<KeychainStore>(QCoreApplication::applicationDirPath() + u"/lentera-keychain"_s);
    parts.explanations = std::make_shared<const Explanations>(Explanations::open(u":/lentera/explanations"_s));
    parts.connectors = ConnectorCatalogue({u":/lentera/connectors"_s, places.userConnectors});
    parts.clock = std::make_shared<SystemClock>();
    parts.approvedPrograms = ApprovedPrograms(places.approvedPrograms());
    return parts;
}

static void tellConnectorProblems(Desk &desk)
{
    const int count = int(desk.workspace().connectors().problems().size());
    if (count > 0)
        desk.raise(
            Message{MessageLevel::Warning,
                    QCoreApplication::translate("main", "%n connector file(s) could not be read.", nullptr, count),
                    QCoreApplication::translate("main", "Show"), [&desk] {
                        desk.open(Place::Settings);
                    }});
}

//! Goes on once the settings are read: the language must be known before the first widget.
static void openWindow(Session &session, const Options &options, Settings::Values values)
{
    const auto save = [workspace = session.workspace.get()](const QString &key, const QString &value) {
        workspace->store([key, value](Store &store) { return store.saveSetting(key, value); });
    };
    session.settings = std::make_unique<Settings>(std::move(values), save);
    session.language.use(options.language.isEmpty() ? session.settings->get(setting::language) : options.language);
    session.theme = std::make_unique<Theme>();
    session.theme->use(Theme::appearanceFrom(session.settings->get(setting::appearance)));
    session.desk = std::make_unique<Desk>(*session.workspace, *session.settings, session.language);
    session.practice = std::make_unique<PracticeRoom>(*session.desk, *session.workspace, session.parts);
    session.window = std::make_unique<MainWindow>(*session.desk, *session.theme, *session.practice);
    session.window->show();
    session.desk->reload();
    session.desk->purgeRemoved();
    tellConnectorProblems(*session.desk);
    if (options.practice)
        session.practice->enter();
}

//! Says why the program cannot start, in the system's language.
static int tellFailure(QApplication &application, Session &session, const Error &error)
{
    session.language.use({});
    const auto explanations = session.parts.explanations ? *session.parts.explanations : Explanations();
    const Explained explained = explanations.of(error, session.language.tag());
    QMessageBox *box = plainBox(nullptr, u"Lentera"_s, explained.title, explained.cause + u"\n\n"_s + explained.fix);
    box->addButton(QMessageBox::Close);
    box->open();
    application.exec();
    return couldNotRun;
}

int main(int argc, char **argv)
{
    harden();
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"lentera"_s);
    QApplication::setApplicationDisplayName(u"Lentera"_s);
    QApplication::setApplicationVersion(QStringLiteral(LENTERA_VERSION));
    QApplication::setDesktopFileName(u"lentera"_s);
    const Options options = optionsFrom(application);

    Session session;
    session.parts = makeParts();
    Result<std::unique_ptr<Workspace>> workspace = Workspace::open(session.parts);
    if (!workspace)
        return tellFailure(application, session, workspace.error());
    session.workspace = std::move(*workspace);
    readSettings(*session.workspace, &application,
                 [&session, options](Settings::Values values) { openWindow(session, options, std::move(values)); });
    return application.exec();
}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/Desk.h"

#include <map>
#include <optional>
#include <stop_token>

namespace lentera {

//! One connection's diagnosis as it stands: a run that goes on, or the last one that ended.
struct Diagnosis {
    Connection connection; //!< also of an ad-hoc check, whose tenant is empty
    bool running = false;
    bool loading = false;                           //!< the last stored run is being read
    QList<Step> steps;                              //!< of the run that goes on, as it goes
    seen::Variation trying = seen::Variation::None; //!< the experiment that the run makes at this moment
    QString tried;                                  //!< what it puts in place
    std::optional<RunRecord> record;                //!< the last run that ended
    QDateTime lastGood;         //!< start of the newest run without failure; invalid when there is none
    std::optional<Error> error; //!< why the last run could not be done
};

//! What the Diagnose page shows and does: runs checks, follows them, keeps the last run of each connection.
class DiagnosePresenter : public QObject {
    Q_OBJECT
public:
    explicit DiagnosePresenter(Desk &desk);

    //! Of what is selected, or the ad-hoc check that was asked for last; null when there is nothing to show.
    const Diagnosis *current() const;
    void start();
    void stop();
    //! Checks every connection of every tenant, without showing another page.
    void checkAll();
    //! `text`, `markdown` or `json`: the finished run as somebody pastes it, in the explanations' language.
    enum class Form { Text, Markdown, Json };
    QString report(Form form) const;
    //! Writes the finished run as a case file, on another thread; tells in the message bar.
    void saveCase(const QString &path);
    //! Language of the explanations on this page, apart from the interface's.
    const QString &language() const { return m_language; }
    void setLanguage(const QString &language) { m_language = language; }

Q_SIGNALS:
    void changed();      //!< another diagnosis is shown, or a run began or ended
    void stepsChanged(); //!< a step of the shown run went on

private:
    using Key = QPair<QString, QString>;
    struct Run {
        std::stop_source stop;
        int ticket = 0;
    };

    static Key keyOf(const TenantId &tenant, const ConnectionId &connection);
    Key shownKey() const;
    void showSelection();
    void loadLast(const TenantId &tenant, const ConnectionId &connection);
    void check(const TenantId &tenant, const ConnectionId &connection);
    void checkAdHoc(const Connection &connection);
    RunWatcher watcherFor(const Key &key);
    void begin(const Key &key, const Connection &connection, const std::stop_source &stop);
    void follow(const Key &key, QFuture<Result<RunRecord>> future);
    void end(const Key &key, Result<RunRecord> record);
    void takeStep(const Key &key, const Step &step);
    void takeExperiment(const Key &key, seen::Variation variation, const QString &value);
    void forget();

    Desk &m_desk;
    QString m_language;
    bool m_adHoc = false; //!< the ad-hoc diagnosis is shown instead of the selection's
    std::map<Key, Diagnosis> m_diagnoses;
    std::map<Key, Run> m_runs;
};

}

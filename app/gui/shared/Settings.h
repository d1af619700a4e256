// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "definition/Connection.h"
#include "shared/SettingKeys.h"

#include <QJsonObject>
#include <QMap>
#include <QObject>

#include <functional>

class QTimer;

namespace lentera {

class Workspace;

//! The window's settings in memory; every change goes to the store on the store's own thread. A setting that
//! could not be saved holds for this session.
class Settings : public QObject {
    Q_OBJECT
public:
    using Values = QMap<QString, QString>;
    using Save = std::function<void(const QString &key, const QString &value)>;

    //! \a values as read() gave them; \a save keeps one value for good.
    Settings(Values values, Save save, QObject *parent = nullptr);
    ~Settings() override;

    QString get(const setting::Setting<setting::Text> &setting) const;
    int get(const setting::Setting<int> &setting) const;
    void set(const setting::Setting<setting::Text> &setting, const QString &value);
    void set(const setting::Setting<int> &setting, int value);

    //! What a view of a tenant looked like (splitter, columns, open place): `viewState(tenant,
    //! "diagnose/splitter"_L1)`. An empty tenant means the window itself.
    QByteArray viewState(const TenantId &tenant, QLatin1StringView view) const;
    void keepViewState(const TenantId &tenant, QLatin1StringView view, const QByteArray &state);
    //! Writes view states that are still waiting; they are saved together once the person pauses.
    void flush();

    //! Proxy, trust and time-outs that a new connection starts with. Whoever makes it reads setting::ownRootsFile.
    Connection connectionDefaults() const;

Q_SIGNALS:
    void changed(const QString &key);

private:
    QString text(QLatin1StringView key, const QString &otherwise) const;
    void put(QLatin1StringView key, const QString &value);

    Values m_values;
    Save m_save;
    QJsonObject m_views;
    QTimer *m_flush;
};

//! Reads every setting of setting::keys from the store of \a workspace and hands them to \a then on the thread of
//! \a context.
void readSettings(Workspace &workspace, QObject *context, std::function<void(Settings::Values)> then);

}

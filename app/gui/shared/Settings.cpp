// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/Settings.h"

#include "base/Json.h"
#include "shared/whenDone.h"
#include "workspace/Workspace.h"

#include <QJsonDocument>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr auto pauseBeforeSaving = std::chrono::milliseconds(800);

Settings::Settings(Values values, Save save, QObject *parent)
    : QObject(parent), m_values(std::move(values)), m_save(std::move(save)), m_flush(new QTimer(this))
{
    m_views = QJsonDocument::fromJson(get(setting::window).toUtf8()).object();
    m_flush->setSingleShot(true);
    m_flush->setInterval(pauseBeforeSaving);
    connect(m_flush, &QTimer::timeout, this, &Settings::flush);
}

Settings::~Settings()
{
    flush();
}

QString Settings::get(const setting::Setting<setting::Text> &setting) const
{
    return text(setting.key, setting.otherwise);
}

int Settings::get(const setting::Setting<int> &setting) const
{
    bool isNumber = false;
    const int number = text(setting.key, {}).toInt(&isNumber);
    return isNumber ? number : setting.otherwise;
}

void Settings::set(const setting::Setting<setting::Text> &setting, const QString &value)
{
    put(setting.key, value);
}

void Settings::set(const setting::Setting<int> &setting, int value)
{
    put(setting.key, QString::number(value));
}

QByteArray Settings::viewState(const TenantId &tenant, QLatin1StringView view) const
{
    return QByteArray::fromBase64(m_views.value(tenant.text()).toObject().value(view).toString().toLatin1());
}

void Settings::keepViewState(const TenantId &tenant, QLatin1StringView view, const QByteArray &state)
{
    if (viewState(tenant, view) == state)
        return;
    QJsonObject ofTenant = m_views.value(tenant.text()).toObject();
    ofTenant.insert(view, QString::fromLatin1(state.toBase64()));
    m_views.insert(tenant.text(), ofTenant);
    m_flush->start();
}

void Settings::flush()
{
    m_flush->stop();
    put(setting::window.key, QString::fromUtf8(QJsonDocument(m_views).toJson(QJsonDocument::Compact)));
}

Connection Settings::connectionDefaults() const
{
    Connection connection;
    fromJson(get(setting::proxySource), connection.proxy.source);
    connection.proxy.url = get(setting::proxyUrl);
    connection.proxy.pac = get(setting::proxyPac);
    fromJson(get(setting::trustRoots), connection.trust.roots);
    connection.timeouts = {get(setting::connectMs), get(setting::idleMs), get(setting::totalMs)};
    return connection;
}

QString Settings::text(QLatin1StringView key, const QString &otherwise) const
{
    return m_values.value(key, otherwise);
}

void Settings::put(QLatin1StringView key, const QString &value)
{
    if (m_values.value(key) == value)
        return;
    m_values.insert(key, value);
    if (m_save)
        m_save(key, value);
    Q_EMIT changed(key);
}

void readSettings(Workspace &workspace, QObject *context, std::function<void(Settings::Values)> then)
{
    const auto readAll = [](Store &store) {
        Settings::Values values;
        for (const QLatin1StringView key : setting::keys)
            if (const QString value = store.setting(key, {}); !value.isEmpty())
                values.insert(key, value);
        return values;
    };
    whenDone(workspace.store(readAll), context, std::move(then));
}

}

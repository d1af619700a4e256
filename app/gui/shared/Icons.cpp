// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/Icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <optional>

using namespace Qt::StringLiterals;

namespace lentera {

namespace {

//! Draws one SVG file with `currentColor` replaced, so that icons follow the palette without being rebuilt.
class PaletteIconEngine final : public QIconEngine {
public:
    PaletteIconEngine(QString name, std::optional<Tone> tone) : m_name(std::move(name)), m_tone(tone) {}

    QIconEngine *clone() const override { return new PaletteIconEngine(m_name, m_tone); }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1;
        painter->drawPixmap(rect, drawn(rect.size() * ratio, mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override { return drawn(size, mode); }

    bool isNull() override { return !QFile::exists(path()); }

private:
    QString path() const { return u":/lentera/icons/%1.svg"_s.arg(m_name); }

    QColor colour(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::WindowText);
        if (mode == QIcon::Selected)
            return palette.color(QPalette::HighlightedText);
        return m_tone ? toneColour(*m_tone, palette) : palette.color(QPalette::WindowText);
    }

    QPixmap drawn(const QSize &size, QIcon::Mode mode) const
    {
        const QString key =
            u"lentera/%1/%2/%3x%4"_s.arg(m_name, colour(mode).name()).arg(size.width()).arg(size.height());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QFile file(path());
        if (!file.open(QIODevice::ReadOnly) || size.isEmpty())
            return pixmap;
        QSvgRenderer renderer(file.readAll().replace("currentColor", colour(mode).name().toLatin1()));
        QPainter painter(&pixmap);
        renderer.render(&painter);
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    QString m_name;
    std::optional<Tone> m_tone;
};

}

QIcon icon(QLatin1StringView name)
{
    return QIcon(new PaletteIconEngine(name, {}));
}

QIcon icon(QLatin1StringView name, Tone tone)
{
    return QIcon(new PaletteIconEngine(name, tone));
}

QIcon icon(Standing standing)
{
    return icon(iconName(standing), toneOf(standing));
}

QLatin1StringView iconName(Standing standing)
{
    switch (standing) {
    case Standing::Ok:
        return "ok"_L1;
    case Standing::Running:
        return "running"_L1;
    case Standing::Warning:
        return "warning"_L1;
    case Standing::Failure:
        return "failure"_L1;
    case Standing::Unknown:
        break;
    }
    return "unknown"_L1;
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dify/DifySeen.h"

namespace lentera {

//! What `docker compose ps --all --format json` wrote: an object a line, or one array (before Compose 2.21). Lines that
//! are neither are passed over; at most 200 containers are taken.
QList<seen::DifyContainer> readContainers(const QByteArray &text);

//! Adds what `docker inspect` wrote, an object a line as inspectFormat() asks for, to the containers of the same name.
void addInspected(const QByteArray &text, QList<seen::DifyContainer> &containers);
//! The template for `docker inspect --format`: no environment of a container is among it.
QString inspectFormat();

//! The project, in what `docker compose ls --all --format json` wrote, whose files lie in \a folder; empty for none.
QString projectIn(const QByteArray &text, const QString &folder);

//! The variables that compose warns about on its error output: named in the file and set nowhere.
QStringList unsetVariablesIn(const QByteArray &errors);

//! Which state docker's error output means.
seen::DockerAnswer dockerAnswerOf(const QByteArray &errors);

}

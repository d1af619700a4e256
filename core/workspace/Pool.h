// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThreadPool>

namespace lentera {

//! The probe pool: 64 threads that mostly wait. Jobs on it are straight-line blocking code.
class ProbePool : public QThreadPool {
public:
    ProbePool();
};

}

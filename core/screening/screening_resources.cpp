// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/screening_resources.h"

#include <mutex>

#include <QDir>

void initNightjarScreeningResources()
{
    static std::once_flag once; // several jobs may begin at one time
    std::call_once(once, [] { Q_INIT_RESOURCE(screening); });
}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registry/model.h"
#include "ui/paper/chart_scene.h"

namespace nightjar
{

class TariffCalendar;

/// What the registry knows about the curves of a scene: orders, marks, limits and tariff periods inside scene.loaded.
void addRegistryOverlays(ChartScene &scene, const Registry &registry);
/// Periods of a tariff over a span of at most 400 days; longer spans have no band.
std::vector<TariffStretch> tariffStretches(const TariffCalendar &tariff, Span span);

} // namespace nightjar

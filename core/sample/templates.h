// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sample/site.h"

namespace nightjar::sample {

// One template an industry: the physics of its plant. Each writes points, meters and outlets into site.plant and calls
// the injections of inject.h where it makes the thing in question. The firm's row is there already; its `shift` is
// the declared one and the template works by the same hours.

void platingShop(Site &site);     ///< rectifiers, exhaust fan, spray pump, dosing pump: a chain
void foundry(Site &site);         ///< induction furnace, sand line, bag filter, dust outlet
void coatingLine(Site &site);     ///< booth, oven, fan, RTO with lead and lag, VOC outlet
void boilerHouse(Site &site);     ///< boiler with CEMS: NOx, SO2, PM, O2, converted values
void heatTreatment(Site &site);   ///< gas-fired furnace that draws about 400 kW, CEMS by minutes
void cementKiln(Site &site);      ///< kiln with 5-minute CEMS and reported hours
void wastewaterPlant(Site &site); ///< blowers, pumps, outlet with hourly analysers that hold between cycles
void coldStore(Site &site);       ///< compressors by day and night
void chargingSite(Site &site);    ///< offices by day, batteries or ice in the cheap hours
void workshop(Site &site);        ///< moulding, printing, machining: machines, perhaps a carbon box

} // namespace nightjar::sample

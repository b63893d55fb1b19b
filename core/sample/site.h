// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/sample/flue.h"
#include "core/sample/plant.h"
#include "core/sample/random.h"

namespace nightjar::sample {

/// What is done to an enterprise's data beside its plain physics: frauds first, then honest look-alikes.
enum class Act {
    NightInstead,
    NightBesides,
    NightHalf,
    NightSwitched,
    IdleRegulator,
    IdleFirm,
    IdleRepeated,
    Frozen,
    Dither,
    ShortCycle,
    FrozenHours,
    Exceed,
    ExceedHard,
    ExceedDay,
    Jumps,
    StableLow,
    NoiseGone,
    Diluted,
    OxygenLow,
    OxygenSteady,
    WrongReference,
    ConversionEdited,
    HoursLowered,
    Floors,
    LineOpen,
    Impossible,
    Offline,
    OpenNights,
    Storage,
    Overtime,
    PlainStop,
    CalibrationHold,
    StartUpMark,
    CoarseResolution,
    FuelChange,
    LoadStep,
    OldLeak,
    AirDamper,
    HourLabelEnd,
    FiledOutage,
    PowerCut,
    RealPeaks,
    QuietGas,
    Order,
};

/// One enterprise while it is being made. Templates write its physics, the injections of inject.h its acts; the
/// random stream depends on the seed and the firm's number only, so firms can be made in any order.
struct Site {
    const Clock &clock;
    Random random;
    int index = 0;
    bool lean = false; ///< beyond the first district: 15-minute meters and hourly outlets keep a city small
    std::vector<Act> acts;
    Plant plant;

    bool has(Act act) const;
    int meterStep(int seconds) const { return lean ? std::max(seconds, 900) : seconds; }
    int outletStep(int seconds) const { return lean ? 3600 : seconds; }
    /// The minute at which the given share of the clock has passed, at 00:00.
    int dayAt(double share) const { return int(share * clock.days) * 1440; }
    void label(const char *rule, const char *kind, QByteArrayList channels, Minutes where, const char *level);
};

/// A meter with its kW channel.
void addMeter(Site &site, const QByteArray &code, const QByteArray &name, const QByteArray &role, const Curve &power,
              double ratedKw, int stepS, const QByteArray &serves = {});
/// The firm's main meter: 15-minute kW with account number, capacity, tariff.
void addTotal(Site &site, const Curve &power, int kva, const QByteArray &priceClass = "large-industry");

struct OutletSpec {
    QByteArray code = "DA001", name, process = "combustion", serves;
    FlueSpec flue;
    Upkeep upkeep;
    double limitNox = -1, limitSo2 = -1, limitPm = -1; ///< converted hourly means, mg/m3
    int stepS = 60;
    bool converted = false; ///< reports -zs beside the measured values
    bool hours = false;     ///< reports -h and -zs-h as well
    qint32 quantumNox = 1;  ///< in tenths of mg/m3
};
/// A stack with its CEMS, from load and emission factor to the reported channels; readings go through inject.h.
void addStack(Site &site, const OutletSpec &spec, const Curve &load, const Curve &factor);

/// An outlet with one pollutant that is not converted (dust, VOC), with velocity and temperature.
struct VentSpec {
    QByteArray code = "DA001", name, process, serves, factor;
    double limit = 30; ///< mg/m3
    double clean = 8;  ///< usual level with treatment
    double raw = 60;   ///< level without
    double velocity = 9;
    double temperature = 8; ///< above the air
    int stepS = 300;
};
void addVent(Site &site, const VentSpec &spec, const Curve &load, const Curve &treatment, const Curve &factor);

} // namespace nightjar::sample

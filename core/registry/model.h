// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QHash>
#include <QMap>
#include <QStringList>

#include "core/base/time.h"
#include "core/registry/keys.h"

namespace nightjar {

struct Position {
    double lon = 0; ///< WGS-84 degrees
    double lat = 0;
};

/// 企业: who is supervised.
struct Enterprise {
    QString code;
    QString name; ///< the code where no name is declared
    QString uscc;
    QString industry; ///< as written; industryClass() maps it
    QString district;
    QString address;
    QString shift; ///< declared working pattern, empty = not declared
    QString kind;  ///< `registered`, `unknown-user`, `closed`
    QString permit;
    QString legalRep;
    QString park;
    QStringList tags;
    std::optional<Position> position;
    QMap<QString, QString> facts; ///< every other cell and tag, by column name
};

enum class PointKind { GasOutlet, WaterOutlet, Meter };
enum class MeterRole { None, Total, Production, Treatment };

/// 监测点: an outlet or a meter.
struct Point {
    PointKey key;
    QString name; ///< the point's code where no name is declared
    PointKind kind = PointKind::Meter;
    MeterRole role = MeterRole::None;
    QStringList serves;    ///< production points; empty = all of the firm
    bool chainAny = false; ///< treatment: `any` of parallel parts is enough
    QString process;
    bool reheated = false;
    QString mn;
    QString account;
    double capacityKva = 0; ///< 0 = not known
    std::optional<Position> position;
    QMap<QString, QString> facts;
};

/// 通道: one quantity at one point with its declared facts. Optional numbers are NaN when not declared.
struct Channel {
    ChannelId id = 0; ///< 0: declared, no sample was ever imported
    ChannelKey key;
    QString unit;     ///< declared, else the factor's usual one
    Seconds step = 0; ///< declared nominal step, 0 = not declared
    double limit;
    double limitLow;
    double referenceOxygen;
    double rangeLow;
    double rangeHigh;
    double rated;          ///< kW
    double multiplier = 1; ///< CT x PT
    bool raw = false;      ///< stored values are secondary: readers multiply
    QString tariff;
    QMap<QString, QString> facts;
    /// What stored values are multiplied with when they are read.
    double scale() const { return raw ? multiplier : 1.0; }
};

/// 管控指令
struct Order {
    QString id;
    QString enterprise;
    QString kind; ///< `stop`, `limit`, `stagger`
    Span span;
    double share; ///< allowed share of normal load; NaN = not given (0 for a stop)
    QString document;
    Seconds issued = 0;
};

enum class TariffPeriod : std::uint8_t { Flat, Sharp, Peak, Valley, DeepValley };

/// One row of tariffs.csv.
struct TariffRow {
    QString tariff;
    std::optional<Day> validFrom;
    std::optional<Day> validTo;             ///< exclusive
    std::vector<int> months;                ///< empty = all
    QString days;                           ///< `workday`, `weekend`, `holiday`, empty = all
    std::vector<std::pair<Day, Day>> dates; ///< inclusive ranges; a row with dates beats one without
    int fromMinute = 0;
    int toMinute = 0;
    TariffPeriod period = TariffPeriod::Flat;
};

/// One row of limits.csv.
struct Limit {
    ChannelKey channel;
    QString kind; ///< `hour`, `day`, `instant`
    double value = 0;
    double referenceOxygen; ///< NaN = measured value is judged
    std::optional<Day> validFrom;
    std::optional<Day> validTo; ///< exclusive
    QString source;             ///< `permit`, `local`, `national`
};

/// A filed or automatic mark on data or plant condition.
struct Mark {
    PointKey point;
    QString factor;    ///< empty = all
    QString markClass; ///< `device`, `condition`
    QString label;
    QString source; ///< `auto`, `manual`
    Span span;
    QString reason;
    std::optional<Seconds> filed;
};

/// Something that happened at a firm (events.csv): entry, maintenance, calibration, reagent, power-cut, repair,
/// inspection, video. An event without an end lasts a moment.
struct Event {
    PointKey point; ///< no point: the whole firm
    QString kind;
    Span span;
    QString who;
    QString document; ///< work order or report; empty = none
};

/// A filed or set parameter of an instrument (parameters.csv).
struct InstrumentParameter {
    PointKey point;
    QString factor; ///< empty = all
    QString name;   ///< `range`, `slope`, `velocity-coefficient` ...
    double value = 0;
    QString source; ///< `filed`, `plate`, `instrument`, `logger`, `platform`, `3020`
    std::optional<Seconds> at;
};

struct Petition {
    QString id;
    std::optional<Seconds> received;
    QString enterprise;
    QString place;
    QString subject;
    QString category;
    std::optional<Position> position;
    bool open = true; ///< not satisfied and not solved yet
};

/// All registry tables of a cache at one moment, typed. A value: copy it into a job.
struct Registry {
    std::vector<Enterprise> enterprises; ///< by code
    std::vector<Point> points;           ///< by key
    std::vector<Channel> channels;       ///< by key; declared or seen in a file
    std::vector<Order> orders;
    std::vector<TariffRow> tariffs;
    std::vector<Limit> limits;
    std::vector<Mark> marks;
    std::vector<Event> events; ///< with the visits of results.csv as inspections
    std::vector<Petition> petitions;
    std::vector<InstrumentParameter> parameters;

    const Enterprise *enterprise(const QString &code) const;
    const Point *point(const PointKey &key) const;
    const Channel *channel(const ChannelKey &key) const;
    std::vector<const Point *> pointsOf(const QString &enterprise) const;
    std::vector<const Channel *> channelsOf(const QString &enterprise) const;
    std::vector<const Channel *> channelsAt(const PointKey &point) const;
};

/// What kind of point a factor begins, when nothing is declared: `a...` gas outlet, `w...` water outlet, else meter.
PointKind pointKindForFactor(const QString &factor);
/// The usual unit of a factor ("mg/m3", "kW", "%"); empty when there is none.
QString usualUnit(const QString &factor);
/// Name of a factor in the chosen language ("NOx converted, hour"); the code itself when it is not known.
QString factorName(const QString &factor);

} // namespace nightjar

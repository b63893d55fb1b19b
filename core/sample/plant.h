// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <vector>

#include <QByteArray>
#include <QByteArrayList>

#include "core/base/time.h"

namespace nightjar::sample {

/// The minutes that a recipe covers; minute m begins at from + 60 m.
struct Clock {
    Day first = 0;
    int days = 0;
    int minutes() const { return days * 1440; }
    Seconds from() const { return dayStart(first); }
    Seconds to() const { return dayStart(first + days); }
    Seconds timeOf(int minute) const { return from() + Seconds(minute) * 60; }
    Day dayAt(int minute) const { return first + minute / 1440; }
};

/// One number a minute: load 0..1, kW, mg/m3. Physics is written in curves, files in channels.
using Curve = std::vector<double>;
/// HJ 212 letters, one a minute.
using Letters = std::vector<char>;

/// Minutes of the clock; `to` is exclusive.
struct Minutes {
    int from = 0;
    int to = 0;
    int length() const { return to - from; }
};

/// A row of points.csv; empty fields are not known.
struct Point {
    QByteArray code, name, kind, role, serves, chain, process, account, meterNo, voltage, maker, model, mn, priceClass;
    int kva = 0;
};

/// A row of channels.csv and the samples of its file.
struct Channel {
    static constexpr qint32 missing = std::numeric_limits<qint32>::min(); ///< written as an empty cell

    QByteArray point, factor, unit;
    int stepS = 60;
    int digits = 1;     ///< digits behind the point, as reported
    qint32 quantum = 1; ///< resolution of the instrument, in last digits
    double limit = -1;  ///< negative: none
    double referenceOxygen = -1;
    double rangeLow = 0, rangeHigh = -1;
    double rated = -1; ///< kW
    QByteArray tariff;
    std::vector<qint32> values;          ///< value x 10^digits, regular from the clock's begin
    Letters letters;                     ///< 0: no row at all
    double valueAt(std::size_t i) const; ///< in `unit`; only where a value stands
    Seconds timeOf(const Clock &clock, std::size_t i) const { return clock.from() + Seconds(i) * stepS; }
};

/// What was put into the data on purpose. `rule` empty: an honest look-alike that no rule may report.
struct Label {
    QByteArray rule, kind;
    QByteArrayList channels; ///< POINT/FACTOR
    Span span;
    QByteArray level; ///< easy, middling, hard
};

/// A row of enterprises.csv.
struct Firm {
    QByteArray code, name, uscc, industry, district, address, shift, kind = "registered", permit, permitClass, legalRep,
                                                                     contact, phone, park, tags;
    double lon = 0, lat = 0;
};

/// Everything that one enterprise puts into the folder. Rows of tables are finished CSV lines.
struct Plant {
    Firm firm;
    std::vector<Point> points;
    std::vector<Channel> channels;
    std::vector<Label> labels;
    QByteArray limitRows, markRows, orderRows;
    std::vector<Minutes> marked; ///< hours under a filed condition mark, which are not judged

    Channel *find(const QByteArray &point, const QByteArray &factor);
};

} // namespace nightjar::sample

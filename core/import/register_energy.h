// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/import/sample_sink.h"
#include "core/registry/model.h"

namespace nightjar {

/// Turns cumulative readings into energy: difference of neighbours in time x multiplier, exact, at the begin of the
/// interval (`kwh-reg-peak` gives `kwh-peak`).
///
/// A register that rolls over (from the last tenth of its range into the first) is counted through and told. One that
/// goes down otherwise was replaced or misread, one whose multiplier changed belongs to two meters, and a hole of
/// several intervals belongs to none: these are refused rows that say so, never an energy.
///
/// The readings that stand in the cache right before and after those of the file count as neighbours, so that files of
/// single readings give energy, too.
class RegisterEnergy
{
public:
    RegisterEnergy(const Registry &registry, SampleSink &sink) : m_registry(registry), m_sink(sink) {}
    /// Number of a register for add().
    int reading(const ChannelKey &key, const QString &header);
    /// A reading; `multiplier` is exact text, empty where the file has none.
    Outcome add(int number, Seconds time, std::string_view text, const std::string &multiplier, qint64 line);
    /// Gives the energies of all that was read, and declares the multipliers of the registers.
    Outcome finish();

private:
    struct Point {
        Seconds time = 0;
        std::int64_t digits = 0;
        std::int8_t scale = 0;
        std::int8_t width = 0; ///< digits before the point, leading zeros included
        std::uint16_t multiplier = 0;
        std::uint32_t line = 0;
    };
    struct Register {
        ChannelKey key;
        QString header;
        std::vector<Point> points;
        std::string multiplier; ///< of the last reading of the file
        Seconds interval = 0;   ///< usual distance
        bool several = false;   ///< multipliers
        bool begun = false;     ///< the first point was judged before
    };
    enum class Part { Some, Last };
    Outcome work(Register &one, Part part);
    /// Adds what is stored beside the points of the file.
    Outcome addStored(Register &one, Part part);
    static bool takeText(std::string_view text, Point &point);
    Outcome between(Register &one, std::size_t channel, const Point &from, const Point &to, const Point *after);
    Outcome refuse(const Register &one, const Point &from, const Point &to, const QString &reason);
    std::string multiplierText(const Register &one, std::uint16_t index) const;

    const Registry &m_registry;
    SampleSink &m_sink;
    std::vector<Register> m_registers;
    std::map<ChannelKey, int> m_index;
    std::vector<std::string> m_multipliers{std::string()};
    std::size_t m_points = 0;
    int m_rollovers = 0;
    bool m_assumed = false;
};

} // namespace nightjar

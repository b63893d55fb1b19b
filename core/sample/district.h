// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "core/sample/plant.h"
#include "core/sample/random.h"

namespace nightjar::sample {

/// The registry tables of a dataset folder, filled firm by firm. Keys are file names.
class DistrictTables
{
public:
    DistrictTables(const Clock &clock, quint64 seed);
    /// Rows of one enterprise: enterprises, points, channels, limits, marks, orders, labels, petitions near it.
    void add(const Plant &plant);
    /// All files that are not series: tables with their headers, and labels.json.
    std::map<QByteArray, QByteArray> finish();
    int labels() const { return m_labels; }

private:
    void addPetition(const Plant &plant, bool fraud);

    const Clock m_clock;
    Random m_random;
    std::map<QByteArray, QByteArray> m_rows;
    QByteArray m_labelText;
    int m_labels = 0;
    int m_petitions = 0;
};

/// tariffs.csv: Zhejiang's schemes of 2024-03-01 and 2026-07-01 (domain-facts 4.1) under the id `ZJ`.
QByteArray zhejiangTariffs();

} // namespace nightjar::sample

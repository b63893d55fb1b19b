// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include <QHash>
#include <QString>

#include "core/import/firm_name.h"

namespace nightjar {

struct Registry;

/// A registered firm that a text may mean.
struct FirmCandidate {
    QString enterprise; ///< code
    QString name;       ///< as registered
    double score = 0;   ///< 0..1
    QString why;        ///< translated: what is equal and what differs
};

/// How sure it is whom a text means.
enum class Sureness {
    Confident, ///< one firm by code, name or number, or by a name that differs in nothing that tells firms apart
    Doubtful,  ///< an officer has to say which of the candidates it is, if any
    Unknown,   ///< nothing like it is registered
};

struct FirmAnswer {
    Sureness sureness = Sureness::Unknown;
    QString enterprise;                    ///< of a confident answer
    std::vector<FirmCandidate> candidates; ///< of a doubtful one, best first, five at most
};

/// Every registered firm by code, unified social credit code, permit, name and other names, and by what resembles them.
/// Built once from a registry; asking costs a few hash look-ups, for a name that is not registered a tenth of a
/// millisecond among ten thousand firms.
class FirmIndex
{
public:
    explicit FirmIndex(const Registry &registry);
    /// A name that differs by a single character is never a confident answer: 一厂 and 二厂 are two firms.
    FirmAnswer find(const QString &written) const;
    /// Registered name of a code; the code where it has none.
    QString nameOf(const QString &enterprise) const;

private:
    struct Entry {
        int firm = 0;
        FirmName name;
        int grams = 0;
    };
    struct Firm {
        QString code;
        QString name;
    };
    void add(int firm, const QString &name);
    FirmAnswer among(const std::vector<int> &firms, double score, const QString &why) const;
    std::vector<FirmCandidate> alike(const FirmName &name) const;

    std::vector<Firm> m_firms;
    std::vector<Entry> m_entries;
    QHash<QString, std::vector<int>> m_byPlain;                       ///< firms by plain code, name, number
    QHash<QString, std::vector<std::size_t>> m_byKey;                 ///< entries by key of their name
    std::unordered_map<quint32, std::vector<std::uint32_t>> m_byGram; ///< entries by pair of characters
    QHash<QString, int> m_byCode;
};

} // namespace nightjar

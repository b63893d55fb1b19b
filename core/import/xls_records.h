// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include <QString>

#include "core/import/ole_file.h"

namespace nightjar {

/// Kinds of records of BIFF5 and BIFF8 (MS-XLS 2.3) that say what cells hold.
namespace xls {
enum Record : quint16 {
    Formula = 0x0006,
    Eof = 0x000A,
    DateMode = 0x0022,
    FilePass = 0x002F,
    Continue = 0x003C,
    CodePage = 0x0042,
    BoundSheet = 0x0085,
    MulRk = 0x00BD,
    RString = 0x00D6,
    Xf = 0x00E0,
    MergedCells = 0x00E5,
    Sst = 0x00FC,
    LabelSst = 0x00FD,
    Number = 0x0203,
    Label = 0x0204,
    BoolErr = 0x0205,
    String = 0x0207,
    Array = 0x0221,
    Table = 0x0236,
    Rk = 0x027E,
    Format = 0x041E,
    SharedFormula = 0x04BC,
    Bof = 0x0809,
};
} // namespace xls

enum class BiffVersion { Biff5, Biff8 };

/// One record after the other, from a place in the stream. Lengths are held against the stream.
class XlsRecords
{
public:
    XlsRecords(const OleStream &stream, qint64 from) : m_stream(&stream), m_next(from) {}
    /// False: the stream ends, or the record does not fit into it (then damaged() is true).
    bool next();
    /// Goes to the begin of a record.
    void seek(qint64 place) { m_next = place; }
    quint16 type() const { return m_type; }
    std::string_view data() const { return m_data; }
    qint64 place() const { return m_place; } ///< where the record begins
    bool damaged() const { return m_damaged; }

private:
    const OleStream *m_stream;
    qint64 m_next = 0;
    qint64 m_place = 0;
    quint16 m_type = 0;
    bool m_damaged = false;
    std::string m_head;
    std::string m_data;
};

/// Text as the versions write it: BIFF8 in Latin-1 or UTF-16, BIFF5 in the file's code page.
struct XlsTextRules {
    BiffVersion version = BiffVersion::Biff8;
    quint16 codePage = 1252;
};
/// A text behind its count of characters, which is of `countBytes` bytes, as UTF-8; false when it does not fit.
bool xlsText(std::string_view data, int countBytes, const XlsTextRules &rules, std::string &out);

/// The shared texts (SST) and the records that continue them. Where they are damaged there are fewer of them, and the
/// rows that name the others are refused.
class XlsTexts
{
public:
    void read(XlsRecords &records);
    std::size_t size() const { return m_ends.size(); }
    std::string_view at(std::size_t index) const
    {
        const std::size_t from = index == 0 ? 0 : m_ends[index - 1];
        return std::string_view(m_all).substr(from, m_ends[index] - from);
    }

private:
    bool readAll(XlsRecords &records);
    std::string m_all;
    std::vector<std::size_t> m_ends;
};

} // namespace nightjar

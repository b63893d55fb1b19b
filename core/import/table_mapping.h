// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <vector>

#include <QJsonObject>
#include <QString>

#include "core/base/result.h"
#include "core/base/time.h"

namespace nightjar {

/// How the samples of a foreign table lie in its cells.
enum class TableLayout {
    SampleRows, ///< one sample a row: a factor column, a value column
    TimeRows,   ///< one time a row, a column a factor (the platform's hour and minute exports)
    DayRows,    ///< one day a row, 24, 48, 96, 288 or 1,440 value columns (the grid's load curves)
    Registers,  ///< cumulative meter readings by tariff period x multiplier, turned into energy
};

/// Which day 00:00 belongs to, where the rows of a day end with it.
enum class Midnight {
    Unsaid,    ///< the order of the rows tells
    BeginsDay, ///< its own, as written
    EndsDay,   ///< it is the 24:00 of its date: 23:30, 23:45, 00:00 of one date
};

// GCC takes an enumerator for a shadow of the type `Flag`, although it has a scope of its own.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
/// What a column says.
enum class ColumnRole {
    Ignored,
    Enterprise, ///< name or code of the firm
    Point,      ///< name or code of the outlet or meter
    Account,    ///< 户号
    MeterNo,    ///< 表号
    Mn,         ///< device number of HJ 212
    Factor,     ///< name or code of the factor, in SampleRows; kind of data (active, reactive ...) in DayRows
    Unit,
    Time,       ///< date and time
    Date,       ///< date alone
    Clock,      ///< time of day alone
    Value,      ///< of `factor` (TimeRows) or of the row's factor (SampleRows)
    Flag,       ///< of the value column `of`; of the whole row where `of` is -1
    Interval,   ///< DayRows: value of the interval that `clock` names
    Register,   ///< Registers: reading of `period`
    Multiplier, ///< CT x PT of the row
};
#pragma GCC diagnostic pop

struct ColumnMapping {
    int column = -1; ///< 0-based
    QString header;  ///< as written; two header lines joined by `/`
    ColumnRole role = ColumnRole::Ignored;
    QString factor;     ///< code with suffixes (`a21002-zs-h`, `kw`, `kwh`)
    QString unit;       ///< as the channel will hold it; empty = the factor's usual one
    Seconds clock = -1; ///< Interval: seconds after midnight that the header names, 0..86400
    QString period;     ///< Register: `total`, `sharp`, `peak`, `flat`, `valley`, `deep-valley`
    int of = -1;        ///< Flag: the value column that it belongs to
    QString place;      ///< Value: the point that the header names (`inlet`, `DA001`), where a row has several points
    double score = 0;   ///< 0..1, how sure the header words are
    QString why;        ///< the reason in words, translated
};

/// How a foreign table is read: proposed from its header, corrected by an officer, kept as a profile.
struct TableMapping {
    QString profile; ///< name, once it is kept
    int version = 1; ///< of the profile; part of what a file was read as
    TableLayout layout = TableLayout::TimeRows;
    int titleRows = 0;                  ///< rows above the header, blank ones included
    int headerRows = 1;                 ///< 0: no header, columns go by their place
    std::vector<ColumnMapping> columns; ///< every column of the header, in order
    /// Empty: a year of four digits stands first. `ymd`, `dmy`, `mdy`: of dates with years of two digits or with the
    /// year last; only a profile or an officer says so.
    QString dateOrder;
    Seconds step = 0; ///< of the samples; 0 = declared or the median distance
    /// Does a stamp name the end of its interval (00:15 ... 24:00)? It is turned into the begin, which the cache keeps
    /// (dataset format, "Series"), and the report says so.
    bool stampsAtEnd = false;
    Midnight midnight = Midnight::Unsaid;
    QString enterprise;               ///< fixed code where no column says whose the rows are
    QString point;                    ///< fixed point code
    QString factor;                   ///< fixed factor: of DayRows without a kind column
    bool enterpriseFromSheet = false; ///< a sheet a firm: the sheet's name says whose it is
    std::map<QString, QString> names; ///< name as written -> enterprise code that an officer confirmed
    std::map<QString, QString> words; ///< further words of cells: `停产检修` -> a flag letter, or empty = missing
    bool decimalComma = false;        ///< `2,6` is 2.6; without it a comma parts thousands only
    /// Load curves and registers beside a multiplier: are the values secondary, to be multiplied when they are read?
    bool secondary = false;
    double score = 0; ///< 0..1: the weakest of the columns that are needed
};

/// Fingerprint of a header: normalised words in order, hashed; profiles are recognised by it.
QString headerFingerprint(const TableMapping &mapping);

/// The file colleagues exchange; reading checks every field and names what is wrong.
QJsonObject mappingToJson(const TableMapping &mapping);
Result<TableMapping> mappingFromJson(const QJsonObject &json);
/// The same in one line with sorted keys: part of what a file was read as. Reasons and scores are left out.
QByteArray mappingIdentity(const TableMapping &mapping);

/// Header text as it is compared: compatibility forms folded, lower case, without blanks.
QString normalisedHeader(const QString &header);

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/mapped_table.h"

#include <algorithm>

#include <QFileInfo>
#include <QRegularExpression>

#include "core/import/firm_name.h"
#include "core/import/header_rows.h"
#include "core/import/layout_reader.h"
#include "core/import/propose_mapping.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

constexpr int rowsWithHeader = 60; ///< titles and header stand in them

std::unique_ptr<LayoutReader> makeReader(const TableMapping &mapping, OwnerResolver &owners, const Registry &registry,
                                         SampleSink &sink)
{
    switch (mapping.layout) {
    case TableLayout::SampleRows: return makeSampleRows(mapping, owners, registry, sink);
    case TableLayout::DayRows: return makeDayRows(mapping, owners, registry, sink);
    case TableLayout::TimeRows:
    case TableLayout::Registers: break;
    }
    return makeTimeRows(mapping, owners, registry, sink);
}

/// Does a text that is found in a title or a file's name end there? What goes on with a branch is another firm.
QString branchBehind(QStringView rest)
{
    static const QRegularExpression branch(QStringLiteral(
        "^[\\p{Han}0-9a-z()]{1,12}?(分公司|子公司|分厂|厂区|[一二三四五六七八九十0-9]厂|有限公司|公司)"));
    return branch.match(rest.toString()).captured(0);
}

/// What may stand behind a firm's short name: 7月, 小时数据, a sign, nothing. 测试化工设备 is not 测试化工.
bool endsShortName(QStringView rest)
{
    if (rest.isEmpty() || !rest[0].isLetter())
        return true;
    static constexpr QStringView words[] = {u"小时", u"分钟", u"日",   u"月",   u"年",   u"数据",   u"用电", u"电",
                                            u"废气", u"废水", u"在线", u"监测", u"自动", u"负荷",   u"排口", u"排放",
                                            u"锅炉", u"总",   u"导出", u"历史", u"烟气", u"污染源", u"企业", u"的"};
    return std::any_of(std::begin(words), std::end(words), [&](QStringView word) { return rest.startsWith(word); });
}

bool isAscii(QChar c) { return c.unicode() < 0x80 && c.isLetterOrNumber(); }

/// A cheap look before a name is taken apart: ten thousand firms are asked for each file.
bool sharesPair(const QString &text, const QString &name)
{
    for (qsizetype i = 0; i + 1 < name.size(); ++i) {
        if (name[i].isLetter() && text.contains(QStringView(name).mid(i, 2), Qt::CaseInsensitive))
            return true;
    }
    return false;
}

/// The firm whose name, or short name without place and legal form, stands in a title or a file's name: its code where
/// exactly one firm is meant, the text itself where an officer has to say; empty where there is none or where there
/// are two.
QString firmInText(const QString &written, const Registry &registry)
{
    constexpr qsizetype shortest = 3; // characters of a short name
    const QString text = written.normalized(QString::NormalizationForm_KC).toLower();
    struct Found {
        QString spelling; ///< the longest of the firm's that stands in the text
        QString said;     ///< with what behind it makes it doubtful; empty = it is clear
        QString code;
    };
    std::vector<Found> found;
    for (const Enterprise &firm : registry.enterprises) {
        if (!sharesPair(text, firm.name))
            continue;
        const FirmName parts = firmName(firm.name);
        const QString whole = firm.name.normalized(QString::NormalizationForm_KC).toLower();
        Found best;
        for (const QString &spelling : {whole, parts.plain, parts.key(), parts.brand + parts.branch, parts.brand}) {
            const qsizetype at = text.indexOf(spelling);
            if (spelling.size() < shortest || spelling.size() <= best.spelling.size() || at < 0)
                continue;
            const QStringView rest = QStringView(text).mid(at + spelling.size());
            if ((at > 0 && isAscii(text[at - 1]) && isAscii(spelling[0])) ||
                (!rest.isEmpty() && isAscii(rest[0]) && isAscii(spelling.back())))
                continue; // E1 does not stand in E12
            const QString branch = branchBehind(rest);
            const bool isWhole = (spelling == whole || spelling == parts.plain) && parts.form != LegalForm::None;
            // 东方测试化工 and 杭州测试化工 are not 测试化工 of Ningbo.
            qsizetype head = at;
            while (head > 0 && text[head - 1].isLetter() && !QStringView(u"年月日的").contains(text[head - 1]))
                --head;
            const bool begins = head == at || (isWhole && !parts.place.isEmpty());
            const bool clear = branch.isEmpty() && begins && (isWhole || endsShortName(rest));
            best.spelling = spelling;
            best.said = clear ? QString() : text.mid(head, at + spelling.size() - head) + branch;
            best.code = firm.code;
        }
        if (!best.spelling.isEmpty())
            found.push_back(std::move(best));
    }
    if (found.empty())
        return {};
    const Found &longest = *std::max_element(found.begin(), found.end(), [](const Found &a, const Found &b) {
        return a.spelling.size() < b.spelling.size();
    });
    bool alone = true;
    for (const Found &other : found) {
        if (!longest.spelling.contains(other.spelling))
            return {};
        alone = alone && (other.code == longest.code || other.spelling != longest.spelling);
    }
    if (!longest.said.isEmpty())
        return longest.said;
    return alone ? longest.code : longest.spelling;
}

/// The firm that a file's name tells; a code only at its begin.
QString firmOfFileName(const QString &fileName, const Registry &registry)
{
    const QString name = QFileInfo(fileName).completeBaseName();
    QString best = firmInText(name, registry);
    if (!best.isEmpty())
        return best;
    for (const Enterprise &firm : registry.enterprises) {
        if (firm.code.size() <= best.size() || !name.startsWith(firm.code))
            continue;
        if (name.size() == firm.code.size() || !isAscii(name[firm.code.size()]))
            best = firm.code;
    }
    return best;
}

/// The only point of a firm whose name stands in a file's name.
QString pointOfFileName(const QString &fileName, const QString &enterprise, const Registry &registry)
{
    const QString name = QFileInfo(fileName).completeBaseName();
    QString best;
    QString code;
    bool alone = true;
    for (const Point *point : registry.pointsOf(enterprise)) {
        for (const QString &text : {point->name, point->key.point}) {
            const qsizetype at = text.size() < 2 ? -1 : name.indexOf(text);
            const auto goesOn = [&](qsizetype place) { // 1号排口 does not stand in 11号排口, nor DA1 in DA12
                return place >= 0 && place < name.size() && isAscii(name[place]);
            };
            if (at < 0 || (isAscii(text[0]) && goesOn(at - 1)) || (isAscii(text.back()) && goesOn(at + text.size())) ||
                text.size() < best.size())
                continue;
            alone = text.size() > best.size() || code == point->key.point;
            best = text;
            code = point->key.point;
        }
    }
    return alone ? code : QString();
}

bool hasColumn(const TableMapping &mapping, std::initializer_list<ColumnRole> roles)
{
    return std::any_of(mapping.columns.begin(), mapping.columns.end(), [&](const ColumnMapping &column) {
        return std::find(roles.begin(), roles.end(), column.role) != roles.end();
    });
}

/// Do the rows themselves, or a profile, say whose they are?
bool namesFirm(const TableMapping &mapping)
{
    using enum ColumnRole;
    return !mapping.enterprise.isEmpty() || hasColumn(mapping, {Enterprise, Account, MeterNo, Mn});
}

QString firmTold(const QString &firm, const QString &source)
{
    return importText(QT_TRANSLATE_NOOP("Import", "No column says whose the rows are: \"%2\" names %1."))
        .arg(firm, source);
}

void tellStamps(const TableMapping &mapping, SampleSink &sink)
{
    if (mapping.layout == TableLayout::Registers) {
        sink.warn(
            mapping.stampsAtEnd
                ? importText(QT_TRANSLATE_NOOP("Import", "Readings of a date were taken as those of the day's end."))
                : importText(QT_TRANSLATE_NOOP("Import", "Readings of a date were taken as those of 00:00 of that day; "
                                                         "energy stands at the begin of its interval.")));
    } else if (mapping.stampsAtEnd) {
        sink.warn(
            importText(QT_TRANSLATE_NOOP("Import", "Stamps name the ends of intervals of %1 min (24:00 is the last of "
                                                   "its day): every time was turned into the begin."))
                .arg(mapping.step / 60));
    } else if (mapping.layout == TableLayout::DayRows) {
        sink.warn(importText(QT_TRANSLATE_NOOP("Import", "The day's columns name the begins of intervals of %1 min."))
                      .arg(mapping.step / 60));
    }
}

QString ignoredColumns(const TableMapping &mapping)
{
    QStringList list;
    for (const ColumnMapping &column : mapping.columns) {
        if (column.role == ColumnRole::Ignored && !column.header.isEmpty())
            list += column.header;
    }
    return list.join(QStringLiteral(", ")).left(500);
}

class Tables
{
public:
    Tables(Workbook &book, OwnerResolver &owners, const Registry &registry, SampleSink &sink, const QString &fileName)
        : m_book(book), m_owners(owners), m_registry(registry), m_sink(sink), m_fileName(fileName)
    {
    }

    Outcome read(const TableMapping &mapping)
    {
        if (const QString missing = missingOf(mapping); !missing.isEmpty()) {
            return Error{
                Error::Kind::BadInput,
                importText(QT_TRANSLATE_NOOP("Import", "%1 cannot be read so: %2. Correct the mapping or choose "
                                                       "another --profile."))
                    .arg(m_fileName, missing),
                m_fileName};
        }
        if (const QString ignored = ignoredColumns(mapping); !ignored.isEmpty())
            m_sink.warn(importText(QT_TRANSLATE_NOOP("Import", "Columns that are not read: %1.")).arg(ignored));
        tellStamps(mapping, m_sink);
        if (mapping.layout == TableLayout::DayRows && !mapping.factor.isEmpty())
            m_sink.warn(
                importText(QT_TRANSLATE_NOOP("Import", "No column says what the values are: they were taken as %1."))
                    .arg(factorName(mapping.factor)));
        const QStringList names = m_book.sheets();
        const qsizetype count = std::max<qsizetype>(names.size(), 1);
        QStringList leftOut;
        int used = 0;
        const auto reader = makeReader(mapping, m_owners, m_registry, m_sink);
        for (qsizetype sheet = 0; sheet < count && !m_sink.full(); ++sheet) {
            const QString name = sheet < names.size() ? names[sheet] : QString();
            const auto rows = firstRows(m_book, sheet, rowsWithHeader);
            if (!rows)
                return rows.error();
            if (std::all_of(rows->begin(), rows->end(),
                            [](const QStringList &row) { return row.join(QString()).trimmed().isEmpty(); }))
                continue;
            const int header = mapping.headerRows == 0 ? mapping.titleRows : findHeader(*rows, mapping);
            if (header >= 0) {
                if (const auto done = readSheet(sheet, name, *rows, header, mapping, *reader); !done)
                    return done;
            } else {
                const auto own = ownMapping(sheet, mapping);
                if (!own) {
                    leftOut += name;
                    continue;
                }
                tellStamps(*own, m_sink);
                const auto other = makeReader(*own, m_owners, m_registry, m_sink);
                if (const auto done = readSheet(sheet, name, *rows, own->titleRows, *own, *other); !done)
                    return done;
                if (const auto done = other->finish(); !done)
                    return done;
            }
            ++used;
        }
        if (used == 0) {
            return Error{
                Error::Kind::BadInput,
                importText(QT_TRANSLATE_NOOP("Import", "%1 has no sheet with the header that the mapping names. "
                                                       "Choose another --profile."))
                    .arg(m_fileName),
                m_fileName};
        }
        if (!leftOut.isEmpty())
            m_sink.warn(importText(QT_TRANSLATE_NOOP("Import",
                                                     "Sheets whose header is another one and that were left out: %1."))
                            .arg(leftOut.join(QStringLiteral(", ")).left(500)));
        return reader->finish();
    }

private:
    /// What a sheet with another header says for itself, where that is clear.
    std::optional<TableMapping> ownMapping(qsizetype sheet, const TableMapping &mapping)
    {
        auto proposal = proposeMapping(m_book, sheet);
        if (!proposal || !proposal->clear() || !missingOf(proposal->mapping).isEmpty())
            return {};
        TableMapping own = proposal->mapping;
        own.enterprise = mapping.enterprise;
        own.point = mapping.point;
        own.names = mapping.names;
        own.words = mapping.words;
        own.dateOrder = mapping.dateOrder;
        return own;
    }

    /// Whose the rows are where no cell says it: by a title without a label, else by the file's name. Always told.
    void takeFromNames(const QString &title, const TableMapping &mapping, OwnerCells &base)
    {
        base.enterprise = firmInText(title, m_registry);
        const bool byTitle = !base.enterprise.isEmpty();
        if (!byTitle)
            base.enterprise = firmOfFileName(m_fileName, m_registry);
        if (base.enterprise.isEmpty() || namesFirm(mapping))
            return;
        const QString file = QFileInfo(m_fileName).fileName();
        const Enterprise *firm = m_registry.enterprise(base.enterprise);
        m_sink.warn(firmTold(firm ? firm->name : base.enterprise, byTitle ? title.trimmed().left(100) : file));
        if (!firm || !base.point.isEmpty() || !mapping.point.isEmpty() || hasColumn(mapping, {ColumnRole::Point}))
            return;
        base.point = pointOfFileName(m_fileName, base.enterprise, m_registry);
        if (!base.point.isEmpty())
            m_sink.warn(importText(QT_TRANSLATE_NOOP("Import", "No column names the point: the rows were taken as "
                                                               "those of %1, as \"%2\" says."))
                            .arg(base.point, file));
    }

    Outcome readSheet(qsizetype sheet, const QString &name, const std::vector<QStringList> &rows, int header,
                      const TableMapping &mapping, LayoutReader &reader)
    {
        const TitleFacts titles = titleFacts(rows, header);
        OwnerCells base;
        base.enterprise = titles.enterprise;
        base.point = titles.point;
        base.account = titles.account;
        if (mapping.enterpriseFromSheet)
            base.sheet = name;
        if (base.enterprise.isEmpty() && base.sheet.isEmpty() && base.account.isEmpty())
            takeFromNames(titles.text, mapping, base);
        else if (base.sheet.isEmpty() && base.account.isEmpty() && !namesFirm(mapping))
            m_sink.warn(firmTold(base.enterprise, titles.text.trimmed().left(100)));
        reader.channels().setSheet(base);
        reader.setStrictWidth(m_book.format() == u"csv" || m_book.format() == u"tsv");
        if (!reader.channels().knowsOwner()) {
            return Error{Error::Kind::BadInput,
                         importText(QT_TRANSLATE_NOOP(
                                        "Import", "Nothing in %1 says whose the rows are. Name the enterprise and the "
                                                  "point in a profile (--profile), or read one column with "
                                                  "--as ENTERPRISE/POINT/FACTOR --column NAME."))
                             .arg(m_fileName),
                         m_fileName};
        }
        auto opened = m_book.open(sheet);
        if (!opened)
            return opened.error();
        SheetRow row;
        for (int skip = header + mapping.headerRows;; --skip) {
            const auto got = (*opened)->next(row);
            if (!got)
                return got.error();
            if (!*got || m_sink.full())
                return Done{};
            if (skip > 0)
                continue;
            if (row.cells.size() > std::size_t(mostColumns)) {
                if (auto outcome = m_sink.refuse(
                        row.line, {},
                        importText(QT_TRANSLATE_NOOP("Import", "the row has more than %1 cells")).arg(mostColumns),
                        row.raw.substr(0, 400));
                    !outcome)
                    return outcome;
                continue;
            }
            if (auto outcome = reader.read(row); !outcome)
                return outcome;
            skip = 1;
        }
    }

    Workbook &m_book;
    OwnerResolver &m_owners;
    const Registry &m_registry;
    SampleSink &m_sink;
    const QString &m_fileName;
};

} // namespace

Outcome readMappedTable(Workbook &book, const TableMapping &mapping, OwnerResolver &owners, const Registry &registry,
                        SampleSink &sink, const QString &fileName)
{
    return Tables(book, owners, registry, sink, fileName).read(mapping);
}

} // namespace nightjar

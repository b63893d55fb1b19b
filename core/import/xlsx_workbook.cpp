// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/xlsx_workbook.h"

#include <map>

#include <QFileInfo>

#include "core/import/text.h"
#include "core/import/workbook.h"
#include "core/import/xlsx_sheet.h"
#include "core/import/xlsx_strings.h"
#include "core/import/zip_reader.h"

namespace nightjar {
namespace {

class XlsxWorkbook : public Workbook
{
public:
    XlsxWorkbook(const QString &path, ByteStream::OnBytes onBytes)
        : m_path(path), m_onBytes(std::move(onBytes)), m_size(QFileInfo(path).size())
    {
    }
    Outcome begin();
    QString format() const override { return QStringLiteral("xlsx"); }
    QString encoding() const override { return {}; }
    int serialShift() const override { return m_package.epoch == Epoch::From1904 ? daysOf1904 : 0; }
    QStringList sheets() const override;
    QStringList notices() const override;
    Result<std::unique_ptr<SheetReader>> open(qsizetype sheet) override;
    Result<QString> sha256() override { return sha256OfFile(m_path); }

private:
    /// Tells how far the reading is, by the bytes that a part of it makes of the file.
    Outcome progress(qint64 packed);
    /// A function that reports a part's packed bytes while its `size` bytes are unpacked in pieces of `piece`.
    std::function<Outcome()> watch(const ZipEntry &part, qint64 piece);
    QString m_path;
    ByteStream::OnBytes m_onBytes;
    qint64 m_size = 0;
    qint64 m_done = 0;
    XlsxPackage m_package;
    std::vector<XlsxSheet> m_visible;
    SharedTexts m_texts;
    std::map<qsizetype, std::vector<MergedRange>> m_merges; ///< of the sheets that were opened
};

Outcome XlsxWorkbook::progress(qint64 packed)
{
    m_done = std::min(m_size, m_done + packed);
    if (!m_onBytes || m_onBytes(m_done))
        return Done{};
    return Error{
        Error::Kind::Cancelled,
        importText(QT_TRANSLATE_NOOP("Import", "The import of %1 was cancelled; nothing of it was kept.")).arg(m_path),
        m_path};
}

std::function<Outcome()> XlsxWorkbook::watch(const ZipEntry &part, qint64 piece)
{
    const double share = part.size > 0 ? double(part.packed) / double(part.size) : 0;
    return [this, step = qint64(share * double(piece))] { return progress(step); };
}

Outcome XlsxWorkbook::begin()
{
    auto zip = ZipReader::open(m_path, m_path);
    if (!zip)
        return zip.error();
    auto package = readXlsxPackage(*zip, m_path);
    if (!package)
        return package.error();
    m_package = *std::move(package);
    for (const XlsxSheet &sheet : m_package.sheets) {
        if (!sheet.hidden && zip->find(sheet.part))
            m_visible.push_back(sheet);
    }
    if (m_visible.empty()) {
        return Error{Error::Kind::BadInput,
                     importText(QT_TRANSLATE_NOOP("Import", "%1 has no visible sheet with cells. Show the sheet that "
                                                            "holds the data, save and import it again."))
                         .arg(m_path),
                     m_path};
    }
    const ZipEntry *texts = m_package.texts.isEmpty() ? nullptr : zip->find(m_package.texts);
    if (!texts)
        return Done{};
    return m_texts.read(*zip, *texts, m_path, watch(*texts, 128 * 1024));
}

QStringList XlsxWorkbook::sheets() const
{
    QStringList names;
    for (const XlsxSheet &sheet : m_visible)
        names += sheet.name;
    return names;
}

QStringList XlsxWorkbook::notices() const
{
    QStringList hidden;
    for (const XlsxSheet &sheet : m_package.sheets) {
        if (sheet.hidden)
            hidden += sheet.name;
    }
    return hiddenSheetsNotice(hidden);
}

Result<std::unique_ptr<SheetReader>> XlsxWorkbook::open(qsizetype sheet)
{
    Q_ASSERT(sheet >= 0 && sheet < qsizetype(m_visible.size()));
    auto zip = ZipReader::open(m_path, m_path);
    if (!zip)
        return zip.error();
    const XlsxSheet &what = m_visible[std::size_t(sheet)];
    const ZipEntry *part = zip->find(what.part);
    if (!part) {
        return Error{
            Error::Kind::Damaged,
            importText(QT_TRANSLATE_NOOP("Import", "%1 changed while it was read. Import it again.")).arg(m_path),
            m_path};
    }
    auto merges = m_merges.find(sheet);
    if (merges == m_merges.end()) {
        auto found = readMerges(*zip, *part, [this] { return progress(0); });
        if (!found)
            return found.error();
        merges = m_merges.emplace(sheet, *std::move(found)).first;
    }
    const auto onPiece = watch(*part, 64 * 1024);
    return readXlsxSheet(*std::move(zip), {m_path, what.part, m_package, m_texts, merges->second, onPiece});
}

} // namespace

Result<std::unique_ptr<Workbook>> openXlsx(const QString &path, ByteStream::OnBytes onBytes)
{
    auto workbook = std::make_unique<XlsxWorkbook>(path, std::move(onBytes));
    if (auto outcome = workbook->begin(); !outcome)
        return outcome.error();
    return std::unique_ptr<Workbook>(std::move(workbook));
}

} // namespace nightjar

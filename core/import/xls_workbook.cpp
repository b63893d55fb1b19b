// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/xls_workbook.h"

#include <map>

#include <QFileInfo>

#include "core/import/text.h"
#include "core/import/workbook.h"
#include "core/import/xls_sheet.h"

namespace nightjar {
namespace {

struct Sheet {
    QString name;
    qint64 begin = 0;
};

Error refused(const QString &path, const char *sentence)
{
    return Error{Error::Kind::BadInput, importText(sentence).arg(path), path};
}

class XlsWorkbook final : public Workbook
{
public:
    XlsWorkbook(const QString &path, ByteStream::OnBytes onBytes)
        : m_path(path), m_onBytes(std::move(onBytes)), m_size(QFileInfo(path).size())
    {
    }
    Outcome begin();
    QString format() const override { return QStringLiteral("xls"); }
    QString encoding() const override { return {}; }
    int serialShift() const override { return m_globals.epoch == Epoch::From1904 ? daysOf1904 : 0; }
    QStringList sheets() const override
    {
        QStringList names;
        for (const Sheet &sheet : m_sheets)
            names += sheet.name;
        return names;
    }
    QStringList notices() const override { return hiddenSheetsNotice(m_hidden); }
    Result<std::unique_ptr<SheetReader>> open(qsizetype sheet) override
    {
        Q_ASSERT(sheet >= 0 && sheet < qsizetype(m_sheets.size()));
        return readXlsSheet(*m_stream, m_sheets[std::size_t(sheet)].begin, m_globals, m_path,
                            [this] { return progress(); });
    }
    Result<QString> sha256() override { return sha256OfFile(m_path); }

private:
    Outcome progress() const;
    Outcome openStream();
    Outcome readGlobals();
    void addFormat(std::string_view data);
    void addSheet(std::string_view data);
    QString m_path;
    ByteStream::OnBytes m_onBytes;
    qint64 m_size = 0;
    std::optional<OleFile> m_ole;
    std::optional<OleStream> m_stream;
    XlsGlobals m_globals;
    std::map<quint16, CellFormat> m_own; ///< formats that the file defines
    std::vector<Sheet> m_sheets;
    QStringList m_hidden;
};

/// An XLS is small; that its rows are being read is all there is to say.
Outcome XlsWorkbook::progress() const
{
    if (!m_onBytes || m_onBytes(m_size))
        return Done{};
    return Error{
        Error::Kind::Cancelled,
        importText(QT_TRANSLATE_NOOP("Import", "The import of %1 was cancelled; nothing of it was kept.")).arg(m_path),
        m_path};
}

Outcome XlsWorkbook::openStream()
{
    auto ole = OleFile::open(m_path);
    if (!ole)
        return ole.error();
    m_ole = *std::move(ole);
    if (m_ole->has(QStringLiteral("EncryptedPackage"))) {
        return refused(m_path, QT_TRANSLATE_NOOP("Import", "%1 is protected by a password. Open it with the password, "
                                                           "save it without one and import it again."));
    }
    for (const char *name : {"Workbook", "Book"}) {
        m_stream = m_ole->stream(QString::fromLatin1(name));
        if (m_stream)
            return Done{};
        if (m_ole->has(QString::fromLatin1(name)))
            return xlsDamaged(m_path);
    }
    return refused(m_path,
                   QT_TRANSLATE_NOOP("Import", "%1 is a document without tables of data. Export the data as XLSX "
                                               "or CSV and import that."));
}

void XlsWorkbook::addFormat(std::string_view data)
{
    std::string code;
    const int countBytes = m_globals.rules.version == BiffVersion::Biff8 ? 2 : 1;
    if (data.size() > 2 && xlsText(data.substr(2), countBytes, m_globals.rules, code))
        m_own[littleEndian<quint16>(data.data())] = kindOfFormat(code);
}

void XlsWorkbook::addSheet(std::string_view data)
{
    if (data.size() < 7 || data[5] != 0)
        return; // charts and macro sheets
    std::string name;
    if (!xlsText(data.substr(6), 1, m_globals.rules, name))
        return;
    const QString text = QString::fromStdString(name);
    if (data[4] & 3)
        m_hidden += text;
    else
        m_sheets.push_back({text, littleEndian<quint32>(data.data())});
}

Outcome XlsWorkbook::readGlobals()
{
    XlsRecords records(*m_stream, 0);
    if (!records.next() || records.type() != xls::Bof || records.data().size() < 4)
        return xlsDamaged(m_path);
    const quint16 version = littleEndian<quint16>(records.data().data());
    if (version != 0x0600 && version != 0x0500)
        return xlsDamaged(m_path);
    m_globals.rules.version = version == 0x0600 ? BiffVersion::Biff8 : BiffVersion::Biff5;
    std::vector<quint16> formats; // of the cells; what they mean may stand behind them
    for (;;) {
        if (!records.next())
            return xlsDamaged(m_path);
        const std::string_view data = records.data();
        const auto word = [&](std::size_t at) {
            return at + 2 <= data.size() ? littleEndian<quint16>(data.data() + at) : quint16(0);
        };
        if (records.type() == xls::Eof)
            break;
        switch (records.type()) {
        case xls::FilePass:
            return refused(m_path,
                           QT_TRANSLATE_NOOP("Import", "%1 is protected by a password. Open it with the password, "
                                                       "save it without one and import it again."));
        case xls::CodePage: m_globals.rules.codePage = word(0); break;
        case xls::DateMode: m_globals.epoch = word(0) == 1 ? Epoch::From1904 : Epoch::From1900; break;
        case xls::Format: addFormat(data); break;
        case xls::Xf: formats.push_back(word(2)); break;
        case xls::BoundSheet: addSheet(data); break;
        case xls::Sst: m_globals.texts.read(records); break;
        default: break;
        }
    }
    for (const quint16 format : formats) {
        const auto own = m_own.find(format);
        m_globals.formats.push_back(own == m_own.end() ? kindOfBuiltIn(format) : own->second);
    }
    return Done{};
}

Outcome XlsWorkbook::begin()
{
    if (auto outcome = openStream(); !outcome)
        return outcome;
    if (auto outcome = readGlobals(); !outcome)
        return outcome;
    if (!m_sheets.empty())
        return progress();
    return refused(m_path,
                   QT_TRANSLATE_NOOP("Import", "%1 has no visible sheet with cells. Show the sheet that holds the "
                                               "data, save and import it again."));
}

} // namespace

Result<std::unique_ptr<Workbook>> openXls(const QString &path, ByteStream::OnBytes onBytes)
{
    auto workbook = std::make_unique<XlsWorkbook>(path, std::move(onBytes));
    if (auto outcome = workbook->begin(); !outcome)
        return outcome.error();
    return std::unique_ptr<Workbook>(std::move(workbook));
}

} // namespace nightjar

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/xlsx_package.h"

#include <functional>
#include <map>

#include <QDir>

#include "core/import/text.h"
#include "core/import/xml_parser.h"
#include "core/import/zip_reader.h"

namespace nightjar {
namespace {

constexpr qint64 largestPart = qint64(64) << 20; ///< of the small parts: directory, relations, styles

/// Tells the begin of each element to a function, with the names of the elements around it.
class Elements : public XmlEvents
{
public:
    using OnBegin = std::function<void(std::string_view name, std::string_view parent, const XmlAttributes &)>;
    explicit Elements(OnBegin onBegin) : m_onBegin(std::move(onBegin)) {}
    void begin(std::string_view name, const XmlAttributes &attributes) override
    {
        m_onBegin(name, m_open.empty() ? std::string_view() : std::string_view(m_open.back()), attributes);
        m_open.emplace_back(name);
    }
    void end(std::string_view) override { m_open.pop_back(); }
    void text(std::string_view) override {}

private:
    OnBegin m_onBegin;
    std::vector<std::string> m_open;
};

Outcome readElements(ZipReader &zip, const ZipEntry &part, const QString &file, Elements::OnBegin onBegin)
{
    const auto bytes = zip.readAll(part, largestPart);
    if (!bytes)
        return bytes.error();
    Elements elements(std::move(onBegin));
    XmlParser parser(elements);
    return parser.feed({bytes->constData(), std::size_t(bytes->size())}, XmlParser::Last::Yes, part.name, file);
}

struct Relation {
    QString type; ///< last word of its type: `worksheet`, `styles`
    QString part;
};

/// Relations of a part by their id; empty when it has none.
Result<std::map<QString, Relation>> relationsOf(ZipReader &zip, const QString &part, const QString &file)
{
    std::map<QString, Relation> relations;
    const QString folder = part.left(part.lastIndexOf(u'/') + 1);
    const ZipEntry *entry =
        zip.find(folder + QStringLiteral("_rels/") + part.mid(folder.size()) + QStringLiteral(".rels"));
    if (!entry)
        return relations;
    const auto outcome =
        readElements(zip, *entry, file, [&](std::string_view name, std::string_view, const XmlAttributes &attributes) {
            if (name != "Relationship" || attributes.value("TargetMode") == "External")
                return;
            const QString type = fromUtf8(attributes.value("Type"));
            QString target = fromUtf8(attributes.value("Target")).replace(u'\\', u'/');
            target = target.startsWith(u'/') ? target.mid(1) : QDir::cleanPath(folder + target);
            relations[fromUtf8(attributes.value("Id"))] = {type.mid(type.lastIndexOf(u'/') + 1), target};
        });
    if (!outcome)
        return outcome.error();
    return relations;
}

Outcome readStyles(ZipReader &zip, const ZipEntry &part, const QString &file, std::vector<CellFormat> &styles)
{
    std::map<int, CellFormat> own;
    const auto number = [](std::string_view text) { return fromUtf8(text).toInt(); };
    return readElements(
        zip, part, file, [&](std::string_view name, std::string_view parent, const XmlAttributes &attributes) {
            if (name == "numFmt" && parent == "numFmts") {
                own[number(attributes.value("numFmtId"))] = kindOfFormat(attributes.value("formatCode"));
            } else if (name == "xf" && parent == "cellXfs") {
                const int id = number(attributes.value("numFmtId"));
                const auto found = own.find(id);
                styles.push_back(found == own.end() ? kindOfBuiltIn(id) : found->second);
            }
        });
}

Error noWorkbook(ZipReader &zip, const QString &file)
{
    const auto says = [&](const char *text) { return Error{Error::Kind::BadInput, importText(text).arg(file), file}; };
    if (const ZipEntry *type = zip.find(QStringLiteral("mimetype"))) {
        const auto text = zip.readAll(*type, 4096);
        if (text && text->contains("opendocument"))
            return says(QT_TRANSLATE_NOOP("Import", "%1 is an OpenDocument file, which is not read here. Save it as "
                                                    "XLSX or CSV and import that."));
    }
    if (zip.find(QStringLiteral("xl/workbook.bin")))
        return says(QT_TRANSLATE_NOOP("Import",
                                      "%1 is a binary workbook (XLSB), which is not read here. Save it as XLSX or "
                                      "CSV and import that."));
    if (isOfficeDocument(zip))
        return says(QT_TRANSLATE_NOOP("Import", "%1 is a document without tables of data. Export the data as XLSX or "
                                                "CSV and import that."));
    return says(QT_TRANSLATE_NOOP("Import", "%1 is a ZIP archive that holds no workbook. Name it as an archive (.zip), "
                                            "or unpack it."));
}

} // namespace

bool isOfficeDocument(const ZipReader &zip)
{
    return zip.find(QStringLiteral("[Content_Types].xml")) || zip.find(QStringLiteral("xl/workbook.xml")) ||
           zip.find(QStringLiteral("META-INF/manifest.xml"));
}

Result<XlsxPackage> readXlsxPackage(ZipReader &zip, const QString &file)
{
    QString workbook = QStringLiteral("xl/workbook.xml");
    const auto top = relationsOf(zip, QString(), file);
    if (!top)
        return top.error();
    for (const auto &[id, relation] : *top) {
        if (relation.type == u"officeDocument")
            workbook = relation.part;
    }
    const ZipEntry *entry = zip.find(workbook);
    if (!entry || !workbook.endsWith(u".xml", Qt::CaseInsensitive))
        return noWorkbook(zip, file);
    const auto relations = relationsOf(zip, workbook, file);
    if (!relations)
        return relations.error();

    XlsxPackage package;
    bool isWorkbook = false;
    const auto outcome = readElements(
        zip, *entry, file, [&](std::string_view name, std::string_view parent, const XmlAttributes &attributes) {
            isWorkbook = isWorkbook || (parent.empty() && name == "workbook");
            if (name == "workbookPr") {
                const std::string_view is1904 = attributes.value("date1904");
                if (is1904 == "1" || is1904 == "true")
                    package.epoch = Epoch::From1904;
            } else if (name == "sheet" && parent == "sheets") {
                const auto relation = relations->find(fromUtf8(attributes.value("id")));
                if (relation == relations->end() || relation->second.type != u"worksheet")
                    return; // a chart or a macro sheet
                const std::string_view state = attributes.value("state");
                package.sheets.push_back({fromUtf8(attributes.value("name")), relation->second.part,
                                          state == "hidden" || state == "veryHidden"});
            }
        });
    if (!outcome)
        return outcome.error();
    if (!isWorkbook)
        return noWorkbook(zip, file);
    for (const auto &[id, relation] : *relations) {
        const ZipEntry *part = zip.find(relation.part);
        if (relation.type == u"sharedStrings" && part)
            package.texts = relation.part;
        if (relation.type != u"styles" || !part)
            continue;
        if (auto read = readStyles(zip, *part, file, package.styles); !read)
            return read.error();
    }
    return package;
}

} // namespace nightjar

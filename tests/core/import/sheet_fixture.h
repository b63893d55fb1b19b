// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QStringList>
#include <QTemporaryDir>

#include "core/import/text.h"
#include "core/import/workbook.h"
#include "tests/core/import/zip_fixture.h"

namespace nightjar {

/// A folder of its own and the rows of files in it as one text.
struct SheetFixture {
    QTemporaryDir folder;

    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(name));
        return file.fileName();
    }

    /// `1:a|b` a row; `!reason` behind a row with a fault; the sentence of an error ends the list.
    static QStringList rows(Workbook &book, qsizetype sheet)
    {
        QStringList lines;
        auto reader = book.open(sheet);
        if (!reader)
            return {QStringLiteral("error: ") + reader.error().text};
        SheetRow row;
        for (;;) {
            const auto got = (*reader)->next(row);
            if (!got)
                return lines << QStringLiteral("error: ") + got.error().text;
            if (!*got)
                return lines;
            QStringList cells;
            for (const std::string_view cell : row.cells)
                cells += fromUtf8(cell);
            lines += QStringLiteral("%1:%2").arg(row.line).arg(cells.join(u'|')) +
                     (row.fault.isEmpty() ? QString() : u'!' + row.fault);
        }
    }

    static QStringList rowsOf(const QString &path, qsizetype sheet = 0)
    {
        auto book = openWorkbook(path);
        return book ? rows(**book, sheet) : QStringList{QStringLiteral("error: ") + book.error().text};
    }
};

/// The parts of a small XLSX; a test replaces those that it is about.
struct XlsxParts {
    QByteArray sheet; ///< what stands inside `worksheet`
    QByteArray texts; ///< the `si` elements
    QByteArray formats = "<numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd hh:mm\"/>";
    QByteArray styles; ///< further `xf` elements; the first three are General, 164 and 14
    QByteArray workbook = "<sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/></sheets>";
    QByteArray prolog = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    QByteArray main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    QByteArray relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    std::vector<ZipMember> members() const
    {
        const QByteArray ns = " xmlns=\"" + main + "\" xmlns:r=\"" + relations + "\">";
        const QByteArray rels = "http://schemas.openxmlformats.org/package/2006/relationships";
        return {
            {"[Content_Types].xml", "<Types/>"},
            {"_rels/.rels", "<Relationships xmlns=\"" + rels + "\"><Relationship Id=\"rId1\" Type=\"" + relations +
                                "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
            {"xl/workbook.xml", "<workbook" + ns + workbook + "</workbook>"},
            {"xl/_rels/workbook.xml.rels",
             "<Relationships><Relationship Id=\"rId1\" Type=\"" + relations +
                 "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" + relations +
                 "/worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/><Relationship Id=\"rId3\" Type=\"" + relations +
                 "/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId4\" Type=\"" + relations +
                 "/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"},
            {"xl/styles.xml", "<styleSheet" + ns + "<numFmts>" + formats +
                                  "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf "
                                  "numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"14\"/>" +
                                  styles + "</cellXfs></styleSheet>"},
            {"xl/sharedStrings.xml", "<sst" + ns + texts + "</sst>"},
            {"xl/worksheets/sheet1.xml", prolog + "<worksheet" + ns + sheet + "</worksheet>"},
            {"xl/worksheets/sheet2.xml", "<worksheet" + ns +
                                             "<sheetData><row r=\"1\"><c r=\"A1\"><v>2</v></c></row></sheetData>"
                                             "</worksheet>"},
        };
    }
    QByteArray bytes() const { return zipOf(members()); }
};

} // namespace nightjar

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the files of bad-archives-and-workbooks: what arrives cut off, protected, damaged or in bad faith."""
import gzip
import io
import json
import zipfile
from pathlib import Path

out = Path(__file__).parent / "bad-archives-and-workbooks" / "input"
stamp = (2025, 7, 1, 0, 0, 0)


def archive(members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members:
            made.writestr(zipfile.ZipInfo(name, stamp), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def xlsx(sheet, texts, prolog="<?xml version='1.0' encoding='UTF-8'?>"):
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ns = f'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{rel}"'
    return archive([
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", f'<Relationships><Relationship Id="rId1" Type="{rel}/officeDocument" '
                        'Target="xl/workbook.xml"/></Relationships>'),
        ("xl/workbook.xml", f'<workbook {ns}><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>'),
        ("xl/_rels/workbook.xml.rels",
         f'<Relationships><Relationship Id="rId1" Type="{rel}/worksheet" Target="worksheets/sheet1.xml"/>'
         f'<Relationship Id="rId2" Type="{rel}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'),
        ("xl/sharedStrings.xml", f'<sst {ns}>' + "".join(f"<si><t>{text}</t></si>" for text in texts) + "</sst>"),
        ("xl/worksheets/sheet1.xml", f"{prolog}<worksheet {ns}>{sheet}</worksheet>"),
    ])


def rows(bad_index=None):
    """A table of one firm: three rows of NOx; in the second one the firm's name may be a text that is not there."""
    made = '<row r="1">' + "".join(f'<c t="s"><v>{i}</v></c>' for i in range(3)) + "</row>"
    for i in range(3):
        name = bad_index if bad_index and i == 1 else 3
        made += f'<row><c t="s"><v>{name}</v></c><c t="s"><v>{4 + i}</v></c><c><v>{10 + i}.5</v></c></row>'
    return made


texts = ["企业名称", "监测时间", "氮氧化物(mg/m3)", "甲公司"] + [f"2025-07-01 0{hour}:00:00" for hour in range(3)]
series = "time,value,flag\n" + "".join(f"2025-07-01 {i // 60:02}:{i % 60:02}:00,{i * 7919 % 1000},N\n" for i in range(600))
packed = gzip.compress(series.encode(), mtime=0)
zipped = archive([("E1__P1__a21026.csv", series)])

files = {
    "enterprises.csv": "enterprise,name\nE1,甲公司\n".encode(),
    "bomb.zip": archive([("E1__P2__a21026.csv", b"\0" * (70 << 20))]),
    "cut__P1__a21026.csv.gz": packed[:-40],
    "cut.zip": zipped[:-60],
    "declared.xlsx": xlsx(f'<dimension ref="A1:XFD1048576"/><sheetData>{rows()}</sheetData>', texts),
    "entities.xlsx": xlsx(f"<sheetData>{rows()}</sheetData>", texts,
                          '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
    "parquet.csv": b"PAR1\x15\x04\x15\x10" + bytes(60),
    "texts.xlsx": xlsx(f"<sheetData>{rows(bad_index=99)}</sheetData>", texts),
    "cut.xls": (Path(__file__).parent.parent / "spreadsheets" / "libreoffice1904.xls").read_bytes()[:3000],
    "lines.jsonl": "\n".join([
        json.dumps({"企业名称": "甲公司", "监测时间": "2025-07-02 00:00:00", "二氧化硫(mg/m3)": 5.5}, ensure_ascii=False),
        '{"企业名称":"甲公司","监测时间":"2025-07-02 01:00:00","二氧化硫(mg/m3)":',
        '{"企业名称":"甲公司","监测时间":"2025-07-02 02:00:00","二氧化硫(mg/m3)":[1,2]}',
        json.dumps({"企业名称": "甲公司", "监测时间": "2025-07-02 03:00:00", "二氧化硫(mg/m3)": 6}, ensure_ascii=False),
    ]).encode(),
}
for name, data in files.items():
    (out / name).write_bytes(data)

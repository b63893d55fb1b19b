#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the samples of one table by other producers: needs python3-openpyxl and LibreOffice (soffice).

    make_xlsx sample libxlsxwriter.xlsx && ./make_samples.py
"""
import shutil
import subprocess
import tempfile
from pathlib import Path

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

here = Path(__file__).parent


def table(book, sheet):
    sheet.merge_cells("A1:C1")
    sheet["A1"] = "甲公司 2025年7月"
    for cell, value, form in [("A2", "时间", None), ("B2", "NOx mg/m³", None), ("C2", "停运", None),
                              ("A3", 45839 + 1 / 96, "yyyy-mm-dd hh:mm:ss"), ("B3", 0.1 + 0.2, None),
                              ("C3", False, None), ("A4", 45839, 'yyyy"年"m"月"d"日"'), ("B4", 45.6, None),
                              ("C4", 0.209, "0.0%"), ("A5", 1, "[h]:mm"), ("B5", "<0.5", None)]:
        sheet[cell] = value
        if form:
            sheet[cell].number_format = form


book = openpyxl.Workbook()
book.active.title = "七月"
table(book, book.active)
book.save(here / "openpyxl.xlsx")

# What the XLS reader meets: a second sheet, a hidden one, long texts (continued records), formulas, errors, RK numbers.
wide = book.create_sheet("更多")
for row in range(1, 301):
    wide.append([row, row / 100, row * 1.5, -row, f"文本{row}" * 20, f"=A{row}*2", "=1/0" if row == 7 else None,
                 f'=E{row}&"!"' if row == 9 else None])
hidden = book.create_sheet("隐藏")
hidden["A1"] = "x"
hidden.sheet_state = "hidden"

with tempfile.TemporaryDirectory() as folder:
    book.save(Path(folder) / "sample.xlsx")

    def convert(form, name):
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", form,
                        "--outdir", folder, f"{folder}/sample.xlsx"], check=True, stdout=subprocess.DEVNULL)
        shutil.copy(Path(folder) / ("sample." + form.split(":")[0]), here / name)

    convert("xls:MS Excel 97", "libreoffice.xls")
    book.remove(wide)
    book.remove(hidden)
    book.save(Path(folder) / "sample.xlsx")
    (Path(folder) / "sample.xls").unlink(missing_ok=True)
    # LibreOffice writes over its input's name only when the type differs: go by ODS.
    convert("ods", "sample.ods")
    shutil.move(here / "sample.ods", Path(folder) / "sample.ods")
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "xlsx",
                    "--outdir", folder, f"{folder}/sample.ods"], check=True, stdout=subprocess.DEVNULL)
    shutil.copy(Path(folder) / "sample.xlsx", here / "libreoffice.xlsx")
    book.epoch = CALENDAR_MAC_1904
    book.save(Path(folder) / "sample.xlsx")
    convert("xls:MS Excel 97", "libreoffice1904.xls")

// SPDX-License-Identifier: GPL-3.0-or-later
// Writes XLSX files for bench_xlsx and for tests/data/spreadsheets:
//   make_xlsx sample OUT.xlsx        the small table that all producers' samples hold
//   make_xlsx rows COUNT OUT.xlsx    COUNT rows x 8 cells: a time, six values, a flag
#include <cstdlib>
#include <cstring>

#include <xlsxwriter.h>

namespace {

int writeSample(const char *path)
{
    lxw_workbook *workbook = workbook_new(path);
    lxw_worksheet *sheet = workbook_add_worksheet(workbook, "七月");
    lxw_format *time = workbook_add_format(workbook);
    format_set_num_format(time, "yyyy-mm-dd hh:mm:ss");
    lxw_format *day = workbook_add_format(workbook);
    format_set_num_format(day, "yyyy\"年\"m\"月\"d\"日\"");
    lxw_format *percent = workbook_add_format(workbook);
    format_set_num_format(percent, "0.0%");
    lxw_format *clock = workbook_add_format(workbook);
    format_set_num_format(clock, "[h]:mm");
    worksheet_merge_range(sheet, 0, 0, 0, 2, "甲公司 2025年7月", nullptr);
    worksheet_write_string(sheet, 1, 0, "时间", nullptr);
    worksheet_write_string(sheet, 1, 1, "NOx mg/m³", nullptr);
    worksheet_write_string(sheet, 1, 2, "停运", nullptr);
    worksheet_write_number(sheet, 2, 0, 45839 + 1.0 / 96, time);
    worksheet_write_number(sheet, 2, 1, 0.1 + 0.2, nullptr);
    worksheet_write_boolean(sheet, 2, 2, 0, nullptr);
    worksheet_write_number(sheet, 3, 0, 45839, day);
    worksheet_write_number(sheet, 3, 1, 45.6, nullptr);
    worksheet_write_number(sheet, 3, 2, 0.209, percent);
    worksheet_write_number(sheet, 4, 0, 1, clock);
    worksheet_write_string(sheet, 4, 1, "<0.5", nullptr);
    return workbook_close(workbook);
}

int writeRows(long count, const char *path)
{
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    lxw_workbook *workbook = workbook_new_opt(path, &options);
    lxw_worksheet *sheet = workbook_add_worksheet(workbook, nullptr);
    lxw_format *time = workbook_add_format(workbook);
    format_set_num_format(time, "yyyy-mm-dd hh:mm:ss");
    const char *header[] = {"时间", "NOx", "SO2", "颗粒物", "O2", "温度", "流量", "标记"};
    for (lxw_col_t column = 0; column < 8; ++column)
        worksheet_write_string(sheet, 0, column, header[column], nullptr);
    unsigned state = 1;
    for (long row = 1; row <= count; ++row) {
        const auto at = lxw_row_t(row);
        worksheet_write_number(sheet, at, 0, 45658 + double(row) / 1440, time);
        for (lxw_col_t column = 1; column < 7; ++column) {
            state = state * 1664525U + 1013904223U;
            worksheet_write_number(sheet, at, column, double(state >> 16) / 100, nullptr);
        }
        worksheet_write_string(sheet, at, 7, row % 97 == 0 ? "M" : "N", nullptr);
    }
    return workbook_close(workbook);
}

} // namespace

int main(int count, char **arguments)
{
    if (count == 3 && std::strcmp(arguments[1], "sample") == 0)
        return writeSample(arguments[2]);
    if (count == 4 && std::strcmp(arguments[1], "rows") == 0)
        return writeRows(std::strtol(arguments[2], nullptr, 10), arguments[3]);
    return 2;
}

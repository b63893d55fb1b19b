// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/pdf_text.h"

#include <algorithm>

#include <QString>

namespace nightjar
{
namespace
{

/// CJK Radicals Supplement that are whole characters too (Unicode's EquivalentUnifiedIdeograph.txt); Kangxi radicals
/// need no table, they have a compatibility decomposition.
constexpr struct {
    char16_t radical;
    char16_t character;
} radicals[] = {
    {0x2E81, 0x5382}, {0x2E84, 0x4E59}, {0x2E86, 0x5182}, {0x2E88, 0x5200}, {0x2E8A, 0x535C}, {0x2E8C, 0x5C0F},
    {0x2E8D, 0x5C0F}, {0x2E8E, 0x5140}, {0x2E92, 0x5DF3}, {0x2E93, 0x5E7A}, {0x2E97, 0x5FC3}, {0x2E9C, 0x65E5},
    {0x2E9D, 0x6708}, {0x2E9F, 0x6BCD}, {0x2EA0, 0x6C11}, {0x2EA7, 0x725B}, {0x2EA9, 0x738B}, {0x2EAA, 0x758B},
    {0x2EAC, 0x793A}, {0x2EAE, 0x7AF9}, {0x2EB6, 0x7F8A}, {0x2EB7, 0x7F8A}, {0x2EBB, 0x807F}, {0x2EBC, 0x8089},
    {0x2EBD, 0x81FC}, {0x2EC1, 0x864E}, {0x2EC4, 0x897F}, {0x2EC5, 0x89C1}, {0x2EC6, 0x89D2}, {0x2EC9, 0x8D1D},
    {0x2ECA, 0x8DB3}, {0x2ECB, 0x8F66}, {0x2ED1, 0x9577}, {0x2ED3, 0x957F}, {0x2ED4, 0x95E8}, {0x2ED7, 0x96E8},
    {0x2ED8, 0x9752}, {0x2ED9, 0x97E6}, {0x2EDA, 0x9875}, {0x2EDB, 0x98CE}, {0x2EDC, 0x98DE}, {0x2EDD, 0x98DF},
    {0x2EE1, 0x9996}, {0x2EE2, 0x9A6C}, {0x2EE3, 0x9AA8}, {0x2EE4, 0x9B3C}, {0x2EE5, 0x9C7C}, {0x2EE6, 0x9E1F},
    {0x2EE7, 0x5364}, {0x2EE8, 0x9EA6}, {0x2EE9, 0x9EC4}, {0x2EEA, 0x9EFE}, {0x2EEC, 0x9F50}, {0x2EEE, 0x9F7F},
    {0x2EF0, 0x9F99}, {0x2EF2, 0x4E80}, {0x2EF3, 0x9F9F},
};

char16_t characterOf(char16_t code)
{
    if (code >= 0x2F00 && code <= 0x2FD5)
        return QString(QChar(code)).normalized(QString::NormalizationForm_KC).at(0).unicode();
    for (const auto &entry : radicals) {
        if (entry.radical == code)
            return entry.character;
    }
    return code;
}

/// The code points of one list `[<7EBF> <2F00> ...]`, four hex digits each.
void mendList(char *begin, const char *end)
{
    for (char *p = begin; p + 6 <= end; ++p) {
        if (*p != '<' || p[5] != '>')
            continue;
        bool isHex = false;
        const auto code = char16_t(QByteArray::fromRawData(p + 1, 4).toUShort(&isHex, 16));
        if (!isHex || code < 0x2E80 || code > 0x2FD5)
            continue;
        const QByteArray hex = QByteArray::number(characterOf(code), 16).toUpper();
        if (hex.size() == 4)
            std::copy(hex.begin(), hex.end(), p + 1);
    }
}

} // namespace

void mendPdfText(QByteArray &pdf)
{
    for (qsizetype at = pdf.indexOf("begincmap"); at >= 0; at = pdf.indexOf("begincmap", at + 1)) {
        const qsizetype end = pdf.indexOf("endcmap", at);
        if (end < 0)
            return;
        for (qsizetype open = pdf.indexOf('[', at); open >= 0 && open < end; open = pdf.indexOf('[', open + 1)) {
            const qsizetype close = pdf.indexOf(']', open);
            if (close < 0 || close > end)
                break;
            mendList(pdf.data() + open, pdf.constData() + close);
        }
    }
}

} // namespace nightjar

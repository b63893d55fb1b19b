// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/hj212_codes.h"

#include <algorithm>

namespace nightjar {
namespace {

struct OldCode {
    std::string_view old;
    std::string_view today;
};

/// Facts file section 1.7.
constexpr OldCode gasCodes[] = {
    {"B02", "a00000"}, {"01", "a34013"},  {"02", "a21026"},  {"03", "a21002"},  {"10", "a21001"},
    {"04", "a21005"},  {"08", "a21024"},  {"07", "a21018"},  {"12", "a20057"},  {"S01", "a19001"},
    {"S02", "a01011"}, {"S03", "a01012"}, {"S05", "a01014"}, {"S08", "a01013"},
};
constexpr OldCode waterCodes[] = {
    {"B01", "w00000"}, {"001", "w01001"}, {"002", "w01002"}, {"003", "w01012"}, {"011", "w01018"},
    {"010", "w01017"}, {"060", "w21003"}, {"101", "w21011"}, {"065", "w21001"},
};

char upper(char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; }

bool sameWord(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return upper(x) == upper(y); });
}

template <std::size_t n>
std::string_view find(const OldCode (&codes)[n], std::string_view code)
{
    for (const OldCode &entry : codes) {
        if (sameWord(entry.old, code))
            return entry.today;
    }
    return {};
}

} // namespace

std::optional<std::string_view> periodSuffix(std::string_view cn)
{
    static constexpr std::pair<std::string_view, std::string_view> commands[] = {
        {"2011", "-rt"}, {"2051", ""}, {"2061", "-h"}, {"2031", "-d"}, {"2021", ""}, {"2041", "-d"}, {"2111", ""}};
    for (const auto &[command, suffix] : commands) {
        if (command == cn)
            return suffix;
    }
    return {};
}

std::string_view todaysCode(std::string_view st, std::string_view code)
{
    if (st == "31" || st == "27")
        return find(gasCodes, code);
    if (st == "32" || st == "21")
        return find(waterCodes, code);
    return {};
}

Hj212Field fieldOf(std::string_view field)
{
    using Role = Hj212Field::Role;
    static constexpr std::pair<std::string_view, Hj212Field> fields[] = {
        {"Rtd", {Role::Value, ""}},
        {"Avg", {Role::Value, ""}},
        {"Min", {Role::Value, "-min"}},
        {"Max", {Role::Value, "-max"}},
        {"Cou", {Role::Value, "-cou"}},
        {"Flag", {Role::FlagLetter, ""}},
        {"ZsRtd", {Role::Value, "-zs"}},
        {"ZsAvg", {Role::Value, "-zs"}},
        {"ZsMin", {Role::Value, "-zs-min"}},
        {"ZsMax", {Role::Value, "-zs-max"}},
        {"ZsCou", {Role::Value, "-zs-cou"}},
        {"RS", {Role::State, "-rs"}},
        {"RT", {Role::RunTime, "-runtime-d"}},
    };
    for (const auto &[name, meaning] : fields) {
        if (sameWord(name, field))
            return meaning;
    }
    return {};
}

std::string loweredCode(std::string_view code)
{
    std::string out(code);
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
}

int furnaceNumber(std::string_view code)
{
    std::size_t begin = code.size();
    while (begin > 0 && code[begin - 1] >= '0' && code[begin - 1] <= '9')
        --begin;
    const std::size_t digits = code.size() - begin;
    const bool standardCode = digits == 5 && begin == 1; // one letter and five digits
    if (standardCode && (lower(code[0]) == 'a' || lower(code[0]) == 'w'))
        return 0; // a pollutant's code has no place for a facility
    if (digits == 0 || begin == 0 || (digits > 3 && !standardCode))
        return 0;
    int number = 0;
    for (const char c : code.substr(standardCode ? 4 : begin))
        number = number * 10 + (c - '0');
    return number;
}

std::string factorOf(std::string_view code, const Hj212Field &field, std::string_view cn)
{
    if (field.role != Hj212Field::Role::Value)
        return loweredCode(code) + std::string(field.suffix);
    if (cn == "2111") {
        const int furnace = furnaceNumber(code);
        return "furnace-temp" + (furnace > 1 ? '-' + std::to_string(furnace) : std::string()) +
               std::string(field.suffix);
    }
    return std::string(code) + std::string(field.suffix) + std::string(periodSuffix(cn).value_or(""));
}

} // namespace nightjar

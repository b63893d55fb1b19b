// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"

#include <QCoreApplication>

namespace nightjar::cli {

std::span<const Verb> verbs()
{
    // clang-format off
    static const std::vector<Verb> table{
        {"import",
         "import --cache C PATH... [--as CH --unit U --step S] [--column NAME] [--profile P] [--dry-run] [--stop-at-error] "
         "[--refused F.csv]",
         QT_TRANSLATE_NOOP("Cli", "Reads files and folders into a cache."),
         "nightjar-cli import --cache beilun.nightjar /media/usb/2026Q3",
         {{"cache", "C"}, {"as", "CH"}, {"unit", "U"}, {"step", "S"}, {"column", "NAME"}, {"profile", "P"},
          {"dry-run", ""}, {"stop-at-error", ""}, {"refused", "F.csv"}},
         runImport, true, false, true},
        {"profiles",
         "profiles list --cache C | profiles show|delete --cache C NAME | profiles export --cache C NAME --out P.json | "
         "profiles import --cache C P.json... [--name NAME] | profiles propose --cache C FILE [--name NAME] --out P.json | "
         "profiles name --cache C NAME TEXT CODE",
         QT_TRANSLATE_NOOP("Cli", "Keeps how foreign tables are read, and whose the names in them are."),
         "nightjar-cli profiles propose --cache beilun.nightjar curves.xlsx --out grid.json",
         {{"cache", "C"}, {"out", "P.json"}, {"name", "NAME"}}, runProfiles, true, false, true},
        {"pull",
         "pull --cache C --source S [--dry-run] [--refused F.csv] | pull add --cache C --source S [--driver "
         "QSQLITE|QPSQL|QODBC] [--host H] [--port N] --database D [--user U] [--password-env VARIABLE] --sql TEXT|--sql-file "
         "F [--watermark COLUMN --start VALUE] [--profile P] | pull list --cache C | pull delete --cache C S",
         QT_TRANSLATE_NOOP("Cli", "Reads what is new in a database by a saved query."),
         "nightjar-cli pull add --cache beilun.nightjar --source platform --database hours.sqlite --sql 'SELECT id, enterprise, "
         "point, factor, time, value FROM hours WHERE id > :watermark' --watermark id --start 0",
         {{"cache", "C"}, {"source", "S"}, {"driver", "D"}, {"host", "H"}, {"port", "N"}, {"database", "D"}, {"user", "U"},
          {"password-env", "VARIABLE"}, {"sql", "TEXT"}, {"sql-file", "F"}, {"watermark", "COLUMN"}, {"start", "VALUE"},
          {"profile", "P"}, {"dry-run", ""}, {"refused", "F.csv"}},
         runPull, true, false, true},
        {"channels", "channels --cache C", QT_TRANSLATE_NOOP("Cli", "Lists the channels of a cache."),
         "nightjar-cli channels --cache beilun.nightjar --json", {{"cache", "C"}}, runChannels},
        {"export", "export --cache C --channel CH [--from T --to T] [--csv F] | export --cache C --dataset FOLDER",
         QT_TRANSLATE_NOOP("Cli", "Writes samples as they were reported, or the whole cache as a dataset folder."),
         "nightjar-cli export --cache beilun.nightjar --channel NB-DP-001/OUT1/a21002 --from 2026-04-01 --to 2026-04-02",
         {{"cache", "C"}, {"channel", "CH"}, {"from", "T"}, {"to", "T"}, {"csv", "F"}, {"dataset", "FOLDER"}},
         runExport},
        {"chart", "chart --cache C --channel CH... [--from T --to T] [--view lines|carpet] --out F.png|F.svg|F.pdf",
         QT_TRANSLATE_NOOP("Cli", "Draws the curves of channels into a picture."),
         "nightjar-cli chart --cache beilun.nightjar --channel NB-DP-001/TOTAL/kw --view carpet --out carpet.png",
         {{"cache", "C"}, {"channel", "CH"}, {"from", "T"}, {"to", "T"}, {"view", "lines|carpet"}, {"out", "F"}},
         runChart, true, true},
        {"rules", "rules", QT_TRANSLATE_NOOP("Cli", "Lists the rules with their parameters."), "nightjar-cli rules --json",
         {}, runRules, false},
        {"screen",
         "screen --cache C [--pack F] [--rule ID]... [--set ID.PARAM=VALUE]... [--enterprise E]... [--from T --to T] "
         "[--min-strength X]",
         QT_TRANSLATE_NOOP("Cli", "Runs a rule pack and keeps the leads."),
         "nightjar-cli screen --cache beilun.nightjar --rule night-production --set night-production.nights=3",
         {{"cache", "C"}, {"pack", "F"}, {"rule", "ID"}, {"set", "ID.PARAM=VALUE"}, {"enterprise", "E"}, {"from", "T"},
          {"to", "T"}, {"min-strength", "X"}},
         runScreen},
        {"tonight", "tonight --cache C --night YYYY-MM-DD [--enterprise E]...",
         QT_TRANSLATE_NOOP("Cli", "Says how likely each firm runs in each quarter hour of a night."),
         "nightjar-cli tonight --cache beilun.nightjar --night 2026-07-30 --json",
         {{"cache", "C"}, {"night", "YYYY-MM-DD"}, {"enterprise", "E"}}, runTonight},
        {"leads", "leads --cache C [--state S] | leads mark --cache C ID... --state S --why TEXT",
         QT_TRANSLATE_NOOP("Cli", "Lists leads, or marks what was done with them."),
         "nightjar-cli leads mark --cache beilun.nightjar L0123456789ab --state dismissed --why 'permit allows nights'",
         {{"cache", "C"}, {"state", "S"}, {"why", "TEXT"}}, runLeads, true, false, true},
        {"case",
         "case new --cache C --lead ID... [--title T] | case add --cache C CASE FILE... | case list|show|step --cache C ... | "
         "case document --cache C CASE --kind summary --out F.pdf|F.docx|F.odt | case export --cache C CASE --out F.zip | "
         "case verify|reproduce --cache C CASE",
         QT_TRANSLATE_NOOP("Cli", "Opens cases from leads, freezes and verifies their evidence, makes their documents."),
         "nightjar-cli case new --cache beilun.nightjar --lead L0123456789ab",
         {{"cache", "C"}, {"lead", "ID"}, {"title", "T"}, {"kind", "K"}, {"out", "F"}, {"stage", "S"}, {"why", "TEXT"}},
         runCase, true, true, true},
        {"route",
         "route --cache C --night YYYY-MM-DD --teams K [--start LON,LAT --from HH:MM --to HH:MM] [--pdf F] [--gpx F] | "
         "route --instance F.json | route --toptw F --teams K | route --vrptw F [--fewest]; all: [--seconds S] "
         "[--iterations N] [--seed N]",
         QT_TRANSLATE_NOOP("Cli", "Plans which team visits which firm when."),
         "nightjar-cli route --cache beilun.nightjar --night 2026-07-30 --teams 2 --pdf card.pdf",
         {{"cache", "C"}, {"night", "YYYY-MM-DD"}, {"teams", "K"}, {"start", "LON,LAT"}, {"from", "HH:MM"}, {"to", "HH:MM"},
          {"pdf", "F"}, {"gpx", "F"}, {"instance", "F.json"}, {"toptw", "F"}, {"vrptw", "F"}, {"fewest", ""},
          {"seconds", "S"}, {"iterations", "N"}, {"seed", "N"}},
         runRoute, false, true},
        {"cache",
         "cache check|stats|compact|backup --cache C [FILE] | cache conflicts --cache C [--rule first|newest] | "
         "cache delete --cache C --enterprise E [--yes]",
         QT_TRANSLATE_NOOP("Cli", "Verifies, measures, tidies or copies a cache, or deletes an enterprise's data."),
         "nightjar-cli cache check --cache beilun.nightjar",
         {{"cache", "C"}, {"out", "F"}, {"rule", "first|newest"}, {"enterprise", "E"}, {"yes", ""}}, runCache, true, false,
         true},
        {"sample", "sample --enterprises N --days D --seed S --from DATE --out FOLDER",
         QT_TRANSLATE_NOOP("Cli", "Makes a simulated district as a dataset folder."),
         "nightjar-cli sample --enterprises 24 --days 120 --seed 1 --from 2026-04-01 --out sample",
         {{"enterprises", "N"}, {"days", "D"}, {"seed", "S"}, {"from", "DATE"}, {"out", "FOLDER"}}, runSample, false},
        {"listen", "listen --cache C --port P [--address A] [--seconds S]",
         QT_TRANSLATE_NOOP("Cli", "Receives HJ 212 packets over TCP into a cache and answers them."),
         "nightjar-cli listen --cache beilun.nightjar --port 9001",
         {{"cache", "C"}, {"port", "P"}, {"address", "A"}, {"seconds", "S"}}, runListen},
    };
    // clang-format on
    return table;
}

} // namespace nightjar::cli

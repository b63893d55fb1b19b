<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>%1 %2 %3</name>
    <message>
        <source>weekday, day, month</source>
        <extracomment>%1 weekday, %2 day of the month, %3 month</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Base</name>
    <message>
        <source>%1 cannot be read: %2. Check the path and the permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1 broke off: %2. Copy the file again and retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Cache</name>
    <message>
        <source>%1 lies on a medium that cannot be written: it is opened as it is and nothing can be added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no file name for a copy of the cache. Name a new file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 exists already and is not overwritten. Choose another name for the copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 does not exist. Make it first, or name another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy could not be named %1. Check the permissions of the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cache is named. Name a *.nightjar file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a folder, not a cache. Name a *.nightjar file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cache %1 does not exist. Check the path; `import` makes a new cache.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 does not exist, so the cache %2 cannot be made. Make the folder first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read: %2. Check the permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a Nightjar cache. Choose a *.nightjar file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is writing to %1. Wait until it is done and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%2 is writing to %1. Wait until it is done and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: %1 could not grow. Nothing of this step was kept; make room and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can only be read. Copy it to a folder that you may write to, or ask for the permission.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged (%2). Restore it from a backup, or import the files into a new cache.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be opened (%2). Check the path and the permissions of its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading or writing %1 failed (%2). Check the disk and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be used (%2). Run `cache check`, and restore a backup if it fails.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is empty, not a Nightjar cache. `import` makes a new cache.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a database of another program, not a Nightjar cache. Choose a *.nightjar file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was written by a newer Nightjar (cache version %2, this program knows up to %3). Update Nightjar to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is of an older cache version (%2) and must be brought up to date first. Open it once where it can be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was brought from cache version %2 to %3; the old file is kept as %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data of %1 on %2 in %3 is damaged. Restore the cache from a backup, or import the files into a new one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Casework</name>
    <message>
        <source>%1 cannot be written: %2. Check the folder, its permissions and the free space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of case %2 is no longer what was frozen, so the case is not exported. Run &quot;case verify&quot; and restore the cache from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no lead %1 in %2. List the leads there are and choose from them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lead %1 is of %2, lead %3 of %4. A case is about one enterprise: open one case for each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A case needs at least one lead. Choose a lead first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lead %1 is already in case %2, which is open. Work on that case, or close it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file %1. Check the path and add it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a file. Add the files in it one by one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is empty. There is nothing to freeze.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has %2 MB; a case takes files of at most %3 MB. Keep it on its own medium and add a record with its SHA-256.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read: %2. Check the permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1 broke off. Copy the file again and retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no case %1 in %2. List the cases there are and choose from them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case %1 is closed and takes nothing more. Open a new case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is in case %2 already, byte for byte, as %3. Nothing was added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A case has no stage &quot;%1&quot;. The stages are %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case %1 is at stage &quot;%2&quot; and cannot go to &quot;%3&quot;. Stages go forward only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing case %1 needs a reason. Give one and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The import record %1 that samples refer to is missing from %2. Run &quot;cache check&quot; and import the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds no sample of %2 from %3 to %4. Import the data of this channel and try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>%1 (%2)</source>
        <extracomment>a curve in a legend: %1 its name, %2 its unit</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no values from %2 to %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 to %3: %4 values, %5 to %6 %7, %8 without data.</source>
        <extracomment>read aloud by screen readers</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n labelled span(s).</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>no data %1</source>
        <extracomment>a hole in the data under a chart: %1 is its length</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n further file(s)</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>no data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 × %2 = %3</source>
        <extracomment>a secondary meter value: %1 as reported, %2 the multiplier, %3 the product</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>lowest and highest value of a pixel column</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apr</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jul</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aug</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nov</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dec</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>month and year</comment>
        <extracomment>year and month under a chart: %1 the month&apos;s name, %2 the year</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Cli</name>
    <message>
        <source>--%1 %2 is no time that exists. Write YYYY-MM-DD HH:MM, such as 2026-04-01 22:00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--to must lie after --from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage: nightjar-cli VERB ... [--json] [--lang zh|en] [--quiet] [--threads N] [--help]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;nightjar-cli VERB --help&apos; shows the options of a verb with an example.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere: --json (one JSON document), --lang zh|en, --quiet, --threads N, --help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Example: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 &apos;nightjar-cli %2 --help&apos; shows what there is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--threads takes a whole number from 1 to 1024.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--cache is missing: name the cache file, such as --cache district.nightjar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--lang takes zh or en.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no verb %1. &apos;nightjar-cli --help&apos; lists the verbs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cache is sound: %1 blocks, %2 samples, %3 journal rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cache does not hold what it says. Go back to a backup, and keep this file for inquiry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 enterprises, %2 points, %3 channels, %4 samples in %5 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2: kept %3 %4, also reported %5 %6 by %7 line %8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sample contradicts another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tidying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes before, %2 after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cache backup takes the file to write: nightjar-cli cache backup --cache C FILE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cache takes check, stats, conflicts, compact or backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 samples, %2 gaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Choose another folder or free some space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cache holds no channel %1. &apos;nightjar-cli channels&apos; lists what there is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 samples written to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export takes either --channel CH or --dataset FOLDER.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>export --json needs --csv F, since standard output can hold only one of both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 files written to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 line %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 files: %2 rows read, %3 taken, %4 refused, %5 already known, %6 in conflict.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--step takes the whole seconds between two samples, such as 900.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--as takes a channel ENTERPRISE/POINT/FACTOR of valid codes, not %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import takes at least one file or folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Choose another folder for --refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Free some space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no lead state %1. States: new asked handed-over answered confirmed dismissed in-case in-plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leads mark takes one or more lead ids, --state (new asked handed-over answered confirmed dismissed in-case in-plan) and --why with the reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n lead(s) marked.</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>leads takes no argument, or mark. &apos;nightjar-cli leads --help&apos; shows both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--seconds takes a number above 0, --iterations and --seed take whole numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>route takes exactly one of --night, --instance, --toptw and --vrptw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--teams takes a whole number from 1 to 100.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--teams is missing: say how many teams there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--%1 takes a whole number, not %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--out is missing: name the folder to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--from takes a date that exists, such as 2026-04-01, not %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--enterprises goes from 1 to 100000, --days from 1 to 3660.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 simulated enterprises, %2 channels, %3 samples in %4 files (%5 MB) in %6.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads files and folders into a cache.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists the channels of a cache.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes samples as they were reported, or the whole cache as a dataset folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draws the curves of channels into a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists the rules with their parameters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs a rule pack and keeps the leads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says how likely each firm runs in each quarter hour of a night.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists leads, or marks what was done with them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens cases from leads, freezes and verifies their evidence, makes their documents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plans which team visits which firm when.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verifies, measures, tidies or copies a cache.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes a simulated district as a dataset folder.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>a ZIP archive or an XLSX table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an old Excel table (XLS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a gzip archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a 7z archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a RAR archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a database (perhaps a cache of Nightjar)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a Parquet file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Petitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Registry</name>
    <message>
        <source>Flue-gas flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flue temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Humidity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CO2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>O2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mercury</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NH3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NOx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NO2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fluoride</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HCl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SO2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Non-methane hydrocarbons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Particulate matter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wastewater flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Water temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspended solids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conductivity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BOD5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>COD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permanganate index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total nitrogen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ammonia nitrogen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total phosphorus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active power</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy per step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Current</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Furnace temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 converted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, real time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, minimum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, maximum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, sharp peak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, peak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, flat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, valley</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, deep valley</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the time %1 does not exist or is not written YYYY-MM-DD HH:MM[:SS]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the date %1 does not exist or is not written YYYY-MM-DD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a number written with a decimal point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lies outside %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is none of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the shift %1 is neither day, two-shift, continuous nor hours such as 08:00-17:00</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2) lies before %3 (%4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the cell holds a NUL byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the cell %1 must not be empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no code: 1 to 64 letters, digits, &apos;.&apos;, &apos;-&apos; or single &apos;_&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is neither 0 nor 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no clock time HH:MM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the unified social credit code %1 has a wrong length or check digit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Routing</name>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrive %1, begin %2, leave %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; of %3 is missing or wrong: %4. Correct the field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number from %1 to %2 is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number from %1 to %2 is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a clock time as &quot;HH:MM&quot; is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of at most %1 entries is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other places of this file are in degrees, so all need &quot;lon&quot; and &quot;lat&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of at most %1 scores is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each score must be a number from 0 to 1,000,000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;miss_min&quot; and &quot;hit_min&quot; are given both or not at all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name of the pair, a text or a number, is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>site no. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text or a number is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>site %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another site has the same id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>either &quot;score&quot; or &quot;slots&quot; is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>team no. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object for each team is expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2 is not valid JSON (%3). Check that the file is whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must hold one JSON object with the plan. Check that it is the right file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file %1. Check the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 cannot be read. Check its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 is larger than 64 MB, too large for a plan. Check that it is the right file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no position. Fill in lon and lat of the enterprise to visit it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A plan needs at least one team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ends before it starts. Correct its times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is planned for more than 24 hours. Correct its times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The start of %1 is no place on earth. Write lon,lat in degrees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Team %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clue-driven check on the leads of this screening; approval needed (State Council office 2024 no. 54)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no clue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>urgent, approval to be completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no act code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A plan with slot scores or pairs may last 6,000 minutes at most; this one lasts %1. Shorten the plan or correct the teams&apos; times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The travel table does not fit the number of sites and teams. Build the table again from all places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A slot must be at least one time unit long and no setting may be negative. Correct the settings of the plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The travel table holds a time that is negative or too long. Check positions and speed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Site %1 has a time, a duration or a score that is negative, not a number or too large. Correct this site.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Team %1 has no place or times that cannot be used. Correct the team&apos;s start, end and place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: &quot;%3&quot; is not a number. Correct the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: a site needs at least 7 numbers (number, x, y, visiting time, score, ..., open, close), there are %3. Check that the file is whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: the site&apos;s number must be a whole number. Correct the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: a number is larger than 1,000,000. Correct the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: visiting time, score and window must not be negative. Correct the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of teams must be 0 to 1000, not %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: the first line must be &quot;k v N t&quot; with the number of sites as its third number. Check that this is a TOPTW file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: the file announces more than 3,000 sites, too many for a plan. Split the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ends at line %2: %3 sites and a base are announced, %4 lines of sites are there. Copy the whole file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: site %3 is there twice. Give each site its own number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day mode takes teams of one base and one time, and sites without slot scores or pairs. Use the plan for a night instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: a customer needs 7 numbers (number, x, y, demand, ready, due, service), there are %3. Check that the file is whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: a number is larger than 1,000,000, or the customer&apos;s number is not whole. Correct the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: demand, window and service must not be negative. Correct the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: the number of vehicles (1 to 3000) and their capacity are expected. Correct the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: customer %3 is there twice. Give each customer its own number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: the file has more than 3,000 customers, too many for a plan. Split the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ends at line %2 without the parts VEHICLE and CUSTOMER with their numbers. Check that this is a whole VRPTW file in Solomon&apos;s layout.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sample</name>
    <message>
        <source>%1 cannot be written: %2. Choose a folder that can be written or free some space.</source>
        <translation>无法写入 %1：%2。请选择可写的文件夹，或释放磁盘空间。</translation>
    </message>
</context>
<context>
    <name>Screening</name>
    <message>
        <source>Hours were not judged: the limit is for %1 % O2, and there is neither O2 nor a converted value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not judged: no limit is declared for this channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two rows of the tariff &quot;%1&quot; claim the minute %2 of the same days. Correct tariffs.csv and import it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Series</name>
    <message>
        <source>A data block is damaged. Restore the cache from a backup or import its files again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The overview of a day is damaged. Run `cache check` and restore the cache from a backup.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>nightjar</name>
    <message>
        <source>The extract cannot be made again from the cache: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cache gives other rows of %1 today: %2 of the frozen rows are gone or changed, %3 are new or changed. The first row that differs is &quot;%4&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same rows of %1 come from other imports today than when they were frozen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bytes are not those that were frozen: their SHA-256 should be %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal does not know that this was frozen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal says that SHA-256 %1 was frozen on %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The import records of these source files are gone or changed: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check of case %1 was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was frozen on %1 and is missing from the case.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>nightjar::CommandBox</name>
    <message>
        <source>Find an enterprise, a page, a command (pinyin initials work)  Ctrl+K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>nightjar::JobItem</name>
    <message>
        <source>%1 so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2/s · %3 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel this job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read: put this line away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelling …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>nightjar::JobStrip</name>
    <message numerus="yes">
        <source>+ %n more</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>No cache is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · last import %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · read only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This time was chosen for this cache. Click to change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today, Plans and alarms use this time: the clock, or noon after the last sample when that is older than two days. Click to change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read: put this line away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>nightjar::NowDialog</name>
    <message>
        <source>The cache&apos;s now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today, Plans and alarms look at the cache as of this moment. A cache whose last sample is older than two days lives at noon of the day after it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the data says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another time (UTC+8):</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time (UTC+8)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>nightjar::Rail</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>nightjar::RulePack</name>
    <message>
        <source>The built-in rule pack cannot be read: %1. Install Nightjar again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The built-in rule pack is missing from this program. Install Nightjar again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no rule pack: at byte %2 the JSON cannot be read (%3). Correct the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no rule pack: it needs &quot;format&quot;: &quot;nightjar-rule-pack&quot; and a list &quot;rules&quot;. Correct the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule &quot;%1&quot; is not known. The command &quot;rules&quot; lists those that are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule pack %1 cannot be opened: %2. Check the path and the permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule &quot;%1&quot; has no parameter &quot;%2&quot;. It has: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parameter &quot;%1&quot; must be a number from %2 to %3 (%4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parameter &quot;%1&quot; must be a whole number from %2 to %3.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>nightjar::ScopeDock</name>
    <message numerus="yes">
        <source>%n firm(s)</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code, name, pinyin, address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With leads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only enterprises that have leads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scope: district, industry, enterprise, point, channel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>nightjar::ScopeModel</name>
    <message>
        <source>All enterprises</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>District not declared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Industry not declared</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1, %n lead(s)</source>
        <translation type="unfinished"><numerusform></numerusform></translation>
    </message>
</context>
<context>
    <name>nightjar::TopBar</name>
    <message>
        <source>Nightjar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>nightjar::Workspace</name>
    <message>
        <source>Opening %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Cases</name>
    <message numerus="yes">
        <source>%1, %n clue(s)</source>
        <translation><numerusform>%1, %n clue</numerusform><numerusform>%1, %n clues</numerusform></translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message numerus="yes">
        <source>%n labelled span(s).</source>
        <translation><numerusform>%n labelled span.</numerusform><numerusform>%n labelled spans.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>and %n further file(s)</source>
        <translation><numerusform>and %n further file</numerusform><numerusform>and %n further files</numerusform></translation>
    </message>
</context>
<context>
    <name>Cli</name>
    <message numerus="yes">
        <source>%n lead(s) marked.</source>
        <translation><numerusform>%n lead marked.</numerusform><numerusform>%n leads marked.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s): %1 rows read, %2 taken, %3 refused, %4 already known, %5 in conflict.</source>
        <translation><numerusform>%n file: %1 rows read, %2 taken, %3 refused, %4 already known, %5 in conflict.</numerusform><numerusform>%n files: %1 rows read, %2 taken, %3 refused, %4 already known, %5 in conflict.</numerusform></translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message numerus="yes">
        <source>%n file(s) could not be read. %1</source>
        <translation><numerusform>%n file could not be read. %1</numerusform><numerusform>%n files could not be read. %1</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) imported. %1</source>
        <translation><numerusform>%n file imported. %1</numerusform><numerusform>%n files imported. %1</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n enterprise(s)</source>
        <translation><numerusform>%n enterprise</numerusform><numerusform>%n enterprises</numerusform></translation>
    </message>
</context>
<context>
    <name>nightjar::CandidateModel</name>
    <message numerus="yes">
        <source>%1, %n clue(s)</source>
        <translation><numerusform>%1, %n clue</numerusform><numerusform>%1, %n clues</numerusform></translation>
    </message>
</context>
<context>
    <name>nightjar::CaseView</name>
    <message numerus="yes">
        <source>The journal&apos;s chain of %n row(s) is unbroken; its head is %1.</source>
        <translation><numerusform>The journal&apos;s chain of %n row is unbroken; its head is %1.</numerusform><numerusform>The journal&apos;s chain of %n rows is unbroken; its head is %1.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>✗ %n item(s) no longer as frozen.</source>
        <translation><numerusform>✗ %n item no longer as frozen.</numerusform><numerusform>✗ %n items no longer as frozen.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>✓ %n item(s) still as frozen.</source>
        <translation><numerusform>✓ %n item still as frozen.</numerusform><numerusform>✓ %n items still as frozen.</numerusform></translation>
    </message>
</context>
<context>
    <name>nightjar::CasesPage</name>
    <message numerus="yes">
        <source>Title of the case that is opened from %n clue(s) of %1:</source>
        <translation><numerusform>Title of the case that is opened from %n clue of %1:</numerusform><numerusform>Title of the case that is opened from %n clues of %1:</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) frozen.</source>
        <translation><numerusform>%n file frozen.</numerusform><numerusform>%n files frozen.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written to %1, SHA-256 %2.</source>
        <translation><numerusform>%n file written to %1, SHA-256 %2.</numerusform><numerusform>%n files written to %1, SHA-256 %2.</numerusform></translation>
    </message>
</context>
<context>
    <name>nightjar::DataPage</name>
    <message numerus="yes">
        <source>%n refused row(s) written to %1.</source>
        <translation><numerusform>%n refused row written to %1.</numerusform><numerusform>%n refused rows written to %1.</numerusform></translation>
    </message>
</context>
<context>
    <name>nightjar::ImportView</name>
    <message numerus="yes">
        <source>Looking at %n file(s) or folder(s)</source>
        <translation><numerusform>Looking at %n file or folder</numerusform><numerusform>Looking at %n files or folders</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Importing %n file(s)</source>
        <translation><numerusform>Importing %n file</numerusform><numerusform>Importing %n files</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n refused row(s) written to %1.</source>
        <translation><numerusform>%n refused row written to %1.</numerusform><numerusform>%n refused rows written to %1.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Left alone, as neither table nor series: %n file(s) in the folder.</source>
        <translation><numerusform>Left alone, as neither table nor series: %n file in the folder.</numerusform><numerusform>Left alone, as neither table nor series: %n files in the folder.</numerusform></translation>
    </message>
</context>
<context>
    <name>nightjar::IntervalPanel</name>
    <message numerus="yes">
        <source>Add the %n clue(s) of this interval to a case</source>
        <translation><numerusform>Add the %n clue of this interval to a case</numerusform><numerusform>Add the %n clues of this interval to a case</numerusform></translation>
    </message>
</context>
<context>
    <name>nightjar::JobStrip</name>
    <message numerus="yes">
        <source>+ %n more</source>
        <translation><numerusform>+ %n more</numerusform><numerusform>+ %n more</numerusform></translation>
    </message>
</context>
<context>
    <name>nightjar::LeadModel</name>
    <message numerus="yes">
        <source>%n more lead(s) prove the same finding</source>
        <translation><numerusform>%n more lead prove the same finding</numerusform><numerusform>%n more leads prove the same finding</numerusform></translation>
    </message>
</context>
<context>
    <name>nightjar::MainWindow</name>
    <message numerus="yes">
        <source>The sample district is ready: %n file(s) imported. It is simulated, beside published real series.</source>
        <translation><numerusform>The sample district is ready: %n file imported. It is simulated, beside published real series.</numerusform><numerusform>The sample district is ready: %n files imported. It is simulated, beside published real series.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n new clue(s)</source>
        <translation><numerusform>%n new clue</numerusform><numerusform>%n new clues</numerusform></translation>
    </message>
</context>
<context>
    <name>nightjar::PlansPage</name>
    <message numerus="yes">
        <source>%n candidate(s)</source>
        <translation><numerusform>%n candidate</numerusform><numerusform>%n candidates</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n firm(s) with clues cannot be visited: no position.</source>
        <translation><numerusform>%n firm with clues cannot be visited: no position.</numerusform><numerusform>%n firms with clues cannot be visited: no position.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) still to complete; the stops concerned are marked on the card. All is listed under &quot;To complete&quot;.</source>
        <translation><numerusform>%n thing still to complete; the stops concerned are marked on the card. All is listed under &quot;To complete&quot;.</numerusform><numerusform>%n things still to complete; the stops concerned are marked on the card. All is listed under &quot;To complete&quot;.</numerusform></translation>
    </message>
</context>
<context>
    <name>nightjar::RecordsView</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation><numerusform>%n row</numerusform><numerusform>%n rows</numerusform></translation>
    </message>
</context>
<context>
    <name>nightjar::ScopeDock</name>
    <message numerus="yes">
        <source>%n firm(s)</source>
        <translation><numerusform>%n firm</numerusform><numerusform>%n firms</numerusform></translation>
    </message>
</context>
<context>
    <name>nightjar::ScopeModel</name>
    <message numerus="yes">
        <source>%1, %n clue(s)</source>
        <translation><numerusform>%1, %n clue</numerusform><numerusform>%1, %n clues</numerusform></translation>
    </message>
</context>
<context>
    <name>nightjar::ScreeningPage</name>
    <message numerus="yes">
        <source>%n thing(s) could not be judged, such as: %1</source>
        <translation><numerusform>%n thing could not be judged, such as: %1</numerusform><numerusform>%n things could not be judged, such as: %1</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n clue(s) in %1 s</source>
        <translation><numerusform>%n clue in %1 s</numerusform><numerusform>%n clues in %1 s</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n clue(s)</source>
        <translation><numerusform>%n clue</numerusform><numerusform>%n clues</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n firm(s)</source>
        <translation><numerusform>%n firm</numerusform><numerusform>%n firms</numerusform></translation>
    </message>
</context>
<context>
    <name>nightjar::StopPanel</name>
    <message numerus="yes">
        <source>and %n more clue(s)</source>
        <translation><numerusform>and %n more clue</numerusform><numerusform>and %n more clues</numerusform></translation>
    </message>
</context>
<context>
    <name>nightjar::TodayPage</name>
    <message numerus="yes">
        <source>%n strong</source>
        <translation><numerusform>%n strong</numerusform><numerusform>%n strong</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n stop(s)</source>
        <translation><numerusform>%n stop</numerusform><numerusform>%n stops</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n shorter alarm(s) in the last 7 days: the firms&apos; own to settle.</source>
        <translation><numerusform>%n shorter alarm in the last 7 days: the firms&apos; own to settle.</numerusform><numerusform>%n shorter alarms in the last 7 days: the firms&apos; own to settle.</numerusform></translation>
    </message>
</context>
</TS>

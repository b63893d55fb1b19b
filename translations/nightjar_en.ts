<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
</context>
<context>
    <name>nightjar::JobStrip</name>
    <message numerus="yes">
        <source>+ %n more</source>
        <translation><numerusform>+ %n more</numerusform><numerusform>+ %n more</numerusform></translation>
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
        <source>%1, %n lead(s)</source>
        <translation><numerusform>%1, %n lead</numerusform><numerusform>%1, %n leads</numerusform></translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name></name>
    <message numerus="yes">
        <source>%n can override</source>
        <translation>
            <numerusform>%n can override</numerusform>
            <numerusform>%n can override</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) failed.</source>
        <translation>
            <numerusform>One check failed.</numerusform>
            <numerusform>%n checks failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are as they were sealed.</source>
        <translation>
            <numerusform>One record is as it was sealed.</numerusform>
            <numerusform>%n records are as they were sealed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) not working.</source>
        <translation>
            <numerusform>One thing does not work.</numerusform>
            <numerusform>%n things do not work.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n walk(s) missing: the report will say that it is incomplete.</source>
        <translation>
            <numerusform>%n walk missing: the report will say that it is incomplete.</numerusform>
            <numerusform>%n walks missing: the report will say that it is incomplete.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a PIN</source>
        <translation>
            <numerusform>%n with a PIN</numerusform>
            <numerusform>%n with a PIN</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n&#xa0;day(s) %1&#xa0;h</source>
        <translation>
            <numerusform>%n&#xa0;day %1&#xa0;h</numerusform>
            <numerusform>%n&#xa0;days %1&#xa0;h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n&#xa0;min</source>
        <translation>
            <numerusform>%n&#xa0;min</numerusform>
            <numerusform>%n&#xa0;min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An override lasts %n minute(s) at the most.</source>
        <translation>
            <numerusform>An override lasts one minute at the most.</numerusform>
            <numerusform>An override lasts %n minutes at the most.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Digits entered: %n</source>
        <translation>
            <numerusform>%n digit entered</numerusform>
            <numerusform>%n digits entered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Let in wrongly: %n walk(s).</source>
        <translation>
            <numerusform>Let in wrongly: %n walk.</numerusform>
            <numerusform>Let in wrongly: %n walks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Please look at %n thing(s).</source>
        <translation>
            <numerusform>Please look at one thing.</numerusform>
            <numerusform>Please look at %n things.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>So it was in %n walk(s).</source>
        <translation>
            <numerusform>So it was in %n walk.</numerusform>
            <numerusform>So it was in %n walks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Testing: %n done</source>
        <translation>
            <numerusform>Testing: %n done</numerusform>
            <numerusform>Testing: %n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The last %n event(s)</source>
        <translation>
            <numerusform>The last event</numerusform>
            <numerusform>The last %n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The settings have %n mistake(s).</source>
        <translation>
            <numerusform>The settings have %n mistake.</numerusform>
            <numerusform>The settings have %n mistakes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>no picture is kept: %n file(s) written, none of which takes one; no core dumps</source>
        <translation>
            <numerusform>no picture is kept: %n file is written, which takes none; no core dumps</numerusform>
            <numerusform>no picture is kept: %n files are written, none of which takes one; no core dumps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sees %n face(s) in a portrait of one: %1 to have the model anew</source>
        <translation>
            <numerusform>sees %n face in a portrait of one: %1 to have the model anew</numerusform>
            <numerusform>sees %n faces in a portrait of one: %1 to have the model anew</numerusform>
        </translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name>ChecklistText</name>
    <message numerus="yes">
        <source>%n step(s) are in trouble.</source>
        <translation>
            <numerusform>%n step is in trouble.</numerusform>
            <numerusform>%n steps are in trouble.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConnectionTable</name>
    <message numerus="yes">
        <source>%n certificate(s) of its own</source>
        <translation>
            <numerusform>%n certificate of its own</numerusform>
            <numerusform>%n certificates of its own</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CredentialCommand</name>
    <message numerus="yes">
        <source>secret, %n character(s), fingerprint %1</source>
        <translation>
            <numerusform>secret, %n character, fingerprint %1</numerusform>
            <numerusform>secret, %n characters, fingerprint %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Credentials</name>
    <message numerus="yes">
        <source>Secret, %n character(s), fingerprint %1</source>
        <translation>
            <numerusform>Secret, %n character, fingerprint %1</numerusform>
            <numerusform>Secret, %n characters, fingerprint %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, in %n day(s)</source>
        <translation>
            <numerusform>%1, in %n day</numerusform>
            <numerusform>%1, in %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CredentialsPage</name>
    <message numerus="yes">
        <source>%n field(s) will be deleted. Lentera cannot sign in until you set a new credential. This cannot be undone.</source>
        <translation>
            <numerusform>%n field will be deleted. Lentera cannot sign in until you set a new credential. This cannot be undone.</numerusform>
            <numerusform>%n fields will be deleted. Lentera cannot sign in until you set a new credential. This cannot be undone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiagnosePage</name>
    <message numerus="yes">
        <source>%1 (and %n more cause(s))</source>
        <translation>
            <numerusform>%1 (and %n more cause)</numerusform>
            <numerusform>%1 (and %n more causes)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message numerus="yes">
        <source>%n tenant(s) written to %1.</source>
        <translation>
            <numerusform>%n tenant written to %1.</numerusform>
            <numerusform>%n tenants written to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesPage</name>
    <message numerus="yes">
        <source>No mistakes in %n file(s)</source>
        <translation>
            <numerusform>No mistakes in %n file</numerusform>
            <numerusform>No mistakes in %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mistake(s) found</source>
        <translation>
            <numerusform>%n mistake found</numerusform>
            <numerusform>%n mistakes found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>McpText</name>
    <message numerus="yes">
        <source>%n tool(s)</source>
        <translation>
            <numerusform>%n tool</numerusform>
            <numerusform>%n tools</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OauthOptions</name>
    <message numerus="yes">
        <source>Waiting for at most %n second(s).</source>
        <translation>
            <numerusform>Waiting for at most %n second.</numerusform>
            <numerusform>Waiting for at most %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message numerus="yes">
        <source>None of the %n connection(s) was checked yet.</source>
        <translation>
            <numerusform>The connection was not checked yet.</numerusform>
            <numerusform>None of the %n connections was checked yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 connections do(es) not work.</source>
        <translation>
            <numerusform>%n of %1 connections does not work.</numerusform>
            <numerusform>%n of %1 connections do not work.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n connection(s) work.</source>
        <translation>
            <numerusform>The connection works.</numerusform>
            <numerusform>All %n connections work.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) work(s), with warnings.</source>
        <translation>
            <numerusform>%n connection works, with warnings.</numerusform>
            <numerusform>%n connections work, with warnings.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) was/were not checked yet.</source>
        <translation>
            <numerusform>%n connection was not checked yet.</numerusform>
            <numerusform>%n connections were not checked yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connections share the cause “%1”.</source>
        <translation>
            <numerusform>%n connection has the cause “%1”.</numerusform>
            <numerusform>%n connections share the cause “%1”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PostureText</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 to %2 (%n day(s))</source>
        <translation>
            <numerusform>%1 to %2 (%n day)</numerusform>
            <numerusform>%1 to %2 (%n days)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n bit(s)</source>
        <translation>
            <numerusform>%1, %n bit</numerusform>
            <numerusform>%1, %n bits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PracticeCommand</name>
    <message numerus="yes">
        <source>%n practice system(s) did not show what was built in.</source>
        <translation>
            <numerusform>%n practice system did not show what was built in.</numerusform>
            <numerusform>%n practice systems did not show what was built in.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignText</name>
    <message numerus="yes">
        <source>What is signed, %n byte(s):</source>
        <translation>
            <numerusform>What is signed, %n byte:</numerusform>
            <numerusform>What is signed, %n bytes:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n byte(s):</source>
        <translation>
            <numerusform>%1, %n byte:</numerusform>
            <numerusform>%1, %n bytes:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mistake(s) made together explain it to the last bit.</source>
        <translation>
            <numerusform>%n mistake explains it to the last bit.</numerusform>
            <numerusform>%n mistakes made together explain it to the last bit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n signature(s) computed.</source>
        <translation>
            <numerusform>%n signature computed.</numerusform>
            <numerusform>%n signatures computed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TenantCommand</name>
    <message numerus="yes">
        <source>%n tenant(s) added.</source>
        <translation>
            <numerusform>%n tenant added.</numerusform>
            <numerusform>%n tenants added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) updated.</source>
        <translation>
            <numerusform>%n tenant updated.</numerusform>
            <numerusform>%n tenants updated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) unchanged.</source>
        <translation>
            <numerusform>%n tenant unchanged.</numerusform>
            <numerusform>%n tenants unchanged.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TlsCommand</name>
    <message numerus="yes">
        <source>%n connection(s) were made.</source>
        <translation>
            <numerusform>%n connection was made.</numerusform>
            <numerusform>%n connections were made.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n request(s) was/were sent to the system.</source>
        <translation>
            <numerusform>%n request was sent to the system.</numerusform>
            <numerusform>%n requests were sent to the system.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lentera::CheckQueue</name>
    <message numerus="yes">
        <source>%n connection(s) checked.</source>
        <translation>
            <numerusform>%n connection checked.</numerusform>
            <numerusform>%n connections checked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them do(es) not work.</source>
        <translation>
            <numerusform>%n of them does not work.</numerusform>
            <numerusform>%n of them do not work.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lentera::CredentialInput</name>
    <message numerus="yes">
        <source>%n character(s) entered.</source>
        <translation>
            <numerusform>%n character entered.</numerusform>
            <numerusform>%n characters entered.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lentera::CredentialsPresenter</name>
    <message numerus="yes">
        <source>Only %n of the fields was/were stored: %1</source>
        <translation>
            <numerusform>Only %n of the fields was stored: %1</numerusform>
            <numerusform>Only %n of the fields were stored: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) could not be removed and is/are still there: %1</source>
        <translation>
            <numerusform>%n field could not be removed and is still there: %1</numerusform>
            <numerusform>%n fields could not be removed and are still there: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lentera::FindingsModel</name>
    <message numerus="yes">
        <source>%n step(s) not run because of this: %1</source>
        <translation>
            <numerusform>%n step not run because of this: %1</numerusform>
            <numerusform>%n steps not run because of this: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lentera::PostureDialog</name>
    <message numerus="yes">
        <source>Examining: %n connection(s) so far</source>
        <translation>
            <numerusform>Examining: %n connection so far</numerusform>
            <numerusform>Examining: %n connections so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>main</name>
    <message numerus="yes">
        <source>%n connector file(s) could not be read.</source>
        <translation>
            <numerusform>%n connector file could not be read.</numerusform>
            <numerusform>%n connector files could not be read.</numerusform>
        </translation>
    </message>
</context>
</TS>

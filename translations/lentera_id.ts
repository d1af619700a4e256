<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id_ID">
<context>
    <name>CheckCommand</name>
    <message>
        <source>There is no connection to check. Add one: lentera-cli connection add TENANT/ID --url URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error: Name what to check: TENANT[/CONNECTION], --all, --url URL or --replay CASEFILE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check connections and name the root cause.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TENANT or TENANT/CONNECTION.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every connection of every tenant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judge a case file again, without network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the run to this case file, without secrets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat the call to measure its latency.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send every request once; repeat and vary nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings end with status 4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the report as Markdown.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Root cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectionCommand</name>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no connection yet. Add one: lentera-cli connection add TENANT/ID --url URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection %1:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed. Undo it with: lentera-cli connection restore %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Display name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List, show, add, edit, duplicate, remove and lint connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection, e.g. acme/jira.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List the connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only of these tenants.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a connection&apos;s settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change what is given, keep the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy a connection&apos;s settings, without its credential.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy, TENANT/CONNECTION.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove a connection; it can be restored until it is purged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete it for good, with its secrets in the keychain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the removal of a connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for mistakes in settings and connector files, without network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only these: TENANT or TENANT/CONNECTION.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConnectionText</name>
    <message>
        <source>Kind of system, e.g. jira. Default: generic-http.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base URL of the system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A parameter of the connector, NAME=VALUE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of sign-in that the connector offers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust the roots in this PEM file beside the system&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust only the roots in this PEM file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client certificate, PEM or PKCS#12.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key of the client certificate, PEM.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask this DNS server, IP or IP:PORT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HOST:PORT:ADDR:PORT: connect there instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy URL: http, https, socks5 or socks5h.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use no proxy, whatever the environment says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds that a check may take in all.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CredentialCommand</name>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>secret, %n character(s), fingerprint %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This connection has no credential yet. Set one: lentera-cli credential set %1 --secret-stdin FIELD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (not shown): </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored in the keychain and read back. Verify it: lentera-cli credential verify %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system accepts the new credential; it is stored and the old one is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new credential was not accepted; the old one is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted from the keychain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List, set, verify, rotate and remove credentials; ask for the keychain&apos;s state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection, e.g. acme/jira.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what is known of a connection&apos;s credential; never the secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Store a credential in the keychain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the stored credential against the live system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check a new credential against the live system and store it if it is accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete a connection&apos;s credential from the keychain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say whether the keychain is usable, locked, waiting, absent or silent.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CredentialHints</name>
    <message>
        <source>There is white space or a line break at its beginning or end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a line break or another control character inside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is in quotation marks; they are hardly part of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It begins with “Bearer” or another word that Lentera adds by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It looks like a placeholder, not like a real value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is a masked value: the dots or stars were copied in place of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the encrypted form from a database, not the value itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It usually begins with: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its length or its characters are unusual for this field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has characters that such values rarely have (not ASCII).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Credentials</name>
    <message>
        <source>Proxy sign-in, as user:password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase of the client certificate&apos;s key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (not used by this sign-in)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Secret, %n character(s), fingerprint %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not entered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1, in %n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CredentialsPage</name>
    <message>
        <source>Where to get this credential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Set…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the credential or the day it expires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the stored credential against the live system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;otate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try a new credential against the live system and store it if it is accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;move…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the credential from the keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This connection signs in without a credential.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A connection&apos;s credential is kept in the keychain of this computer. Choose a connection on the left to set, verify, rotate or remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This tenant has no connection yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a connection to %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the credential?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the credential of %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) will be deleted. Lentera cannot sign in until you set a new credential. This cannot be undone.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Remove credential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verif&amp;y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the connection to choose another sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiagnosePage</name>
    <message>
        <source>&amp;Run check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pass on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a connection on the left; its last check and its root cause are shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy report as &amp;text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy report as &amp;Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy report as &amp;JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save case file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked yet. Run the check to see whether it works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 (and %n more cause(s))</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 · checked %3 · took %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save case file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case files (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Lentera tenants (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tenants added: %1, updated: %2, unchanged: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import tenants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export tenants without their secrets</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) written to %1.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExplainCommand</name>
    <message>
        <source>Error: Give an id or an error text, or --list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is known about this text. Try a shorter part of it, or see: lentera-cli explain --list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explain a finding&apos;s id or any error text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An id, or a pasted error text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List everything that can be explained.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Welcome to Lentera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lentera finds out why an integration does not work, and says who can fix it and how.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the practice workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Systems inside Lentera, some of them broken. Works offline, in a minute, and touches nothing real.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a tenant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A customer or organisation whose connections you look after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tenants that another Lentera exported, without their secrets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting the practice systems…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Paste an error text, or type a word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explanations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing explains this yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try fewer words, or the part of the text that names the error.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Usage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OPTIONS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>REQUIRED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TEXT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NUMBER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excludes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print this help and exit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown argument: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A command is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is required.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 needs a value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value of %1 is not valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds the root cause when an integration breaks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of messages and explanations: en or id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer with one JSON document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer with one JSON document a line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the version and exit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See: lentera-cli --help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>The connection was not checked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>None of the %n connection(s) was checked yet.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The connection does not work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 connections do(es) not work.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n connection(s) work.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) work(s), with warnings.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) was/were not checked yet.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connections share the cause “%1”.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Root cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last checked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>A&amp;ll tenants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check &amp;selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by any word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the selected connections (Ctrl+Return in the table)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check every connection of this list (Ctrl+Shift+R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection has these words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use fewer words, or clear the filter to see all connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All tenants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This tenant has no connection yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A connection is one system of a tenant: its address, its sign-in, how it is reached. Their state is shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a connection to %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PracticeCommand</name>
    <message>
        <source>Practice workspace: these systems run inside Lentera, on this computer only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n practice system(s) did not show what was built in.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Start the practice workspace and diagnose its systems.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SecretText</name>
    <message>
        <source>Read this credential field from standard input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FIELD=NAME: read it from the environment variable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FIELD=NUMBER: read it from the open file descriptor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FIELD=VALUE of a credential field that is not secret.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Error: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsTexts</name>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy a&amp;ddress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used where the proxy is “This proxy”. http, https, socks5 or socks5h, without user name and password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A connection&apos;s own certificates are chosen in the connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time without a &amp;byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connector files that could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What new connections start with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to co&amp;nnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time for the whole chec&amp;k</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TenantCommand</name>
    <message>
        <source>Tenant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no tenant yet. Add one: lentera-cli tenant add ID --name NAME</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed. Undo it with: lentera-cli tenant restore %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) added.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) updated.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s) unchanged.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Tenant, e.g. acme.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Display name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>production, staging, sandbox or development.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour of the window&apos;s frame, #rrggbb.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List, show, add, edit, remove, import and export tenants.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List the tenants.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those that were removed and can be restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a tenant and its connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a tenant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change what is given, keep the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove a tenant; it can be restored until it is purged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete it for good, with its secrets in the keychain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the removal of a tenant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add and update tenants from a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A lentera.tenants/1 document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write tenants to a file, without secrets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file, or - for standard output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only these tenants.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the environment variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s certificates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s and these certificates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only these certificates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DNS lookup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TCP connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS handshake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTTP answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content of the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Information</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Production</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Development</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works, with warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The operator of the service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tenant&apos;s administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Support, in Lentera&apos;s settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vendor of the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You, on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain is usable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain is waiting for you to unlock it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no keychain here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prevention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who can fix it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reproduce</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not run or not judged because of this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lentera::Actions</name>
    <message>
        <source>&amp;Run check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check an &amp;address once…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop what is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add a tenant…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a &amp;connection…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import tenants…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xport tenants…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Practice workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Leave the practice workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Diagnose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command &amp;palette…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Filter tenants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch to English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch to Indonesian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance as the system has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Explain what is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Lentera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Lentera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lentera %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds the root cause when an integration breaks. Free software under the GNU General Public License, version 3 or later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste an address or an error text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lentera::AdvancedForm</name>
    <message>
        <source>Name servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses separated by commas, with a port where it is not 53. Empty: the system&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HOST:PORT:ADDRESS:PORT, separated by commas: sends a name&apos;s requests to another address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>http, https, socks5 or socks5h. User name and password belong to the credential.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File with trusted certificates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trusted certificates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A PEM file; its content is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.p12 *.pfx);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PEM or PKCS#12.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys (*.pem *.key);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty when it is in the certificate&apos;s file. Its passphrase belongs to the credential.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For one TCP connection or TLS handshake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time without a byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While waiting for an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time for the whole check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file cannot be read, or holds no PEM certificate.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lentera::CheckQueue</name>
    <message>
        <source>The checks were stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) checked.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them do(es) not work.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lentera::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a command, a tenant, an address or an error text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run check of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check %1 once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explain “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lentera::ConnectionDialog</name>
    <message>
        <source>Advanced: proxy, trust, time-outs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a connection — %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit %1 — %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check an address once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The credential itself is set on the Credentials page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N&amp;otes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (its file is missing)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Identifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used on the command line and in files. It cannot be changed later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The usual one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A connection needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use 1 to 64 lower-case letters, digits and hyphens; start with a letter or digit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in this field.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lentera::CredentialDialog</name>
    <message>
        <source>Set the credential of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate the credential of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Store in the keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Check and store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you enter goes into the keychain of this computer and nowhere else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new values are tried against the live system first. They are stored only if it accepts them; else the old ones are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a value; the sign-in needs it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was entered yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lentera::CredentialInput</name>
    <message>
        <source>Leave empty to keep the stored value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what was entered for ten seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expires on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 expires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day on which %1 expires</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) entered.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lentera::CredentialTable</name>
    <message>
        <source>Fields of the credential</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lentera::CredentialsPresenter</name>
    <message>
        <source>The credential is stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new credential is stored, but the old one could not be deleted: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Only %n of the fields was/were stored: %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was stored: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was stored; the old credential is still in force: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before the credential was verified.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system accepts this credential.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system accepts this credential, but something else does not work: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system does not accept this credential: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The credential could not be verified; the check ended before the sign-in: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system accepts the new credential. It is stored, and the old one is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before the system answered. The old credential is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system does not accept the new credential, so the old one is kept: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new credential could not be tried, so the old one is kept: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The credential was removed from the keychain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was removed; the credential is still there: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) could not be removed and is/are still there: %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Asking the keychain for its state…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice credentials are kept in memory and are gone when you leave.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain is usable: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storing in the keychain…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing from the keychain…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the live system…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the live system, step “%1”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in Diagnose</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lentera::Desk</name>
    <message>
        <source>Explain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tenant “%1” was removed with its connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection “%1” was removed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lentera::DetailPane</name>
    <message>
        <source>Raw evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw &amp;evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what was seen, as it was stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command that reproduces it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy c&amp;ommand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reproduce</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last worked: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No earlier check of this connection was good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This step is in order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This step was not run because an earlier one failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This step was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lentera::DiagnosePresenter</name>
    <message>
        <source>The case file was written to %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lentera::ExplanationView</name>
    <message>
        <source>Show this explanation in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy this explanation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lentera::FileField</name>
    <message>
        <source>Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse for: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lentera::FindingsModel</name>
    <message numerus="yes">
        <source>%n step(s) not run because of this: %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lentera::KeychainBar</name>
    <message>
        <source>E&amp;xplain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State of the keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the keychain for its state again (Ctrl+Shift+K)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lentera::LadderView</name>
    <message>
        <source>Steps of the check</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lentera::MainWindow</name>
    <message>
        <source>Close Lentera?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A check is still running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing stops it. What was seen so far is not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lentera::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lentera::OverviewTable</name>
    <message>
        <source>Connections and their state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open in Diagnose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chec&amp;k selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as &amp;text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as &amp;Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lentera::PlaceBar</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagnose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, key %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lentera::PracticeBanner</name>
    <message>
        <source>Practice workspace: these systems run inside Lentera. Nothing here is real.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lentera::SecretEdit</name>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Empty</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lentera::ShortcutList</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lentera::TenantDialog</name>
    <message>
        <source>Add a tenant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add tenant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Identifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used on the command line and in files. It cannot be changed later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When in doubt, choose production: Lentera is then most careful.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N&amp;otes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the environment&apos;s colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour of the tenant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the colour, now: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tenant needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use 1 to 64 lower-case letters, digits and hyphens; start with a letter or digit.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lentera::TenantPanel</name>
    <message>
        <source>Filter tenants and connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tenants and connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tenants and their connections stand here. Press Ctrl+N to add one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tenant or connection has these words.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>main</name>
    <message numerus="yes">
        <source>%n connector file(s) could not be read.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

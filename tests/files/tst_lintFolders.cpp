// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/lintPaths.h"
#include "support/runTests.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace lentera {

//! What lint says about folders of tools and plugins: nothing about good ones, the right thing about each mistake.
class LintFoldersTest : public QObject {
    Q_OBJECT

    QSet<QString> m_seen;

    static void write(const QString &path, const QByteArray &content)
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(path));
        file.write(content);
    }
    static void copyExample(const QString &name, const QString &to)
    {
        const QDir from(QStringLiteral(SOURCE_DIR "/tests/data/files/") + name);
        QDirIterator files(from.path(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            write(to + u'/' + from.relativeFilePath(file.fileName()), file.readAll());
        }
    }
    // `id@file:line:column` of everything.
    QString found(const QString &folder)
    {
        const Result<LintReport> report = lintPaths({folder}, {});
        if (!report)
            return u"error "_s + report.error().id;
        QStringList lines;
        for (const FileFinding &finding : report->findings) {
            m_seen << finding.id;
            const QString more = finding.facts.value(u"suggestion"_s);
            lines << u"%1@%2:%3:%4%5"_s
                         .arg(finding.id.startsWith("file."_L1) ? finding.id.section(u'.', 2) : finding.id,
                              QDir(folder).relativeFilePath(finding.file))
                         .arg(finding.place.line)
                         .arg(finding.place.column)
                         .arg(more.isEmpty() ? QString() : u"→"_s + more);
        }
        return lines.join(u' ');
    }
    static void changes()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("before"); // what is replaced; all of it when empty, nothing left when it is `-`
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("expected");
    }
    void change(const QString &example)
    {
        QFETCH(const QString, file);
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, after);
        const QTemporaryDir folder;
        copyExample(example, folder.path());
        const QString path = folder.filePath(file);
        if (before == "-") {
            QVERIFY(QFile::remove(path));
        } else if (before.isEmpty()) {
            write(path, after);
        } else {
            QFile original(path);
            QVERIFY(original.open(QIODevice::ReadOnly));
            QByteArray content = original.readAll();
            original.close();
            QVERIFY2(content.contains(before), before.constData());
            write(path, content.replace(content.indexOf(before), before.size(), after));
        }
        QTEST(found(folder.path()), "expected");
    }

private Q_SLOTS:
    void goodExamplesAreQuiet_data()
    {
        QTest::addColumn<QString>("example");
        for (const QString &name : {u"dify-plugin"_s, u"dify-builtin"_s, u"plugins"_s})
            QTest::newRow(qPrintable(name)) << name;
    }
    void goodExamplesAreQuiet()
    {
        QFETCH(const QString, example);
        const QTemporaryDir folder;
        copyExample(example, folder.path());
        QCOMPARE(found(folder.path()), QString());
        QVERIFY(lintPaths({folder.path()}, {})->files.size() >= 4);
    }

    void difyPlugin_data()
    {
        changes();
        const auto row = [](const char *name, const char *file, const QByteArray &before, const QByteArray &after,
                            const QString &expected) {
            QTest::newRow(name) << QString::fromLatin1(file) << before << after << expected;
        };
        const char *manifest = "manifest.yaml";
        const char *provider = "provider/weather.yaml";
        const char *tool = "tools/forecast.yaml";
        row("no main.py", "main.py", "-", {}, u"file-missing@manifest.yaml:0:0"_s);
        row("no requirements", "requirements.txt", "-", {}, u"file-missing@manifest.yaml:0:0"_s);
        row("an icon that is not there", manifest, "icon.svg", "logo.svg", u"icon-missing@manifest.yaml:7:7"_s);
        row("a provider that is not there", manifest, "provider/weather.yaml", "provider/wether.yaml",
            u"file-unlisted@manifest.yaml:12:5 file-missing@manifest.yaml:12:7"_s);
        row("a tool that nobody lists", "tools/rain.yaml", {}, "notes: 1\n", u"file-unlisted@manifest.yaml:12:5"_s);
        row("no plugins", manifest, "plugins:\n  tools:\n    - provider/weather.yaml\n", "plugins:\n",
            u"member-missing@manifest.yaml:10:1"_s);
        row("a picture of another kind", "_assets/icon.svg", {}, "\x89PNG\r\n",
            u"icon-kind@manifest.yaml:7:7 icon-kind@provider/weather.yaml:8:9"_s);
        row("a large picture", "_assets/icon.svg", {}, "<svg>" + QByteArray(1024 * 1024, ' '),
            u"icon-size@manifest.yaml:7:7 icon-size@provider/weather.yaml:8:9"_s);
        row("no YAML", provider, "identity:\n", "identity: [\n", u"syntax@provider/weather.yaml:3:7"_s);
        row("a member twice", provider, "  author: acme\n", "  author: acme\n  author: acme\n",
            u"repeated@provider/weather.yaml:3:3"_s);
        row("no author", provider, "  author: acme\n", {}, u"member-missing@provider/weather.yaml:1:1"_s);
        row("no English", provider, "    en_US: Weather\n", "    id_ID: Cuaca\n",
            u"member-missing@provider/weather.yaml:5:5 language@provider/weather.yaml:5:5"_s);
        row("a name with a blank", provider, "name: weather", "name: my weather",
            u"name-invalid@provider/weather.yaml:3:9"_s);
        row("another name", provider, "name: weather", "name: wind", u"file-name@provider/weather.yaml:3:9"_s);
        row("an unknown tag", provider, "[weather]", "[wether]", u"value@provider/weather.yaml:9:10→weather"_s);
        row("credentials without a value", provider, "  api_key:\n    type: secret-input\n",
            "  api_key:\n    type: secret\n", u"value@provider/weather.yaml:12:11"_s);
        row("a credential without a label", provider, "    required: true\n    label:\n      en_US: API key\n", {},
            u"label-missing@provider/weather.yaml:11:3"_s);
        row("a default secret", provider, "    required: true\n", "    default: abc\n",
            u"secret@provider/weather.yaml:13:14"_s);
        row("a choice of nothing", provider,
            "    options:\n      - value: asia\n        label:\n          en_US: Asia\n", {},
            u"member-missing@provider/weather.yaml:17:5"_s);
        row("a tool that is not there", provider, "tools/forecast.yaml", "tools/forcast.yaml",
            u"file-unlisted@manifest.yaml:12:5 file-missing@provider/weather.yaml:25:5"_s);
        row("tools as a text", provider, "tools:\n  - tools/forecast.yaml", "tools: tools/forecast.yaml",
            u"shape@provider/weather.yaml:24:8"_s);
        row("no source", provider, "extra:\n  python:\n    source: provider/weather.py\n", {},
            u"member-missing@provider/weather.yaml:1:1"_s);
        row("a source that is not there", provider, "provider/weather.py", "weather.py",
            u"file-missing@provider/weather.yaml:28:13"_s);
        row("no provider class", "provider/weather.py", "(ToolProvider)", "(object)",
            u"class@provider/weather.py:0:0"_s);
        row("two provider classes", "provider/weather.py", "class WeatherProvider",
            "class First(ToolProvider):\n    pass\n\n\nclass WeatherProvider", u"class@provider/weather.py:10:7"_s);
        row("a class that may derive", "provider/weather.py", "import ToolProvider\n",
            "import ToolProvider\nfrom .own import Own\n", QString());
        row("credentials that nobody checks", "provider/weather.py", "_validate_credentials", "_check",
            u"method@provider/weather.py:6:7"_s);
        row("no description", tool, "  llm: Gives the weather forecast for a town.\n", {},
            u"description-missing@tools/forecast.yaml:7:3"_s);
        row("a parameter twice", tool, "name: unit", "name: town",
            u"parameter-repeated@tools/forecast.yaml:20:11 parameter-unknown@tools/forecast.py:11:16"_s);
        row("a parameter with blanks", tool, "name: unit", "name: the unit",
            u"parameter-name@tools/forecast.yaml:20:11 parameter-unknown@tools/forecast.py:11:16"_s);
        row("an unknown type", tool, "type: string", "type: sting", u"value@tools/forecast.yaml:12:11→string"_s);
        row("an unknown form", tool, "form: llm", "form: llmm", u"value@tools/forecast.yaml:19:11→llm"_s);
        row("required as a word", tool, "required: false", "required: maybe", u"shape@tools/forecast.yaml:22:15"_s);
        row("a parameter that models do not understand", tool, "    llm_description: Name of the town, e.g. Bandung.\n",
            {}, u"description-missing@tools/forecast.yaml:11:5"_s);
        row("a parameter that is not declared", "tools/forecast.py", "[\"town\"]", "[\"twn\"]",
            u"parameter-unknown@tools/forecast.py:10:16→town"_s);
        row("no _invoke", "tools/forecast.py", "_invoke", "invoke", u"method@tools/forecast.py:8:7"_s);
        row("too deep", tool, "parameters:\n", "x: " + QByteArray(100, '[') + QByteArray(100, ']') + "\nparameters:\n",
            u"limit@tools/forecast.yaml:10:35"_s);
    }
    void difyPlugin() { change(u"dify-plugin"_s); }

    void difyBuiltIn_data()
    {
        changes();
        const auto row = [](const char *name, const char *file, const QByteArray &before, const QByteArray &after,
                            const QString &expected) {
            QTest::newRow(name) << QString::fromLatin1(file) << before << after << expected;
        };
        row("another name", "weather/weather.yaml", "name: weather", "name: wind",
            u"folder-name@weather/weather.yaml:3:9"_s);
        row("empty credentials", "weather/weather.yaml", "credentials_for_provider: {}",
            "credentials_for_provider:", u"credentials-empty@weather/weather.yaml:10:1"_s);
        row("a tool without code", "weather/tools/forecast.py", "-", {},
            u"file-missing@weather/tools/forecast.yaml:0:0"_s);
        row("a file that is passed over", "weather/tools/rain.yml", {},
            "identity:\n  name: rain\n  author: acme\n  label: {en_US: Rain}\n",
            u"extension@weather/tools/rain.yml:0:0 description-missing@weather/tools/rain.yml:0:0 "
            "file-missing@weather/tools/rain.yml:0:0"_s);
        row("the plugin's class", "weather/weather.py",
            "BuiltinToolProviderController):", "ToolProvider):", u"class@weather/weather.py:0:0"_s);
    }
    void difyBuiltIn() { change(u"dify-builtin"_s); }

    void plugins_data()
    {
        changes();
        const auto row = [](const char *name, const char *file, const QByteArray &before, const QByteArray &after,
                            const QString &expected) {
            QTest::newRow(name) << QString::fromLatin1(file) << before << after << expected;
        };
        const char *good = "good_desk/plugin.py";
        row("a method is missing", good, "async def test_connection(", "async def test(",
            u"plugin.class.abstract@good_desk/plugin.py:10:7"_s);
        row("a method that is not async", good,
            "    async def validate_webhook(self, payload, signature, raw_body: bytes | None = None) -> bool:\n        "
            "secret = await",
            "    def validate_webhook(self, payload, signature, raw_body: bytes | None = None) -> bool:\n        "
            "secret =",
            u"method-kind@good_desk/plugin.py:18:9 python.coroutine.not-awaited@good_desk/plugin.py:19:18"_s);
        row("an old signature", good, ", raw_body: bytes | None = None", "",
            u"plugin.webhook.signature-old@good_desk/plugin.py:18:15"_s);
        row("no __init__.py", "good_desk/__init__.py", "-", {}, u"init-missing@good_desk/plugin.py:0:0"_s);
        row("a folder without plugin.py", "new_desk/api_client.py", {}, "x = 1\n", u"main-missing@.:0:0"_s);
        row("the same type", "third_desk/plugin.py", {},
            "from src.plugins.base import TicketingToolPlugin\nclass Third(TicketingToolPlugin, Other):\n"
            "    __tool_type__ = 'good_desk'\n",
            u"plugin.tool-type.duplicate@good_desk/plugin.py:10:7 init-missing@third_desk/plugin.py:0:0 "
            "plugin.tool-type.duplicate@third_desk/plugin.py:2:7"_s);
        row("a folder that is passed over", "_draft/plugin.py", {},
            "from src.plugins.base import TicketingToolPlugin\n",
            u"folder-skipped@_draft/plugin.py:0:0 init-missing@_draft/plugin.py:0:0"_s);
    }
    void plugins() { change(u"plugins"_s); }

    void python_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QByteArray &source, const QString &expected) {
            QTest::newRow(name) << source << expected;
        };
        const QString lost = u"python.coroutine.not-awaited@x.py:"_s;
        row("a text that does not end", "x = 'a\n", u"syntax@x.py:1:5"_s);
        row("no UTF-8", "x = '\xff'\n", u"encoding@x.py:0:0"_s);
        row("another encoding", "# -*- coding: latin-1 -*-\nx = '\xff'\n", QString());
        row("brackets without end", QByteArray(300, '('), u"limit@x.py:1:201"_s);
        row("the beginning of a key", "A = '-----BEGIN PRIVATE KEY-----'\nB = b'-----BEGIN CERTIFICATE-----'\n",
            QString());
        row("a key", "KEY = 'sk_live_51Canary0000000000000000'\n", u"secret@x.py:1:7"_s);
        row("a password by its name", "connect(password='Canary-9kd83jd')\nd = {'api_key': 'Canary83jdk29d'}\n",
            u"secret@x.py:1:18 secret@x.py:2:17"_s);
        row("no password",
            "d = {'password': 'your-password-1', 'token': f'{a}123456789012', 'secret': 'secret-input'}\n"
            "path = '/usr/lib/python3.11/site-packages'\n'''sk_live_…'''\n",
            QString());
        row("calls that wait",
            "import requests\nfrom requests import Session as S\nrequests.get(u)\ns = S()\ns.post(u)\n",
            u"timeout@x.py:3:1 timeout@x.py:5:1"_s);
        row("calls that wait otherwise",
            "import httpx, urllib.request\nurllib.request.urlopen(u)\nhttpx.get(u, timeout=None)\n",
            u"timeout@x.py:2:1 timeout@x.py:3:1"_s);
        row("calls that do not wait",
            "import requests, httpx\nrequests.get(u, timeout=3)\nrequests.get(u, **k)\nhttpx.get(u)\ncache.get(u)\n",
            QString());
        row("any certificate",
            "import requests, httpx\nrequests.get(u, timeout=3, verify=False)\nc = "
            "httpx.AsyncClient(verify=False)\nrequests.get(u, timeout=3, verify=ca)\n",
            u"verify-off@x.py:2:1 verify-off@x.py:3:5"_s);
        row("blocks", "import time\nasync def f():\n    time.sleep(1)\n    def g():\n        time.sleep(1)\n",
            u"blocking@x.py:3:5"_s);
        row("text for bytes",
            "import hmac, json\nhmac.new('secret', b, h)\ndef f(key: str, other: str, b: bytes):\n    hmac.new(key, b, "
            "h)\n"
            "    hmac.new(key.encode(), b, h)\n    hmac.new(b, json.dumps(x), h)\n    other = other.encode()\n"
            "    hmac.new(other, b, h)\n",
            u"mypy.argument.str-for-bytes@x.py:2:1 mypy.argument.str-for-bytes@x.py:4:5 "
            "mypy.argument.str-for-bytes@x.py:6:5"_s);
        row("a signature that is compared",
            "import hmac\nif expected == signature: pass\nif h.hexdigest() != got: pass\nif method == "
            "signature_method: pass\n"
            "if signature == 'x': pass\nif len(signature) == n: pass\nif signature == None: pass\n",
            u"signature-compare@x.py:2:4 signature-compare@x.py:3:4"_s);
        row("a checksum that is compared", "if expected == signature or h.hexdigest() == got: pass\n", QString());
        row("returns nothing",
            "def f() -> bool:\n    if a: return None\n    return True\ndef g() -> bool | None:\n    "
            "return None\n",
            u"mypy.return.incompatible@x.py:2:11"_s);
        row("an old name", "from src.plugins.registry import PluginRegistry\n", u"plugin.registry.renamed@x.py:1:34"_s);
        row("awaits",
            "import asyncio\nasync def f(): pass\nasync def g():\n    f()\n    asyncio.sleep(1)\n    if f(): pass\n    "
            "f().x\n"
            "    y = f()\n    y['a']\n    z = f()\n    await z\n    w = f()\n    asyncio.create_task(w)\n    return "
            "f()\n",
            lost + u"4:5 "_s + lost + u"5:5 "_s + lost + u"6:8 "_s + lost + u"7:5 "_s + lost + u"8:9"_s);
        row("awaits of a plugin",
            "async def g(plugin, api):\n    ok = plugin.validate_webhook(p, s)\n    if not "
            "plugin.get_ticket(t): pass\n    api.get_ticket(t)\n",
            lost + u"3:12"_s);
        row("what is asked of a coroutine",
            "async def f(): pass\nasync def g():\n    f().close()\n    c = f()\n    c.send(None)\n    d = f()\n    "
            "run(d)\n    d.x\n    (f()).x\n    h(f()).x\n",
            lost + u"9:6"_s);
        row("awaits of a client",
            "from httpx import AsyncClient\nasync def g():\n    async with AsyncClient() as c:\n        r = c.get(u)\n"
            "        print(r.status_code)\n        d.get(u)\n",
            lost + u"4:13"_s);
        row("a client that stays open",
            "import httpx\nasync def f():\n    a = httpx.AsyncClient()\n    b = httpx.AsyncClient()\n    await "
            "b.aclose()\n"
            "    c = httpx.AsyncClient()\n    d = httpx.AsyncClient()\n    g(d)\n    async with httpx.AsyncClient() as "
            "e: pass\n"
            "    self.x = h = httpx.AsyncClient()\n    i = httpx.AsyncClient()\n    async with i: pass\n    return c\n",
            u"python.http-client.unclosed@x.py:3:5"_s);
        row("what only looks so",
            "class A:\n    async def f(self): yield 1\n    @cached\n    async def g(self): pass\n"
            "    def h(self):\n        self.f()\n        self.g()\nclass B:\n    def i(self):\n        "
            "self.f()\n",
            QString());
        row("Airbyte's names",
            "from airbyte_agent_sdk import connect\nc = connect('stripe')\nasync def f():\n    await "
            "c.execute('customer', "
            "'list', {})\n    await c.execute('customers', 'search')\n    c.execute('customers', 'list')\n    await "
            "c.execute(entity='customers', action='list')\n    await other.execute('x', 'y')\n",
            u"airbyte.entity.unknown@x.py:4:21→customers airbyte.action.unsupported@x.py:5:34 "
            "airbyte.call.not-awaited@x.py:6:5"_s);
        row("Airbyte's wrong names",
            "from airbyte_agent.github import GithubConnector\nimport github_connector\nimport "
            "database_connector\nfrom "
            "airbyte_agent_salesforce.models import SalesforceOAuthConfig\nfrom airbyte_agent_sdk import connect\nc = "
            "connect('stripe')\nasync def f():\n    r = c.execute('customers', 'list')\n    print(r.data)\n",
            u"pythonpackage.airbyte.never-existed@x.py:1:34 pythonpackage.airbyte.never-existed@x.py:2:8 "
            "airbyte.auth-class.wrong-name@x.py:4:45 airbyte.call.not-awaited@x.py:8:9"_s);
        row("Airbyte's classes",
            "from airbyte_agent_stripe import StripeConnector\nc = StripeConnector(auth_config=a)\nasync def f():\n    "
            "r = await "
            "c.execute('paymentIntents', 'list')\n",
            u"airbyte.entity.unknown@x.py:4:25→payment_intents"_s);
    }
    void python()
    {
        QFETCH(const QByteArray, source);
        const QTemporaryDir folder;
        write(folder.filePath(u"x.py"_s), source);
        QTEST(found(folder.path()), "expected");
    }

    void pythonTests()
    {
        const QTemporaryDir folder;
        write(
            folder.filePath(u"a/test_x.py"_s),
            "import pytest\nasync def test_a(db_session): pass\n@pytest.mark.asyncio\nasync def test_b(plugin): pass\n"
            "def test_c(): pass\n@pytest.mark.anyio\nclass TestD:\n    async def test_d(self): pass\n");
        QCOMPARE(found(folder.path()),
                 u"pytest.async.unmarked@a/test_x.py:2:11 pytest.fixture.missing@a/test_x.py:2:11 "
                 "pytest.fixture.missing@a/test_x.py:4:11"_s);
        write(folder.filePath(u"pyproject.toml"_s), "[tool.pytest.ini_options]\nasyncio_mode = \"auto\"\n");
        write(folder.filePath(u"conftest.py"_s), "def db_session(): pass\ndef plugin(): pass\n");
        QCOMPARE(found(folder.path()), QString());
    }

    void anOwnConnectorsFields()
    {
        const QTemporaryDir folder;
        copyExample(u"airbyte"_s, folder.path());
        const auto entry = [&](const QByteArray &secrets) {
            write(folder.filePath(u"configured_connectors.yaml"_s),
                  "connectors:\n- id: a\n  type: local\n  path: connector.yaml\n  secrets: {" + secrets + "}\n");
            return found(folder.path());
        };
        write(folder.filePath(u".env"_s), "A=1\nB=2\n");
        QFile::setPermissions(folder.filePath(u".env"_s), QFile::ReadOwner);
        QCOMPARE(entry("email: A, api_token: B"), QString());
        QCOMPARE(entry("email: A, api_tokn: B"), u"field-unknown@configured_connectors.yaml:5:33→api_token"_s);
    }

    void gitAndSecrets()
    {
        const QTemporaryDir folder;
        const auto git = [&](const QStringList &arguments) {
            QProcess process;
            process.setWorkingDirectory(folder.path());
            process.start(u"git"_s, QStringList{u"-c"_s, u"user.name=a"_s, u"-c"_s, u"user.email=a@b"_s} + arguments);
            return process.waitForFinished(30'000) && process.exitCode() == 0;
        };
        if (!git({u"init"_s, u"-q"_s}))
            QSKIP("no git here");
        write(folder.filePath(u"app/.env"_s), "A=1\n");
        QFile::setPermissions(folder.filePath(u"app/.env"_s), QFile::ReadOwner);
        QCOMPARE(found(folder.path()), u"unignored@app/.env:0:0"_s);
        for (const QString &version : {u"2"_s, u"3"_s, u"4"_s}) {
            write(folder.filePath(u"a/file"_s), "x");
            write(folder.filePath(u"app/new"_s), "x");
            QVERIFY(git({u"add"_s, u"-f"_s, u"a"_s, u"app/.env"_s}));
            QVERIFY(git({u"add"_s, u"-N"_s, u"app/new"_s})); // needs the flags of version 3
            QVERIFY(git({u"update-index"_s, u"--index-version"_s, version}));
            QCOMPARE(found(folder.path()), u"tracked@app/.env:0:0"_s);
        }
        QVERIFY(git({u"rm"_s, u"-q"_s, u"--cached"_s, u"app/.env"_s}));
        for (const QByteArray &index :
             {QByteArray("DIRC\0\0\0\x09\0\0\0\0", 12), QByteArray("DIRC\0\0\0\x02\xff\0\0\0", 12), QByteArray("x")}) {
            write(folder.filePath(u".git/index"_s), index);
            QCOMPARE(found(folder.path()), u"git-unknown@app/.env:0:0"_s);
        }
        write(folder.filePath(u".gitignore"_s), ".env\n");
        QCOMPARE(found(folder.path()), QString());
    }

    void rulesOfGit_data()
    {
        QTest::addColumn<QByteArray>("rules");
        for (const char *rules :
             {".env",        "/.env",       "app/.env",         "/app/.env",       "app/",        "app",
              "*.env",       ".e?v",        ".[a-f]nv",         ".[!a-f]nv",       "**/.env",     "app/**",
              "**/app/.env", "a/**/.env",   "app/*\n!app/.env", "app/\n!app/.env", ".env\n!.env", "# .env",
              "\\.env",      "!.env",       ".env   ",          ".env/",           "*",           "/*\n!/app",
              "a*p/.env",    "APP/.env",    "*/.env",           "app/sub/.env",    ".en[v",       "**",
              "/**",         "app/**/.env", "[ab]pp/",          ".env\\ ",         "\n\n.env\r"})
            QTest::newRow(rules) << QByteArray(rules);
    }
    void rulesOfGit()
    {
        QFETCH(const QByteArray, rules);
        const QTemporaryDir folder;
        const auto git = [&](const QStringList &arguments) {
            QProcess process;
            process.setWorkingDirectory(folder.path());
            process.start(u"git"_s, arguments);
            return process.waitForFinished(30'000) ? process.exitCode() : -1;
        };
        if (git({u"init"_s, u"-q"_s}) != 0)
            QSKIP("no git here");
        write(folder.filePath(u".gitignore"_s), rules);
        for (const QString &path : {u"app/.env"_s, u".env"_s, u"app/sub/deep/.env"_s}) {
            write(folder.filePath(path), "A=1\n");
            QFile::setPermissions(folder.filePath(path), QFile::ReadOwner);
            const bool ignored = git({u"check-ignore"_s, u"-q"_s, path}) == 0;
            QCOMPARE(found(folder.filePath(path)).isEmpty(), ignored);
        }
    }

    void everyRuleIsProven()
    {
        QStringList unproven;
        for (const FileLinter *linter : allFileLinters())
            for (const FileRule &rule : linter->rules())
                if (linter->kind != "dify-env"_L1 && // in tst_composeEnv
                    (linter->kind.startsWith("dify"_L1) || linter->kind.startsWith("ticketing"_L1) ||
                     linter->kind == "python"_L1) &&
                    !m_seen.contains(rule.id))
                    unproven << rule.id;
        for (const QString &id : {u"file.env.tracked"_s, u"file.env.unignored"_s, u"file.env.git-unknown"_s})
            QVERIFY2(m_seen.contains(id), qPrintable(id));
        unproven.removeDuplicates();
        QCOMPARE(unproven.join(u' '), QString());
    }

    void noSecretIsInTheFacts()
    {
        const QTemporaryDir folder;
        copyExample(u"dify-plugin"_s, folder.path());
        const QByteArray key = "sk_live_51Canary0000000000000000";
        write(folder.filePath(u"tools/x.py"_s), "key = '" + key + "'\nrequests.get('" + key + "', verify=False)\n");
        write(folder.filePath(u"tools/forecast.yaml"_s),
              "identity:\n  name: " + key + "\n  label: {" + key + ": x}\nparameters:\n- name: " + key + "\n  type: " +
                  key + "\n  form: " + key + "\n  default: " + key + "\nextra: {python: {source: " + key + "}}\n");
        const Result<LintReport> report = lintPaths({folder.path()}, {});
        QVERIFY(report && report->findings.size() > 8);
        for (const FileFinding &finding : report->findings)
            for (const QString &fact : finding.facts)
                QVERIFY2(!fact.contains("Canary"_L1), qPrintable(finding.id + u' ' + fact));
    }
};

}

LENTERA_TEST(tst_lintFolders, lentera::LintFoldersTest)
#include "tst_lintFolders.moc"

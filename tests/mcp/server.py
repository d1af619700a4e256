# SPDX-License-Identifier: GPL-3.0-or-later
"""server.py MODE MARK: an MCP server on standard input and output that misbehaves as MODE says."""
import json
import os
import signal
import subprocess
import sys
import time

MODE = sys.argv[1]
META = "io.modelcontextprotocol/"
sys.stdout.reconfigure(newline="\n")


def write(text):
    sys.stdout.write(text)
    sys.stdout.flush()


def say(message):
    write(json.dumps(message) + "\n")


def answer(request, result):
    say({"jsonrpc": "2.0", "id": request["id"], "result": result})


def refuse(request, code, message, data=None):
    say({"jsonrpc": "2.0", "id": request["id"], "error": {"code": code, "message": message, "data": data}})


def tool(number):
    return {"name": "tool-%d" % number, "description": "Does %d" % number, "inputSchema": {"type": "object"}}


def legacy(request):
    if request["method"] == "initialize":
        version = "1999-01-01" if MODE == "old-version" else request["params"]["protocolVersion"]
        if MODE == "circling-versions":
            other = "2025-06-18" if version == "2025-11-25" else "2025-11-25"
            return refuse(request, -32602, "Unsupported protocol version", {"supported": [other]})
        if MODE == "refuse-version" and version != "2024-11-05":
            data = {"supported": ["2024-11-05"], "requested": version}
            return refuse(request, -32602, "Unsupported protocol version", data)
        if MODE == "refuse":
            return refuse(request, -32603, "no licence for " + os.environ.get("TOKEN", "nobody"))
        return answer(request, {"protocolVersion": version, "capabilities": {"tools": {}},
                                "serverInfo": {"name": "misbehaving", "version": "1.2"}})
    if request["method"] == "tools/list":
        return list_tools(request)
    if MODE == "silent-discover":
        return None
    if MODE == "sloppy":
        return answer(request, {})
    return refuse(request, -32601, "Method not found")


def modern(request):
    meta = request["params"].get("_meta", {})
    if meta.get(META + "protocolVersion") != "2026-07-28" or META + "clientCapabilities" not in meta:
        return refuse(request, -32602, "no version in _meta")
    if request["method"] == "server/discover":
        if MODE == "modern-other":
            return refuse(request, -32022, "Unsupported protocol version", {"supported": ["2027-01-01"]})
        return answer(request, {"resultType": "complete", "supportedVersions": ["2026-07-28"],
                                "capabilities": {"tools": {}},
                                "_meta": {META + "serverInfo": {"name": "modern", "version": "2"}}})
    if request["method"] == "tools/list":
        return list_tools(request)
    return refuse(request, -32601, "Method not found")


def list_tools(request):
    if MODE == "tools-refused":
        return refuse(request, -32603, "tools are out")
    if MODE == "crash-at-tools":
        os.kill(os.getpid(), signal.SIGSEGV)
    if MODE == "no-tools":
        return answer(request, {"tools": []})
    page = int(request["params"].get("cursor", "0"))
    if MODE == "circle":
        return answer(request, {"tools": [tool(page)], "nextCursor": "1"})
    if MODE == "pages" and page < 4:
        return answer(request, {"tools": [tool(page)], "nextCursor": str(page + 1)})
    if MODE == "asking":
        say({"jsonrpc": "2.0", "method": "notifications/message", "params": {"level": "info", "data": "hello"}})
        say({"jsonrpc": "2.0", "id": "s1", "method": "ping"})
        say({"jsonrpc": "2.0", "id": "s2", "method": "roots/list"})
        replies = [json.loads(sys.stdin.readline()) for _ in range(2)]
        if replies[0].get("result") != {} or replies[1]["error"]["code"] != -32601:
            sys.exit("the client answered wrongly: %s" % replies)
    return answer(request, {"tools": [tool(page)]})


def start():
    if MODE == "module":
        import there_is_no_such_module  # noqa: F401
    if MODE == "variable":
        os.environ["ACME_API_KEY"]
    if MODE == "exit":
        sys.exit("cannot go on with token " + os.environ.get("TOKEN", "none"))
    if MODE == "quiet-exit":
        sys.exit(0)
    if MODE == "segfault":
        os.kill(os.getpid(), signal.SIGSEGV)
    if MODE == "configuration":
        open("configured_connectors.yaml")
    if MODE == "banner":
        write("Welcome to the server, token %s\n" % os.environ.get("TOKEN", "none"))
    if MODE == "log":
        say({"level": "info", "message": "started"})
    if MODE == "huge":
        write("x" * (5 * 1024 * 1024))
    if MODE == "stdout-flood":
        while True:
            write("y" * 1000 + "\n")
    if MODE == "stderr-flood":
        for _ in range(3000):
            sys.stderr.write("z" * 1000 + "\n")
    if MODE == "stderr-secret":
        sys.stderr.write("using token " + os.environ["TOKEN"] + "\n")
    if MODE in ("hang", "stubborn-hang"):
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        while True:
            time.sleep(60)
    if MODE in ("fork", "fork-crash", "daemon"):
        sleeper = "import time,signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)"
        subprocess.Popen([sys.executable, "-c", sleeper, sys.argv[2]], start_new_session=MODE == "daemon")
        if os.fork() == 0:  # an orphan in a session of its own, as a daemon makes itself
            os.setsid()
            if os.fork() == 0:
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
                time.sleep(600)
            os._exit(0)
    if MODE == "fork-crash":
        os.kill(os.getpid(), signal.SIGKILL)


def framed(request):
    body = json.dumps({"jsonrpc": "2.0", "id": request["id"], "result": {}})
    write("Content-Length: %d\r\n\r\n%s" % (len(body), body))


def odd(request):
    result = {"protocolVersion": "2025-11-25", "capabilities": {}, "serverInfo": {"name": "odd", "version": "1"}}
    whole = {"jsonrpc": "2.0", "id": request["id"], "result": result}
    if MODE == "lsp":
        framed(request)
    elif MODE == "pretty":
        write(json.dumps(whole, indent=2) + "\n")
    elif MODE == "bom":
        write("\ufeff" + json.dumps(whole) + "\n")
    elif MODE == "utf16":
        sys.stdout.buffer.write((json.dumps(whole) + "\n").encode("utf-16"))
        sys.stdout.buffer.flush()
    elif MODE == "latin1":
        sys.stdout.buffer.write(b'{"jsonrpc":"2.0","id":1,"result":{"name":"caf\xe9"}}\n')
        sys.stdout.buffer.flush()
    elif MODE == "no-jsonrpc":
        say({"id": request["id"], "result": result})
    elif MODE == "text-id":
        say({"jsonrpc": "2.0", "id": str(request["id"]), "result": result})
    elif MODE == "array":
        say([whole])


def serve():
    for line in sys.stdin:
        request = json.loads(line)
        if MODE == "silent" or "method" not in request:
            continue
        if MODE in ("lsp", "pretty", "bom", "utf16", "latin1", "no-jsonrpc", "text-id", "array"):
            if "id" in request:
                odd(request)
        elif "id" in request:
            (modern if MODE.startswith("modern") else legacy)(request)
    if MODE == "stubborn":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        while True:
            time.sleep(60)
    if MODE == "needs-term":
        while True:
            time.sleep(60)


if MODE == "stubborn":
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
start()
serve()

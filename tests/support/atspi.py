#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an assistive program sees and does: answers each JSON command on stdin with one line of JSON on stdout.

Speaks AT-SPI over D-Bus itself, without libatspi's caches: what is answered is what is there now. Keys and the pointer
go through xdotool, as a person's do. Called with the address of the accessibility bus. Commands, by "do"; all but
"pause" need "pid", the process id of the program that is looked at:
  tree     hidden      {nodes: [...]}, every node before its children; empty while the program is not on the bus.
                       What does not show, and all below it, is left out unless "hidden" is true
  press    id          the node's first action
  text     id, text    replaces what is in a field
  focus    id          gives it the focus
  click    id, button  moves the pointer to the node's middle and clicks
  key      keys        e.g. ["ctrl+k", "Return"]
  type     text        types it where the focus is
  tab      keys, ms    the same as "key", then {id, role, name} of what has got the focus; waits for it at most ms
  pause    ms          waits for the next event on the bus, at most ms
"""
import json
import subprocess
import sys
import time

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

ACCESSIBLE = "org.a11y.atspi.Accessible"
PROPERTIES = "org.freedesktop.DBus.Properties"
REGISTRY = "org.a11y.atspi.Registry"
ROOT = "/org/a11y/atspi/accessible/root"
TIMEOUT_MS = 20_000
LARGEST = 20_000  # nodes
ITEM_ROLES = {"tree item", "list item", "cell", "table cell"}
STATES = {1: "active", 4: "checked", 5: "collapsed", 7: "editable", 8: "enabled", 10: "expanded", 11: "focusable",
          12: "focused", 16: "modal", 22: "selectable", 23: "selected", 24: "sensitive", 25: "showing",
          30: "visible", 41: "checkable", 43: "read-only"}


class Bus:
    def __init__(self, address):
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self.event_seen = False
        self.focused = None  # path of what has got the focus last
        self.connection.signal_subscribe(None, "org.a11y.atspi.Event.Object", None, None, None,
                                         Gio.DBusSignalFlags.NONE, self.saw_event)
        for event in ("object:", "window:"):
            self.call(REGISTRY, "/org/a11y/atspi/registry", REGISTRY, "RegisterEvent",
                      GLib.Variant("(sass)", (event, [], "")))

    def saw_event(self, _connection, _sender, path, _interface, signal, arguments):
        self.event_seen = True
        if signal == "StateChanged" and arguments[0] == "focused" and arguments[1] == 1:
            self.focused = path

    def call(self, name, path, interface, method, arguments=None):
        answered = self.connection.call_sync(name, path, interface, method, arguments, None,
                                             Gio.DBusCallFlags.NONE, TIMEOUT_MS, None)
        return answered.unpack()

    def call_all(self, calls):
        """Makes all calls at once; answers in order, None where one failed (the node may be gone by now)."""
        answers = [None] * len(calls)
        left = len(calls)

        def done(connection, result, index):
            nonlocal left
            left -= 1
            try:
                answers[index] = connection.call_finish(result).unpack()
            except GLib.Error:
                pass

        for index, (name, path, interface, method, arguments) in enumerate(calls):
            self.connection.call(name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE,
                                 TIMEOUT_MS, None, done, index)
        context = GLib.MainContext.default()
        while left:
            context.iteration(True)
        return answers

    def wait(self, ms, is_over):
        """Handles what comes from the bus until is_over() or the time is up."""
        end = time.monotonic() + ms / 1000
        alarm = GLib.timeout_add(ms, lambda: True)
        context = GLib.MainContext.default()
        while not is_over() and time.monotonic() < end:
            context.iteration(True)
        GLib.source_remove(alarm)


def property_call(name, path, wanted):
    return (name, path, PROPERTIES, "Get", GLib.Variant("(ss)", (ACCESSIBLE, wanted)))


def application(bus, pid):
    """The bus name of the program with that process id."""
    for name, _path in bus.call(REGISTRY, ROOT, ACCESSIBLE, "GetChildren")[0]:
        (owner,) = bus.call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                            "GetConnectionUnixProcessID", GLib.Variant("(s)", (name,)))
        if owner == pid:
            return name
    return None


def states_of(answered):
    low, high = answered[0] if answered else (0, 0)
    bits = low | (high << 32)
    return [word for bit, word in STATES.items() if bits >> bit & 1]


def read_level(bus, name, paths):
    """The nodes of these paths, and the paths below each of them."""
    asked = 6
    calls = []
    for path in paths:
        calls += [(name, path, ACCESSIBLE, "GetRoleName", None), property_call(name, path, "Name"),
                  property_call(name, path, "Description"), (name, path, ACCESSIBLE, "GetState", None),
                  (name, path, ACCESSIBLE, "GetInterfaces", None), (name, path, ACCESSIBLE, "GetChildren", None)]
    answers = bus.call_all(calls)
    nodes, below = [], []
    for index, path in enumerate(paths):
        role, label, description, state, interfaces, children = answers[asked * index:asked * (index + 1)]
        nodes.append({"id": path, "role": role[0] if role else "", "name": label[0] if label else "",
                      "description": description[0] if description else "", "states": states_of(state), "text": "",
                      "hasText": "org.a11y.atspi.Text" in (interfaces[0] if interfaces else [])})
        below.append([child for owner, child in (children[0] if children else []) if owner == name])
    return nodes, below


def read_texts(bus, name, nodes):
    """What stands in the fields, beside their names."""
    fields = [node for node in nodes if node.pop("hasText")]
    whole = GLib.Variant("(ii)", (0, -1))
    contents = bus.call_all([(name, node["id"], "org.a11y.atspi.Text", "GetText", whole) for node in fields])
    for node, content in zip(fields, contents):
        node["text"] = content[0] if content else ""


def tree(bus, pid, hidden):
    name = application(bus, pid)
    if name is None:
        return []
    known, children = {}, {}
    level = [ROOT]
    while level and len(known) < LARGEST:
        nodes, below = read_level(bus, name, level)
        for path, node, paths in zip(level, nodes, below):
            known[path] = node
            children[path] = paths
        shown = [paths for node, paths in zip(nodes, below) if hidden or "showing" in node["states"]]
        level = list(dict.fromkeys(path for paths in shown for path in paths if path not in known))
    read_texts(bus, name, known.values())
    ordered, placed = [], set()
    waiting = [(ROOT, 0)]
    while waiting:
        path, depth = waiting.pop()
        if path in placed or path not in known:
            continue
        placed.add(path)
        ordered.append({**known[path], "depth": depth})
        waiting += [(child, depth + 1) for child in reversed(children[path])]
    return ordered


def xdotool(*arguments):
    subprocess.run(["xdotool", *arguments], check=True, capture_output=True, timeout=60)


def press_keys(keys):
    xdotool("key", "--delay", "4", *keys)


def click(bus, name, path, button):
    on_screen = GLib.Variant("(u)", (0,))
    ((x, y, width, height),) = bus.call(name, path, "org.a11y.atspi.Component", "GetExtents", on_screen)
    xdotool("mousemove", str(x + width // 2), str(y + height // 2), "click", str(button))


def tab(bus, name, keys, ms):
    bus.focused = None
    press_keys(keys)
    bus.wait(ms, lambda: bus.focused is not None)
    # A view tells of itself, then of its item: with this answer everything that one key brought is here.
    bus.call_all([(name, ROOT, ACCESSIBLE, "GetRoleName", None)])
    path = bus.focused
    if path is None:
        return {}
    role, label, parent = bus.call_all([(name, path, ACCESSIBLE, "GetRoleName", None),
                                        property_call(name, path, "Name"), property_call(name, path, "Parent")])
    if role and role[0] in ITEM_ROLES and parent:
        return {"id": parent[0][1], "role": role[0], "name": label[0]}
    return {"id": path, "role": role[0] if role else "", "name": label[0] if label else ""}


def pause(bus, ms):
    bus.event_seen = False
    bus.wait(ms, lambda: bus.event_seen)


def act(bus, command):
    """Does what concerns one node or the keyboard."""
    does = command["do"]
    if does == "key":
        return press_keys(command["keys"])
    if does == "type":
        return xdotool("type", "--delay", "4", "--", command["text"])
    name = application(bus, command["pid"])
    if does == "tab":
        return tab(bus, name, command["keys"], command["ms"])
    path = command["id"]
    if does == "click":
        return click(bus, name, path, command["button"])
    if does == "press":
        return bus.call(name, path, "org.a11y.atspi.Action", "DoAction", GLib.Variant("(i)", (0,)))
    if does == "text":
        return bus.call(name, path, "org.a11y.atspi.EditableText", "SetTextContents",
                        GLib.Variant("(s)", (command["text"],)))
    if does == "focus":
        return bus.call(name, path, "org.a11y.atspi.Component", "GrabFocus")
    raise ValueError(f"no such command: {does}")


def answer(bus, command):
    if command["do"] == "tree":
        return {"nodes": tree(bus, command["pid"], command["hidden"])}
    if command["do"] == "pause":
        pause(bus, command["ms"])
        return {}
    done = act(bus, command)
    return done if isinstance(done, dict) else {}


def main():
    bus = Bus(sys.argv[1])
    for line in sys.stdin:
        try:
            said = answer(bus, json.loads(line))
        except (GLib.Error, subprocess.SubprocessError, OSError, ValueError) as error:
            said = {"error": str(error)}
        print(json.dumps(said), flush=True)


main()

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an assistive program sees and does: answers one JSON command per line of stdin with one line on stdout.

Speaks AT-SPI over D-Bus itself (AT_SPI_BUS_ADDRESS), without the caches of libatspi: what is answered is what is there
now. Keys and the pointer go through xdotool, as a person's do. Commands, by "do":
  tree                 {nodes: [...]} of the program with process id "pid"; empty while it is not on the bus
  extents  id          {x, y, width, height} on the screen
  press    id          the node's first action
  text     id, text    replaces what is in a field
  focus    id          gives it the focus
  key      keys        e.g. ["ctrl+k", "Return"]
  type     text        types it where the focus is
  click    id, button  moves the pointer to the node's middle and clicks
  pause    ms          waits for the next event on the bus, at most so long
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
ROOT = "/org/a11y/atspi/accessible/root"
TIMEOUT_MS = 20_000
LARGEST = 20_000  # nodes
STATES = {1: "active", 4: "checked", 5: "collapsed", 7: "editable", 8: "enabled", 10: "expanded", 11: "focusable",
          12: "focused", 16: "modal", 22: "selectable", 23: "selected", 24: "sensitive", 25: "showing",
          30: "visible", 41: "checkable", 43: "read-only"}


class Bus:
    def __init__(self):
        address = sys.argv[1]
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self.event_seen = False
        self.connection.signal_subscribe(None, None, None, None, None, Gio.DBusSignalFlags.NONE, self.saw_event)

    def saw_event(self, *_):
        self.event_seen = True

    def call(self, name, path, interface, method, arguments=None):
        answer = self.connection.call_sync(name, path, interface, method, arguments, None,
                                           Gio.DBusCallFlags.NONE, TIMEOUT_MS, None)
        return answer.unpack()

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


def property_call(name, path, interface, wanted):
    return (name, path, PROPERTIES, "Get", GLib.Variant("(ss)", (interface, wanted)))


def application(bus, pid):
    """The bus name of the program with that process id."""
    for name, path in bus.call("org.a11y.atspi.Registry", ROOT, ACCESSIBLE, "GetChildren")[0]:
        (owner,) = bus.call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                            "GetConnectionUnixProcessID", GLib.Variant("(s)", (name,)))
        if owner == pid:
            return name
    return None


def states_of(answer):
    if not answer:
        return ["gone"]
    low, high = answer[0]
    bits = low | (high << 32)
    return [word for bit, word in STATES.items() if bits >> bit & 1]


def texts(bus, name, nodes):
    """What stands in the fields, beside their names."""
    fields = [node for node in nodes if "Text" in node["interfaces"]]
    text = "org.a11y.atspi.Text"
    contents = bus.call_all([(name, node["id"], text, "GetText", GLib.Variant("(ii)", (0, -1))) for node in fields])
    for node, content in zip(fields, contents):
        node["text"] = content[0] if content else ""


def tree(bus, pid):
    name = application(bus, pid)
    if name is None:
        return []
    nodes = []
    level = [(ROOT, "", 0)]
    while level and len(nodes) < LARGEST:
        calls = []
        for path, _, _ in level:
            calls += [(name, path, ACCESSIBLE, "GetRoleName", None), property_call(name, path, ACCESSIBLE, "Name"),
                      property_call(name, path, ACCESSIBLE, "Description"), (name, path, ACCESSIBLE, "GetState", None),
                      (name, path, ACCESSIBLE, "GetInterfaces", None), (name, path, ACCESSIBLE, "GetChildren", None)]
        answers = bus.call_all(calls)
        below = []
        for index, (path, parent, depth) in enumerate(level):
            role, label, description, state, interfaces, children = answers[6 * index:6 * index + 6]
            nodes.append({"id": path, "parent": parent, "depth": depth, "role": role[0] if role else "",
                          "name": label[0] if label else "", "description": description[0] if description else "",
                          "states": states_of(state),
                          "interfaces": [one.rpartition(".")[2] for one in (interfaces or [[]])[0]]})
            for owner, child in children[0] if children else []:
                if owner == name and child != path:
                    below.append((child, path, depth + 1))
        level = below
    texts(bus, name, nodes)
    return nodes


def extents(bus, name, path):
    on_screen = GLib.Variant("(u)", (0,))
    ((x, y, width, height),) = bus.call(name, path, "org.a11y.atspi.Component", "GetExtents", on_screen)
    return {"x": x, "y": y, "width": width, "height": height}


def xdotool(*arguments):
    subprocess.run(["xdotool", *arguments], check=True, capture_output=True, timeout=30)


def click(box, button):
    xdotool("mousemove", str(box["x"] + box["width"] // 2), str(box["y"] + box["height"] // 2), "click", str(button))


def pause(bus, ms):
    bus.event_seen = False
    context = GLib.MainContext.default()
    over = time.monotonic() + ms / 1000
    alarm = GLib.timeout_add(ms, lambda: False)
    while not bus.event_seen and time.monotonic() < over:
        context.iteration(True)
    if bus.event_seen:
        GLib.source_remove(alarm)


def answer(bus, command):
    act = command["do"]
    if act == "tree":
        return {"nodes": tree(bus, command["pid"])}
    if act == "key":
        xdotool("key", "--clearmodifiers", "--delay", "4", *command["keys"])
        return {}
    if act == "type":
        xdotool("type", "--clearmodifiers", "--delay", "4", "--", command["text"])
        return {}
    if act == "pause":
        pause(bus, command["ms"])
        return {}
    name = application(bus, command["pid"])
    path = command["id"]
    if act == "extents":
        return extents(bus, name, path)
    if act == "click":
        click(extents(bus, name, path), command["button"])
        return {}
    if act == "press":
        return {"done": bus.call(name, path, "org.a11y.atspi.Action", "DoAction", GLib.Variant("(i)", (0,)))[0]}
    if act == "text":
        return {"done": bus.call(name, path, "org.a11y.atspi.EditableText", "SetTextContents",
                                 GLib.Variant("(s)", (command["text"],)))[0]}
    if act == "focus":
        return {"done": bus.call(name, path, "org.a11y.atspi.Component", "GrabFocus")[0]}
    return {"error": f"no such command: {act}"}


def main():
    bus = Bus()
    for line in sys.stdin:
        try:
            said = answer(bus, json.loads(line))
        except (GLib.Error, subprocess.SubprocessError, OSError) as error:
            said = {"error": str(error)}
        print(json.dumps(said), flush=True)


main()

# SPDX-License-Identifier: GPL-3.0-or-later
"""A Secret Service that finds every entry, unlocked, and then hands none out: GetSecret ends with the D-Bus error that the
command line names, or never where it says "never", as with a question that nobody answers. Prints one line when its name
is on the bus."""
import sys

from gi.repository import Gio, GLib

SERVICE = """<node>
<interface name="org.freedesktop.Secret.Service">
  <method name="ReadAlias"><arg type="s" direction="in"/><arg type="o" direction="out"/></method>
  <method name="OpenSession"><arg type="s" direction="in"/><arg type="v" direction="in"/>
    <arg type="v" direction="out"/><arg type="o" direction="out"/></method>
  <method name="SearchItems"><arg type="a{ss}" direction="in"/><arg type="ao" direction="out"/>
    <arg type="ao" direction="out"/></method>
  <method name="Unlock"><arg type="ao" direction="in"/><arg type="ao" direction="out"/><arg type="o" direction="out"/></method>
  <method name="GetSecrets"><arg type="ao" direction="in"/><arg type="o" direction="in"/>
    <arg type="a{o(oayays)}" direction="out"/></method>
  <property name="Collections" type="ao" access="read"/>
</interface>
<interface name="org.freedesktop.Secret.Collection">
  <property name="Locked" type="b" access="read"/>
  <property name="Items" type="ao" access="read"/>
</interface>
<interface name="org.freedesktop.Secret.Item">
  <method name="GetSecret"><arg type="o" direction="in"/><arg type="(oayays)" direction="out"/></method>
  <property name="Locked" type="b" access="read"/>
  <property name="Attributes" type="a{ss}" access="read"/>
</interface>
</node>"""

COLLECTION = "/org/freedesktop/secrets/collection/login"
ITEM = COLLECTION + "/1"
SESSION = "/org/freedesktop/secrets/session/1"
error = sys.argv[1]
unanswered = []


def answer(connection, sender, path, interface, method, parameters, invocation):
    if method == "ReadAlias":
        invocation.return_value(GLib.Variant("(o)", (COLLECTION,)))
    elif method == "OpenSession" and parameters[0] == "plain":
        invocation.return_value(GLib.Variant("(vo)", (GLib.Variant("s", ""), SESSION)))
    elif method == "OpenSession":
        invocation.return_dbus_error("org.freedesktop.DBus.Error.NotSupported", "plain only")
    elif method == "SearchItems":
        invocation.return_value(GLib.Variant("(aoao)", ([ITEM], [])))
    elif method == "Unlock":
        invocation.return_value(GLib.Variant("(aoo)", (parameters[0], "/")))
    elif error == "never":
        unanswered.append(invocation)
    else:
        invocation.return_dbus_error(error, "not handed out")


def property_of(connection, sender, path, interface, name):
    return {"Collections": GLib.Variant("ao", [COLLECTION]), "Items": GLib.Variant("ao", [ITEM]),
            "Locked": GLib.Variant("b", False), "Attributes": GLib.Variant("a{ss}", {})}[name]


def ready(connection, name):
    print("ready", flush=True)


bus = Gio.bus_get_sync(Gio.BusType.SESSION)
interfaces = {interface.name: interface for interface in Gio.DBusNodeInfo.new_for_xml(SERVICE).interfaces}
for path, kind in (("/org/freedesktop/secrets", "Service"), (COLLECTION, "Collection"),
                   ("/org/freedesktop/secrets/aliases/default", "Collection"), (ITEM, "Item")):
    bus.register_object(path, interfaces["org.freedesktop.Secret." + kind], answer, property_of, None)
Gio.bus_own_name_on_connection(bus, "org.freedesktop.secrets", Gio.BusNameOwnerFlags.NONE, ready, None)
GLib.MainLoop().run()

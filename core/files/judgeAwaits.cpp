// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/pythonRules.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

// Each is followed through the whole file; nobody writes more.
static constexpr int mostAssigned = 500;

// Decorators that leave a coroutine function one.
static bool keepsAsync(const QStringList &decorators)
{
    static const QStringList known{u"staticmethod"_s, u"classmethod"_s, u"abstractmethod"_s, u"override"_s};
    return std::all_of(decorators.cbegin(), decorators.cend(),
                       [](const QString &name) { return known.contains(name.section(u'.', -1)); });
}

static bool isCoroutine(const PythonFunction &function)
{
    return function.isAsync && !function.yields && keepsAsync(function.decorators);
}

static bool isOwnCoroutine(const PythonFile &file, const PythonCall &call)
{
    const bool method = call.name.startsWith("self."_L1) && call.name.count(u'.') == 1;
    const QString name = method ? call.name.mid(5) : call.name;
    if (name.contains(u'.'))
        return false;
    int found = 0;
    const auto [from, end] = file.functionsNamed.equal_range(name);
    for (auto index = from; index != end; ++index) {
        const PythonFunction &function = file.functions.at(*index);
        if (method ? function.klass != call.klass || call.klass < 0 : function.klass >= 0)
            continue;
        if (!isCoroutine(function) || function.parent >= 0)
            return false;
        ++found;
    }
    return found > 0 && !file.assignmentsTo.contains(call.name);
}

static bool isLibraryCoroutine(const QString &resolved)
{
    static const QStringList names{u"asyncio.sleep"_s,
                                   u"asyncio.wait_for"_s,
                                   u"asyncio.wait"_s,
                                   u"asyncio.to_thread"_s,
                                   u"asyncio.open_connection"_s,
                                   u"asyncio.start_server"_s,
                                   u"asyncio.create_subprocess_exec"_s,
                                   u"asyncio.create_subprocess_shell"_s};
    return names.contains(resolved);
}

static bool isClientCoroutine(const PythonFile &file, const PythonCall &call)
{
    static const QStringList methods{u"get"_s,  u"post"_s,    u"put"_s,     u"patch"_s, u"delete"_s,
                                     u"head"_s, u"options"_s, u"request"_s, u"send"_s,  u"aclose"_s};
    const QString owner = call.name.section(u'.', 0, -2);
    if (owner.isEmpty() || !methods.contains(call.name.section(u'.', -1)))
        return false;
    const auto isClient = [&](qsizetype index) {
        const PythonAssignment &made = file.assignments.at(index);
        const bool near = owner.startsWith("self."_L1) ? made.klass == call.klass : made.function == call.function;
        return near && made.value.kind == PythonValue::Kind::Call &&
               file.resolved(made.value.text) == "httpx.AsyncClient"_L1;
    };
    const auto [from, end] = file.assignmentsTo.equal_range(owner);
    return std::any_of(from, end, isClient);
}

// The platform's contract: these methods of a plugin are async whatever the class.
static bool isPluginCoroutine(const QString &name)
{
    static const QStringList methods{u"validate_webhook"_s, u"get_ticket"_s, u"update_ticket"_s, u"test_connection"_s};
    const QString owner = name.section(u'.', -2, -2);
    return methods.contains(name.section(u'.', -1)) && (owner == "plugin"_L1 || owner.endsWith("_plugin"_L1));
}

// A member or an element of the name is asked for, as if it were the result, and nobody ever awaits it.
static bool isTakenForResult(const PythonFile &file, const PythonCall &call)
{
    if (file.awaitedNames.contains(qMakePair(call.function, call.assignedTo)))
        return false;
    const QString member = call.assignedTo + u'.';
    const auto uses = [&](const QString &name) {
        static const QStringList ofCoroutines{u"send"_s, u"throw"_s, u"close"_s};
        return name.startsWith(member) && !ofCoroutines.contains(name.mid(member.size()));
    };
    const auto behind = [&](TextPlace place) {
        return place.line > call.place.line;
    };
    bool used = std::any_of(file.items.cbegin(), file.items.cend(), [&](const PythonItem &item) {
        return item.function == call.function && item.of == call.assignedTo && behind(item.place);
    });
    for (const PythonCall &other : file.calls) {
        if (other.function != call.function || !behind(other.place))
            continue;
        for (const PythonArgument &argument : other.arguments) {
            if (argument.value.text == call.assignedTo)
                return false; // who gets it may await it
            used = used || (uses(argument.value.text) && argument.value.kind == PythonValue::Kind::Name);
        }
        used = used || uses(other.name);
    }
    return used || std::any_of(file.assignments.cbegin(), file.assignments.cend(), [&](const PythonAssignment &made) {
               return made.function == call.function && made.value.kind == PythonValue::Kind::Name &&
                      uses(made.value.text) && behind(made.place);
           });
}

bool isForgotten(const PythonFile &file, const PythonCall &call, int &assigned)
{
    switch (call.use) {
    case PythonUse::Statement:
    case PythonUse::Chained:
    case PythonUse::Condition:
        return true;
    case PythonUse::Assigned:
        return ++assigned <= mostAssigned && isTakenForResult(file, call);
    case PythonUse::Awaited:
    case PythonUse::Other:
        return false;
    }
    return false;
}

void judgeAwaits(const PythonFile &file, FileFindings &findings)
{
    int assigned = 0;
    for (const PythonCall &call : file.calls) {
        const bool coroutine = isLibraryCoroutine(file.resolved(call.name)) || isPluginCoroutine(call.name) ||
                               isOwnCoroutine(file, call) || isClientCoroutine(file, call);
        if (coroutine && isForgotten(file, call, assigned))
            findings.add("python.coroutine.not-awaited"_L1, call.place, {{u"coroutine"_s, call.name}});
    }
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "definition/Connector.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

QString localText(const LocalText &text, const QString &language)
{
    for (const QString &tag : {language, u"en"_s})
        if (const auto found = text.constFind(tag); found != text.cend())
            return *found;
    return text.isEmpty() ? QString() : text.first();
}

template <class Item>
static const Item *itemOf(const QList<Item> &items, const QString &id)
{
    const auto found = std::find_if(items.cbegin(), items.cend(), [&](const Item &item) { return item.id == id; });
    return found == items.cend() ? nullptr : &*found;
}

const SignIn *Connector::findSignIn(const QString &signInId) const
{
    return itemOf(signIns, signInId);
}

const ParameterField *Connector::findParameter(const QString &parameterId) const
{
    return itemOf(parameters, parameterId);
}

QString parameterValue(const QString &id, const QMap<QString, QString> &parameters, const Connector &connector)
{
    const QString given = parameters.value(id).trimmed();
    if (!given.isEmpty())
        return given;
    const ParameterField *field = connector.findParameter(id);
    return field ? field->defaultValue : QString();
}

bool holds(const ParameterCondition &condition, const QMap<QString, QString> &parameters, const Connector &connector)
{
    for (auto wanted = condition.cbegin(); wanted != condition.cend(); ++wanted)
        if (parameterValue(wanted.key(), parameters, connector) != wanted.value())
            return false;
    return true;
}

QString lowImpactCall(const SignIn &signIn, const QMap<QString, QString> &parameters, const Connector &connector)
{
    for (const CallChoice &choice : signIn.otherCalls)
        if (holds(choice.when, parameters, connector))
            return choice.call;
    return signIn.call;
}

FactSource factSource(const QString &text)
{
    static const QString tilde = u" ~ "_s;
    const qsizetype at = text.indexOf(tilde);
    return at < 0 ? FactSource{text, {}} : FactSource{text.left(at), text.mid(at + tilde.size())};
}

}

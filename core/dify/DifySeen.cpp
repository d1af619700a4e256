// SPDX-License-Identifier: GPL-3.0-or-later
#include "dify/DifySeen.h"

using namespace Qt::StringLiterals;

namespace lentera::seen {

// A colon before the last slash belongs to the registry's port, what follows an @ is a digest.
static qsizetype tagStart(const QString &image)
{
    const qsizetype colon = image.lastIndexOf(u':');
    return colon > image.lastIndexOf(u'/') ? colon : image.size();
}

QString imageName(const QString &image)
{
    const QString plain = image.section(u'@', 0, 0);
    return plain.left(tagStart(plain));
}

QString imageVersion(const QString &image)
{
    const QString plain = image.section(u'@', 0, 0);
    const QString tag = plain.mid(tagStart(plain) + 1);
    return tag == "latest"_L1 ? QString() : tag;
}

QString DifySeen::version() const
{
    const DifyContainer *api = compose.find({u"api"_s, u"worker"_s});
    const QString tag = api ? imageVersion(api->image) : QString();
    if (!tag.isEmpty())
        return tag;
    for (const DifyQuestion &asked : questions)
        if (asked.service == "api"_L1 && !asked.version.isEmpty())
            return asked.version;
    return {};
}

const DifyQuestion *DifySeen::question(QLatin1StringView service, QLatin1StringView about) const
{
    for (const DifyQuestion &asked : questions)
        if (asked.service == service && asked.about == about)
            return &asked;
    return nullptr;
}

}

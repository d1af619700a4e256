// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/DnsMessage.h"

#include <QHostAddress>
#include <QSet>
#include <QtEndian>

#include <ares.h>
#include <arpa/nameser.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr qsizetype headSize = 12; // RFC 1035 section 4.1.1
static constexpr int mostRecords = 64;

namespace {

// Reads an answer from front to back; ends up broken when the bytes do not suffice.
class Reader {
public:
    explicit Reader(const QByteArray &bytes) : m_bytes(bytes) {}

    bool broken() const { return m_broken; }
    QString name() { return nameAt(m_at); }
    quint16 word() { return take(2) ? qFromBigEndian<quint16>(m_bytes.constData() + m_at - 2) : quint16(0); }
    quint32 number() { return take(4) ? qFromBigEndian<quint32>(m_bytes.constData() + m_at - 4) : 0; }
    QByteArray bytes(qsizetype size) { return take(size) ? m_bytes.mid(m_at - size, size) : QByteArray(); }
    // The name in the data of \a size bytes that were just read: it may point anywhere in the message.
    QString nameBefore(qsizetype size)
    {
        qsizetype at = m_at - size;
        return nameAt(at);
    }

private:
    bool take(qsizetype size)
    {
        if (m_broken || m_bytes.size() - m_at < size) {
            m_broken = true;
            return false;
        }
        m_at += size;
        return true;
    }
    QString nameAt(qsizetype &at)
    {
        const auto *begin = reinterpret_cast<const unsigned char *>(m_bytes.constData());
        char *name = nullptr;
        long size = 0;
        if (m_broken || at >= m_bytes.size() ||
            ares_expand_name(begin + at, begin, int(m_bytes.size()), &name, &size) != ARES_SUCCESS) {
            m_broken = true;
            return {};
        }
        at += size;
        const QString text = QString::fromLatin1(name);
        ares_free_string(name);
        return text;
    }

    const QByteArray &m_bytes;
    qsizetype m_at = headSize;
    bool m_broken = false;
};

}

QString dnsTypeText(DnsType type)
{
    return type == DnsType::A ? u"A"_s : type == DnsType::Aaaa ? u"AAAA"_s : u"CNAME"_s;
}

QByteArray dnsQuery(const QByteArray &name, DnsType type, quint16 id)
{
    unsigned char *bytes = nullptr;
    int size = 0;
    if (ares_create_query(name.constData(), ns_c_in, int(type), id, 1, &bytes, &size, 0) != ARES_SUCCESS)
        return {};
    const QByteArray query(reinterpret_cast<const char *>(bytes), size);
    ares_free_string(bytes);
    return query;
}

static quint16 wordAt(const QByteArray &bytes, qsizetype at)
{
    return qFromBigEndian<quint16>(bytes.constData() + at);
}

bool answersQuery(const QByteArray &bytes, const QByteArray &query)
{
    if (bytes.size() < headSize || wordAt(bytes, 0) != wordAt(query, 0) || !(bytes.at(2) & 0x80))
        return false;
    // A server that does not understand the question may leave it out.
    const QByteArray question = query.mid(headSize).toLower();
    return wordAt(bytes, 4) == 0 || bytes.mid(headSize, question.size()).toLower() == question;
}

static void takeRecord(DnsReply &reply, Reader &reader)
{
    const QString name = reader.name();
    const int type = reader.word();
    reader.word(); // the class: no server has another than IN
    const auto ttl = qint64(reader.number());
    const qsizetype size = reader.word();
    const QByteArray content = reader.bytes(size);
    if (reader.broken())
        return;
    if (type == int(DnsType::Cname))
        reply.aliases << seen::DnsAlias{name, reader.nameBefore(size), ttl};
    else if (type == int(DnsType::A) && size == 4)
        reply.addresses << seen::DnsAddress{QHostAddress(qFromBigEndian<quint32>(content.constData())).toString(), ttl};
    else if (type == int(DnsType::Aaaa) && size == 16)
        reply.addresses << seen::DnsAddress{
            QHostAddress(reinterpret_cast<const quint8 *>(content.constData())).toString(), ttl};
}

std::optional<DnsReply> dnsReply(const QByteArray &bytes)
{
    if (bytes.size() < headSize)
        return {};
    DnsReply reply{bool(bytes.at(2) & 0x02), bytes.at(3) & 0x0f, {}, {}};
    Reader reader(bytes);
    for (int left = wordAt(bytes, 4); left > 0 && !reader.broken(); --left) {
        reader.name();
        reader.number(); // type and class
    }
    const int count = std::min<int>(wordAt(bytes, 6), mostRecords);
    for (int left = count; left > 0 && !reader.broken(); --left)
        takeRecord(reply, reader);
    if (reader.broken() && !reply.truncated)
        return {};
    return reply;
}

static QString comparable(const QString &name)
{
    return (name.endsWith(u'.') ? name.chopped(1) : name).toLower();
}

QList<seen::DnsAlias> chainFrom(const QByteArray &name, const QList<seen::DnsAlias> &aliases)
{
    QList<seen::DnsAlias> chain;
    QSet<QString> passed;
    QString at = comparable(QString::fromLatin1(name));
    while (!passed.contains(at)) {
        passed << at;
        const auto next = std::find_if(aliases.cbegin(), aliases.cend(),
                                       [&](const seen::DnsAlias &alias) { return comparable(alias.name) == at; });
        if (next == aliases.cend())
            break;
        chain << *next;
        at = comparable(next->target);
    }
    return chain;
}

}

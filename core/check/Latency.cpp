// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/Latency.h"

#include <QSet>

#include <algorithm>
#include <cmath>

namespace lentera {

using seen::Sample;

static constexpr qsizetype fewestForGroups = 8;
static constexpr qsizetype smallestGroup = 3;
static constexpr double smallestGapMs = 50;

double quantile(const QList<double> &sorted, double share)
{
    if (sorted.isEmpty())
        return 0;
    const double place = std::clamp(share * double(sorted.size() + 1), 1.0, double(sorted.size()));
    const auto below = qsizetype(place);
    const double low = sorted.at(below - 1);
    const double high = sorted.at(std::min(below, sorted.size() - 1));
    return low + (place - double(below)) * (high - low);
}

static QList<Sample> goodOnes(const QList<Sample> &samples)
{
    QList<Sample> good;
    std::copy_if(samples.cbegin(), samples.cend(), std::back_inserter(good),
                 [](const Sample &one) { return one.good(); });
    return good;
}

template <class Value>
static QList<double> sortedBy(const QList<Sample> &samples, Value value)
{
    QList<double> values;
    for (const Sample &sample : samples)
        values << std::max(value(sample), 0.0);
    std::sort(values.begin(), values.end());
    return values;
}

static double processingMs(const Sample &sample)
{
    return sample.firstByteMs - std::max(sample.readyMs, 0.0);
}

static double jitterOf(const QList<Sample> &samples)
{
    double sum = 0;
    for (qsizetype i = 1; i < samples.size(); ++i)
        sum += std::abs(samples.at(i).totalMs - samples.at(i - 1).totalMs);
    return samples.size() > 1 ? sum / double(samples.size() - 1) : 0;
}

std::optional<LatencyProfile> latencyProfile(const QList<Sample> &samples)
{
    if (samples.size() < 2)
        return {};
    const QList<Sample> good = goodOnes(samples);
    LatencyProfile profile{.total = int(samples.size()), .succeeded = int(good.size())};
    const QList<double> totals = sortedBy(good, [](const Sample &sample) { return sample.totalMs; });
    if (totals.isEmpty())
        return profile;
    profile.least = totals.first();
    profile.median = quantile(totals, 0.5);
    profile.p95 = quantile(totals, 0.95);
    profile.p99 = quantile(totals, 0.99);
    profile.most = totals.last();
    profile.jitter = jitterOf(good);
    profile.connecting = quantile(sortedBy(good, [](const Sample &sample) { return sample.readyMs; }), 0.5);
    profile.processing = quantile(sortedBy(good, processingMs), 0.5);
    profile.reading =
        quantile(sortedBy(good, [](const Sample &sample) { return sample.totalMs - sample.firstByteMs; }), 0.5);
    return profile;
}

// The index of the first of the slow group: behind the widest gap that leaves both groups large enough.
static qsizetype widestGap(const QList<double> &sorted)
{
    qsizetype at = smallestGroup;
    for (qsizetype i = smallestGroup; i <= sorted.size() - smallestGroup; ++i)
        if (sorted.at(i) - sorted.at(i - 1) > sorted.at(at) - sorted.at(at - 1))
            at = i;
    return at;
}

// Behind a balancer that answers under several addresses, one may be the slow one.
static QString loneSlowAddress(const QList<Sample> &good, double fromMs)
{
    QSet<QString> slow;
    QSet<QString> fast;
    for (const Sample &sample : good)
        (processingMs(sample) >= fromMs ? slow : fast) << sample.address;
    return slow.size() == 1 && !fast.contains(*slow.cbegin()) ? *slow.cbegin() : QString();
}

std::optional<TwoSpeeds> twoSpeeds(const QList<Sample> &samples)
{
    const QList<Sample> good = goodOnes(samples);
    if (good.size() < fewestForGroups)
        return {};
    const QList<double> sorted = sortedBy(good, processingMs);
    const qsizetype at = widestGap(sorted);
    const QList<double> fast = sorted.first(at);
    const QList<double> slow = sorted.sliced(at);
    const double gap = slow.first() - fast.last();
    const double widest = std::max(fast.last() - fast.first(), slow.last() - slow.first());
    const double fastMs = quantile(fast, 0.5);
    if (gap < std::max({smallestGapMs, fastMs, widest}))
        return {};
    return TwoSpeeds{int(fast.size()), int(slow.size()), fastMs, quantile(slow, 0.5),
                     loneSlowAddress(good, slow.first())};
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"

#include "base/Clock.h"
#include "definition/HttpDate.h"
#include "plan/RetryPlan.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lentera::cli {

namespace {

struct RetryPlanCommand {
    Q_DECLARE_TR_FUNCTIONS(RetryPlanCommand)

public:
    std::string policy = "guide";
    std::string connection;
    std::string retryAfter;
    std::string jitter;
    std::vector<int> statuses;
    std::optional<int> attempts;
    std::optional<double> initial;
    std::optional<double> factor;
    std::optional<double> cap;
};

}

using Options = std::shared_ptr<RetryPlanCommand>;

static Result<RetryProfile> baseProfile(Session &session, const RetryPlanCommand &options)
{
    if (options.connection.empty())
        return options.policy == "sdk" ? sdkProfile() : guideProfile();
    const auto target = connectionTargetFrom(fromArgument(options.connection));
    if (!target)
        return failureOf(target);
    const auto stored =
        session.store([&target](Store &store) { return store.connection(target->tenant, target->connection); });
    if (!stored)
        return failureOf(stored);
    return RetryProfile{fromArgument(options.connection), stored->retry, Spread::Ratio, true};
}

static void applyJitter(RetryProfile &profile, const std::string &jitter)
{
    if (jitter.empty())
        return;
    profile.spread = jitter == "full" ? Spread::Full : Spread::Ratio;
    profile.policy.jitter = jitter == "full" ? 1 : fromArgument(jitter).toDouble();
}

static RetryProfile changed(RetryProfile profile, const RetryPlanCommand &options)
{
    RetryPolicy &policy = profile.policy;
    policy.attempts = options.attempts.value_or(policy.attempts);
    policy.initialSeconds = options.initial.value_or(policy.initialSeconds);
    policy.factor = options.factor.value_or(policy.factor);
    policy.capSeconds = options.cap.value_or(policy.capSeconds);
    if (!options.statuses.empty())
        policy.statuses = QList<int>(options.statuses.cbegin(), options.statuses.cend());
    applyJitter(profile, options.jitter);
    return profile;
}

static QString secondsText(double seconds)
{
    return QString::number(seconds, 'f', 2) + u" s"_s;
}

static QString rangeText(const PauseRange &range)
{
    return range.least == range.most ? secondsText(range.least)
                                     : secondsText(range.least) + u" – "_s + secondsText(range.most);
}

static QString jitterText(const RetryProfile &profile)
{
    return profile.spread == Spread::Full ? u"full"_s : QString::number(profile.policy.jitter);
}

static QStringList statusTexts(const RetryPolicy &policy)
{
    QStringList texts;
    for (const int status : policy.statuses)
        texts << QString::number(status);
    return texts;
}

static void printTable(const Session &session, const RetryProfile &profile, const QList<PlannedAttempt> &plan)
{
    QList<QStringList> rows{{RetryPlanCommand::tr("Attempt"), RetryPlanCommand::tr("Pause before it"),
                             RetryPlanCommand::tr("Earliest"), RetryPlanCommand::tr("Latest")}};
    for (const PlannedAttempt &attempt : plan)
        rows << QStringList{QString::number(attempt.number), attempt.number == 1 ? u"-"_s : rangeText(attempt.pause),
                            secondsText(attempt.start.least), secondsText(attempt.start.most)};
    session.console.printTable(rows);
    session.console.print(RetryPlanCommand::tr("Waiting in all: %1, beside the time that the calls themselves take.")
                              .arg(rangeText(plan.last().start)));
    session.console.print(RetryPlanCommand::tr("Repeated on: %1. Never after 401 or 403.")
                              .arg(statusTexts(profile.policy).join(", "_L1)));
    if (!profile.obeysRetryAfter)
        session.console.print(RetryPlanCommand::tr("This client does not read Retry-After."));
}

static QJsonObject rangeJson(const PauseRange &range)
{
    return {{u"least"_s, range.least}, {u"most"_s, range.most}};
}

static QJsonObject documentOf(const RetryProfile &profile, const QList<PlannedAttempt> &plan,
                              std::optional<qint64> retryAfter)
{
    QJsonArray attempts;
    for (const PlannedAttempt &attempt : plan)
        attempts << QJsonObject{{u"number"_s, attempt.number},
                                {u"pauseSeconds"_s, rangeJson(attempt.pause)},
                                {u"startSeconds"_s, rangeJson(attempt.start)},
                                {u"reason"_s, attempt.number == 1 ? QJsonValue()
                                              : attempt.asked     ? QJsonValue(u"retry-after"_s)
                                                                  : QJsonValue(u"backoff"_s)}};
    return {{u"schema"_s, u"lentera.retry-plan/1"_s},
            {u"profile"_s, profile.id},
            {u"policy"_s, toJson(profile.policy)},
            {u"jitter"_s, jitterText(profile)},
            {u"obeysRetryAfter"_s, profile.obeysRetryAfter},
            {u"retryAfterSeconds"_s, retryAfter ? QJsonValue(*retryAfter) : QJsonValue()},
            {u"attempts"_s, attempts},
            {u"totalSeconds"_s, rangeJson(plan.last().start)}};
}

static int retryPlanOf(Session &session, const Options &options)
{
    const auto base = baseProfile(session, *options);
    if (!base)
        return session.fail(base.error());
    const auto asked = retryAfterSeconds(fromArgument(options->retryAfter), SystemClock().now());
    if (!options->retryAfter.empty() && !asked) {
        session.console.say(RetryPlanCommand::tr("Error: Give Retry-After as seconds or as an HTTP date."));
        return Usage;
    }
    const RetryProfile profile = changed(*base, *options);
    const QList<PlannedAttempt> plan = retryPlan(profile, asked);
    if (!session.printedJson(documentOf(profile, plan, asked)))
        printTable(session, profile, plan);
    return Good;
}

// `full`, or a share from 0 to 1.
static std::string refusedJitter(const std::string &text)
{
    bool isNumber = false;
    const double share = fromArgument(text).toDouble(&isNumber);
    return text == "full" || (isNumber && share >= 0 && share <= 1) ? std::string() : "0-1|full";
}

static void addPolicyOptions(CLI::App &command, RetryPlanCommand &options)
{
    command.add_option("--attempts", options.attempts, help(RetryPlanCommand::tr("How often the call is made.")))
        ->check(CLI::Range(1, 100));
    command.add_option("--initial", options.initial, help(RetryPlanCommand::tr("First pause, in seconds.")))
        ->check(CLI::Range(0.0, 86'400.0));
    command.add_option("--factor", options.factor, help(RetryPlanCommand::tr("By what each pause grows.")))
        ->check(CLI::Range(1.0, 100.0));
    command.add_option("--cap", options.cap, help(RetryPlanCommand::tr("Longest pause, in seconds.")))
        ->check(CLI::Range(0.0, 86'400.0));
    command
        .add_option("--jitter", options.jitter,
                    help(RetryPlanCommand::tr("Share by which chance shortens or lengthens a pause, or full.")))
        ->check(CLI::Validator(refusedJitter, "0-1|full"))
        ->option_text("0-1|full");
    command
        .add_option("--statuses", options.statuses,
                    help(RetryPlanCommand::tr("Statuses that are repeated, separated by commas.")))
        ->delimiter(',')
        ->check(CLI::Range(100, 599));
}

void addRetryPlanCommand(CLI::App &app, Action &action)
{
    const auto options = std::make_shared<RetryPlanCommand>();
    CLI::App *command = app.add_subcommand(
        "retry-plan", help(RetryPlanCommand::tr("Show the time line of a retry policy before it runs.")));
    CLI::Option *policy =
        command
            ->add_option("--policy", options->policy,
                         help(RetryPlanCommand::tr("guide: Airbyte's guide and Lentera's default; sdk: what Airbyte's "
                                                   "code does.")))
            ->check(CLI::IsMember({"guide", "sdk"}))
            ->option_text("guide|sdk");
    command
        ->add_option("--connection", options->connection,
                     help(RetryPlanCommand::tr("Use the policy of this connection: TENANT/CONNECTION.")))
        ->excludes(policy);
    addPolicyOptions(*command, *options);
    command->add_option(
        "--retry-after", options->retryAfter,
        help(RetryPlanCommand::tr("As if every answer carried this Retry-After: seconds or an HTTP date.")));
    onParsed(command, action, options, retryPlanOf);
}

}

using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Comparte.Webhooks;

/// <summary>What waits to be told to a receiver, when it is tried, and what becomes of it.</summary>
internal static class DeliveryRules
{
    /// <summary>Those that are shown.</summary>
    public const int Listed = 50;

    /// <summary>Settled ones that are kept, by which what is told again is known. What is late by more than so many is lost.</summary>
    private const int MaxSettled = 200;

    /// <summary>Of more that wait the oldest are given up.</summary>
    private const int MaxWaiting = 500;

    /// <summary>By which a repeated request is known.</summary>
    private const int MaxRequests = 50;

    private const int IdLetters = 32;

    /// <summary>How long one is waited for before it is tried the next time: about two days in all.</summary>
    private static readonly TimeSpan[] Gaps =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(16), TimeSpan.FromHours(1), TimeSpan.FromHours(4),
        .. Enumerable.Repeat(TimeSpan.FromHours(8), 5),
    ];

    /// <summary>The most that a receiver may ask to be left alone.</summary>
    private static readonly TimeSpan LongestGap = TimeSpan.FromHours(12);

    /// <summary>How long ago something may have happened that is told first now: what was brought from elsewhere, or is of a kind that was
    /// chosen later, is no news.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(3);

    /// <summary>For how long one may take nothing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    /// <summary>The id by which a receiver knows a happening; of a try whose request is repeated the same one.</summary>
    public static string IdOf(long no, Happening happening)
    {
        var (type, about, part) = (happening.Type, happening.About, happening.Part);
        var at = type == HappeningType.Ping ? 0 : happening.At.UtcTicks;
        var all = string.Create(CultureInfo.InvariantCulture, $"{no}/{type}/{about}/{part}/{at}");
        return $"msg_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..IdLetters]}";
    }

    /// <summary>What is known once it was told how the receiver is and what happened: each once, and nothing while it is off.</summary>
    public static WebhookRecord Told(WebhookRecord state, Webhook webhook, IEnumerable<Happening> told, DateTimeOffset now)
    {
        var next = webhook.Rev > (state.Webhook?.Rev ?? 0) ? With(state, webhook, now) : state;
        if (next.Webhook is not { Off: null } receiver)
        {
            return next;
        }

        var known = next.Deliveries.Select(one => one.Id).ToHashSet();
        var fresh = told
            .Where(one => one.Type == HappeningType.Ping || (one.At > next.Until && one.At > now - Fresh && receiver.Happenings.Contains(one.Type)))
            .Select(one => new KeptDelivery { Id = IdOf(receiver.No, one), Happening = one, TryAt = now })
            .Where(one => known.Add(one.Id))
            .ToList();
        return fresh.Count == 0 ? next : Bounded(next with { Deliveries = [.. next.Deliveries, .. fresh] });
    }

    /// <summary>What is tried now, before anything else what somebody waits to see; null where nothing is.</summary>
    public static KeptDelivery? Due(WebhookRecord state, DateTimeOffset now) => state.Webhook is { Off: null }
        ? state.Deliveries.Where(one => one.State == DeliveryState.Waiting && one.TryAt <= now)
            .MinBy(one => one.Happening.Type == HappeningType.Ping ? 0 : 1)
        : null;

    /// <summary>When something is tried next; null where nothing waits.</summary>
    public static DateTimeOffset? NextTry(WebhookRecord state) => state.Webhook is { Off: null }
        ? state.Deliveries.Where(one => one.State == DeliveryState.Waiting).Min(one => (DateTimeOffset?)one.TryAt)
        : null;

    /// <summary>What is known after a try. What it says of an earlier one than the last counts only where that was taken.</summary>
    public static WebhookRecord Settled(WebhookRecord state, WebhookAnswer answer, DateTimeOffset now)
    {
        var at = state.Deliveries.IndexOf(state.Deliveries.FirstOrDefault(one => one.Id == answer.Id)!);
        if (at < 0 || state.Deliveries[at] is not { State: DeliveryState.Waiting } delivery
            || (delivery.Tries != answer.Try - 1 && answer.Outcome != WebhookOutcome.Taken))
        {
            return state;
        }

        var tried = After(delivery with { Tries = answer.Try, TriedAt = now, Status = answer.Status }, answer, now);
        var next = state with { Deliveries = state.Deliveries.SetItem(at, tried) };
        return Bounded(tried.State switch
        {
            DeliveryState.Taken => next with { FailingSince = null, TookAt = now, Deliveries = AllDue(next.Deliveries, now) },
            DeliveryState.Nothing => next,
            _ when delivery.Happening.Type == HappeningType.Ping => next,
            _ => next with { FailingSince = state.FailingSince ?? now },
        });
    }

    /// <summary>Why a receiver that answered so is told no more; null where it is. After days without anything to tell one failure is
    /// no sign: the next try decides.</summary>
    public static WebhookRest? RestAfter(WebhookRecord state, WebhookAnswer answer, DateTimeOffset now) =>
        answer.Outcome == WebhookOutcome.Gone ? WebhookRest.Gone
        : answer is { Outcome: WebhookOutcome.NotTaken, Try: > 1 } && state.FailingSince <= now - Patience ? WebhookRest.Failing
        : null;

    /// <summary>What is known when something is to be told again; as it was when the request is repeated.</summary>
    public static Outcome<WebhookRecord> Again(WebhookRecord state, WebhookRequest request, DateTimeOffset now)
    {
        if (state.Requests.FirstOrDefault(one => (one.By, one.Id) == (request.By, request.Id)) is { } earlier)
        {
            return earlier == request ? state : Refusal.RequestReused;
        }

        if (state.Deliveries.FirstOrDefault(one => one.Id == request.About) is not { } delivery)
        {
            return Refusal.NotFound;
        }

        return state.Webhook is not { Off: null } ? WebhookRules.IsOff : state with
        {
            Requests = [.. state.Requests.TakeLast(MaxRequests - 1), request],
            Deliveries = delivery.State == DeliveryState.Waiting
                ? state.Deliveries
                : state.Deliveries.Replace(delivery, Anew(delivery, now)),
        };
    }

    /// <summary>How it goes.</summary>
    public static WebhookStanding StandingOf(WebhookRecord state) => new()
    {
        Waiting = state.Deliveries.Count(one => one.State == DeliveryState.Waiting),
        NextAt = NextTry(state),
        FailingSince = state.FailingSince,
        TookAt = state.TookAt,
    };

    /// <summary>The last ones, the newest first.</summary>
    public static ImmutableArray<WebhookDelivery> List(WebhookRecord state) =>
    [
        .. state.Deliveries.Reverse().Take(Listed).Select(one => new WebhookDelivery
        {
            Id = one.Id,
            Happening = one.Happening,
            State = one.State,
            Tries = one.Tries,
            TriedAt = one.TriedAt,
            NextAt = one.State == DeliveryState.Waiting && state.Webhook is { Off: null } ? one.TryAt : null,
            Status = one.Status,
        }),
    ];

    /// <summary>One that is turned on, or stands elsewhere, begins anew, also with what waited; what happened while it was off it isn't
    /// told.</summary>
    private static WebhookRecord With(WebhookRecord state, Webhook webhook, DateTimeOffset now) =>
        (webhook.Since, webhook.Address) == (state.Webhook?.Since, state.Webhook?.Address) ? state with { Webhook = webhook } : state with
        {
            Webhook = webhook,
            Until = webhook.Since > state.Until ? webhook.Since : state.Until,
            FailingSince = null,
            Deliveries = [.. state.Deliveries.Select(one => one.State == DeliveryState.Waiting ? Anew(one, now) : one)],
        };

    /// <summary>Who takes something again needn't wait for the rest.</summary>
    private static ImmutableArray<KeptDelivery> AllDue(ImmutableArray<KeptDelivery> deliveries, DateTimeOffset now) =>
        [.. deliveries.Select(one => one.State == DeliveryState.Waiting && one.TryAt > now ? one with { TryAt = now } : one)];

    private static KeptDelivery Anew(KeptDelivery delivery, DateTimeOffset now) =>
        delivery with { State = DeliveryState.Waiting, Tries = 0, TryAt = now };

    private static KeptDelivery After(KeptDelivery tried, WebhookAnswer answer, DateTimeOffset now) => answer.Outcome switch
    {
        WebhookOutcome.Taken => tried with { State = DeliveryState.Taken },
        WebhookOutcome.Nothing => tried with { State = DeliveryState.Nothing },
        _ when tried.Happening.Type == HappeningType.Ping || tried.Tries > Gaps.Length => tried with { State = DeliveryState.GivenUp },
        _ => tried with { TryAt = now + GapOf(tried, answer.RetryAfter) },
    };

    /// <summary>As long as it is its turn to wait, a tenth more or less, so that what failed together doesn't come back together; longer
    /// where the receiver asks for it.</summary>
    private static TimeSpan GapOf(KeptDelivery tried, TimeSpan asked)
    {
        var seed = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{tried.Id}/{tried.Tries}")))[0];
        var gap = Gaps[tried.Tries - 1] * (0.9 + (0.2 * seed / byte.MaxValue));
        return asked <= gap ? gap : asked < LongestGap ? asked : LongestGap;
    }

    private static WebhookRecord Bounded(WebhookRecord state)
    {
        var waiting = state.Deliveries.Count(one => one.State == DeliveryState.Waiting);
        var settled = state.Deliveries.Length - waiting;
        if (waiting <= MaxWaiting && settled <= MaxSettled)
        {
            return state;
        }

        var (late, old, until) = (waiting - MaxWaiting, Math.Max(0, settled - MaxSettled), state.Until);
        var kept = ImmutableArray.CreateBuilder<KeptDelivery>();
        foreach (var one in state.Deliveries)
        {
            if (one.State == DeliveryState.Waiting)
            {
                kept.Add(late-- > 0 ? one with { State = DeliveryState.GivenUp } : one);
            }
            else if (old-- > 0)
            {
                until = one.Happening.At > until && one.Happening.Type != HappeningType.Ping ? one.Happening.At : until;
            }
            else
            {
                kept.Add(one);
            }
        }

        return state with { Deliveries = kept.ToImmutable(), Until = until };
    }
}

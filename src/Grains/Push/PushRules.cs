using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Comparte.Inbox;
using Comparte.Mail;
using Comparte.Members;
using Comparte.Topics;

namespace Comparte.Push;

/// <summary>Which notices are pushed, and what becomes of those that could not be.</summary>
internal static class PushRules
{
    /// <summary>Pushes at one time; the app shows the rest.</summary>
    public const int MaxItems = 3;

    private const int MaxDevices = 20;
    private const int MaxWaiting = 50;
    private const int MaxPushed = 100;
    private const int MaxTries = 8;
    private const int MaxEndpoint = 1_000;
    private const int KeyBytes = 65;
    private const int AuthBytes = 16;
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestGap = TimeSpan.FromHours(6);

    /// <summary>Why a device can't be taken, or null.</summary>
    public static Refusal? Check(PushDevice device, PushHosts hosts) =>
        device.Endpoint.Length > MaxEndpoint || !hosts.Allows(device.Endpoint)
            ? Refusal.Invalid("push_service_unknown", "endpoint")
            : !IsPoint(BytesOf(device.P256dh)) ? Refusal.Invalid("push_key_invalid", "p256dh")
            : BytesOf(device.Auth) is not { Length: AuthBytes } ? Refusal.Invalid("push_key_invalid", "auth")
            : null;

    /// <summary>The devices with one more, which has one address and is at its address alone; the oldest give way.</summary>
    public static ImmutableArray<KnownDevice> With(ImmutableArray<KnownDevice> devices, PushDevice device) =>
    [
        .. devices.Where(known => known.Device.Session != device.Session && known.Device.Endpoint != device.Endpoint)
            .TakeLast(MaxDevices - 1),
        new KnownDevice { Device = device },
    ];

    /// <summary>The state without the devices of these sessions.</summary>
    public static PushRecord Without(PushRecord state, Func<string, bool> ended) =>
        Waits(state with { Devices = [.. state.Devices.Where(known => !ended(known.Device.Session))] });

    /// <summary>Whether a notice is pushed: it addresses the member, or answers it.</summary>
    public static bool Addresses(Entry entry) => MailRules.Addresses(entry) || entry is Notice { Type: NoticeType.Reply, Seen: false };

    /// <summary>What waits once these were told: each that is new is owed to all devices.</summary>
    public static ImmutableArray<WaitingPush> Told(PushRecord state, IEnumerable<Notice> told, DateTimeOffset now)
    {
        var sessions = state.Devices.Select(known => known.Device.Session).ToImmutableArray();
        var news = told
            .Where(notice => Addresses(notice) && notice.At > now - Fresh
                && !state.Pushed.Any(pushed => pushed.Key == notice.Key && pushed.Count >= notice.Count))
            .Select(notice => new WaitingPush(notice.Key, now, sessions))
            .DistinctBy(waiting => waiting.Key)
            .ToList();
        return news.Count == 0 || sessions.IsEmpty
            ? state.Waiting
            : [.. state.Waiting.Where(old => news.TrueForAll(one => one.Key != old.Key)).Concat(news).TakeLast(MaxWaiting)];
    }

    /// <summary>What is pushed of what waits: what the member neither saw nor read meanwhile, for devices that can be tried now.
    /// </summary>
    public static ImmutableArray<PushItem> Items(
        PushRecord state, ImmutableArray<Notice> unseen, ImmutableArray<Entry> mine, DateTimeOffset now)
    {
        var read = mine.OfType<ReadPosition>().ToDictionary(position => position.Id, position => position.UpTo);
        var due = Due(state, now).Select(device => device.Session).ToHashSet();
        return
        [
            .. unseen.Where(notice => Addresses(notice) && !MailRules.IsRead(notice, read))
                .OrderBy(notice => notice.At).ThenBy(notice => notice.No)
                .Select(notice => (Notice: notice, Waiting: state.Waiting.FirstOrDefault(one => one.Key == notice.Key)))
                .Where(one => one.Waiting is not null && one.Waiting.To.Any(due.Contains))
                .Select(one => new PushItem
                {
                    Item = new MailItem { Notice = one.Notice, After = MailRules.ReadUpTo(one.Notice, read) },
                    To = [.. one.Waiting!.To.Where(due.Contains)],
                })
                .TakeLast(MaxItems),
        ];
    }

    /// <summary>The devices that can be tried now.</summary>
    public static ImmutableArray<PushDevice> Due(PushRecord state, DateTimeOffset now) =>
        [.. state.Devices.Where(known => known.TryAt is not { } at || at <= now).Select(known => known.Device)];

    /// <summary>What is known after pushes were sent. What a device didn't take waits for it alone; what was no news for anybody
    /// waits no more.</summary>
    public static PushRecord Settled(
        PushRecord state, ImmutableArray<PushItem> items, ImmutableArray<PushAnswer> answers, DateTimeOffset now)
    {
        var due = Due(state, now).Select(device => device.Session).ToHashSet();
        var failed = answers.Where(answer => answer.Outcome == PushOutcome.NotTaken)
            .Select(answer => (answer.Session, answer.Key)).ToHashSet();
        var devices = state.Devices
            .Where(known => !answers.Any(answer => answer.Session == known.Device.Session && answer.Outcome == PushOutcome.Gone))
            .Select(known => After(known, [.. answers.Where(answer => answer.Session == known.Device.Session)], now))
            .ToImmutableArray();
        var given = devices.Where(known => known.Tries == 0).Select(known => known.Device.Session).ToHashSet();
        var waiting = state.Waiting.Select(one => one with
        {
            To = [.. one.To.Where(session => !due.Contains(session) || (failed.Contains((session, one.Key)) && !given.Contains(session)))],
        });
        var taken = items
            .Where(item => answers.Any(answer => answer.Key == item.Item.Notice.Key && answer.Outcome == PushOutcome.Taken))
            .Select(item => new PushedNotice(item.Item.Notice.Key, item.Item.Notice.Count, now)).ToList();
        var pushed = state.Pushed.Where(old => old.At > now - Fresh - Fresh && taken.TrueForAll(one => one.Key != old.Key));
        return Waits(state with
        {
            Devices = devices,
            Waiting = [.. waiting],
            Pushed = [.. pushed.Concat(taken).TakeLast(MaxPushed)],
        });
    }

    /// <summary>When something that waits can be tried next; null where nothing waits.</summary>
    public static DateTimeOffset? NextTry(PushRecord state) => state.Waiting.IsEmpty
        ? null
        : state.Devices.Where(known => state.Waiting.Any(one => one.To.Contains(known.Device.Session)))
            .Min(known => known.TryAt ?? DateTimeOffset.MinValue);

    /// <summary>A device as its service's answers leave it; one that was tried too often begins anew, without what waited.</summary>
    private static KnownDevice After(KnownDevice known, ImmutableArray<PushAnswer> answers, DateTimeOffset now)
    {
        if (answers.All(answer => answer.Outcome != PushOutcome.NotTaken))
        {
            return answers.IsEmpty ? known : known with { TryAt = null, Tries = 0 };
        }

        var tries = known.Tries + 1;
        var asked = answers.Max(answer => answer.RetryAfter);
        var gap = asked > MailTimes.GapAfter(tries) ? asked : MailTimes.GapAfter(tries);
        return tries >= MaxTries
            ? known with { TryAt = null, Tries = 0 }
            : known with { TryAt = now + (gap < LongestGap ? gap : LongestGap), Tries = tries };
    }

    /// <summary>Only what is owed to a device that is there waits.</summary>
    private static PushRecord Waits(PushRecord state)
    {
        var there = state.Devices.Select(known => known.Device.Session).ToHashSet();
        var waiting = state.Waiting.Select(one => one with { To = [.. one.To.Where(there.Contains)] });
        return state with { Waiting = [.. waiting.Where(one => !one.To.IsEmpty)] };
    }

    /// <summary>Whether these bytes are a public key of P-256, uncompressed.</summary>
    private static bool IsPoint(byte[]? key)
    {
        if (key is not [4, ..] || key.Length != KeyBytes)
        {
            return false;
        }

        try
        {
            var point = new ECPoint { X = key[1..33], Y = key[33..] };
            using var known = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point });
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static byte[]? BytesOf(string text)
    {
        try
        {
            return text.Length > 100 ? null : Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

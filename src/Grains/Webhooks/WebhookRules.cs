using System.Collections.Immutable;
using System.Globalization;
using Comparte.Inbox;
using Comparte.Topics;

namespace Comparte.Webhooks;

/// <summary>What may be told to whom, and who hears when it can't be.</summary>
internal static class WebhookRules
{
    /// <summary>How many there may be.</summary>
    public const int Most = 10;

    private const int MaxName = 80;

    /// <summary>For how long the former secret signs as well.</summary>
    private static readonly TimeSpan FormerSigns = TimeSpan.FromDays(1);

    private static readonly TopicId Topic = new(TopicKinds.Webhooks, IWebhooksGrain.Key);

    /// <summary>What is refused while it is off.</summary>
    public static readonly Refusal IsOff = Refusal.Conflict("webhook_off");

    /// <summary>Why one can't be so, or null.</summary>
    public static Refusal? Check(WebhookChange change, WebhookHosts hosts) =>
        InputRules.Request(change.RequestId)
        ?? InputRules.Line(change.Name, MaxName, "name", required: true)
        ?? (hosts.Allows(change.Address) ? null : Refusal.Invalid("webhook_address_invalid", "address"))
        ?? (change.Happenings is { IsDefaultOrEmpty: false } told
            ? told.All(IsTold) && told.Distinct().Count() == told.Length ? null : Refusal.Invalid("request_invalid", "happenings")
            : Refusal.Invalid("webhook_happenings_missing", "happenings"));

    /// <summary>A new one, unless there are as many as may be.</summary>
    public static Outcome<ImmutableArray<Entry>> Add(int present, WebhookChange change, string secret, DateTimeOffset now) =>
        present >= Most
            ? Refusal.Conflict("too_many_webhooks")
            : ImmutableArray.Create<Entry>(Change(new Webhook { Secret = secret, Since = now }, change));

    /// <summary>The same otherwise.</summary>
    public static Webhook Change(Webhook webhook, WebhookChange change) => webhook with
    {
        Name = InputRules.Clean(change.Name),
        Address = change.Address,
        Happenings = [.. change.Happenings.Order()],
    };

    /// <summary>The same on or off.</summary>
    public static Webhook Turn(Webhook webhook, bool on, DateTimeOffset now) => (on, webhook.Off) switch
    {
        (true, not null) => webhook with { Off = null, Since = now },
        (false, null) => webhook with { Off = new(WebhookRest.Paused, now) },
        _ => webhook,
    };

    /// <summary>The same with another secret.</summary>
    public static Webhook Renew(Webhook webhook, string secret, DateTimeOffset now) =>
        webhook with { Secret = secret, Former = webhook.Secret, FormerUntil = now + FormerSigns };

    /// <summary>The host of its address; null of none.</summary>
    public static string? HostOf(Webhook? webhook) =>
        Uri.TryCreate(webhook?.Address, UriKind.Absolute, out var address) ? address.Host : null;

    /// <summary>As those who administer see it.</summary>
    public static WebhookView ViewOf(Webhook webhook, WebhookStanding standing, DateTimeOffset now) => new()
    {
        No = webhook.No,
        Name = webhook.Name,
        Address = webhook.Address,
        Happenings = webhook.Happenings,
        FormerUntil = webhook.FormerUntil > now ? webhook.FormerUntil : null,
        Off = webhook.Off,
        Standing = standing,
    };

    /// <summary>Whether those who administer have to be told that it is off.</summary>
    public static bool TurnedItselfOff(Entry entry) => entry is Webhook { Off.Why: WebhookRest.Gone or WebhookRest.Failing };

    /// <summary>That one turned itself off, for one of those who administer; its name isn't said.</summary>
    public static NoticeTelling Off(Webhook webhook) => new(
        new Notice
        {
            Type = NoticeType.WebhookOff,
            Key = string.Create(CultureInfo.InvariantCulture, $"{NoticeType.WebhookOff}/{webhook.No}/{webhook.Off!.At.UtcTicks}"),
            About = Topic,
            At = webhook.Off.At,
            ToldRev = webhook.Rev,
        },
        webhook.Off.At);

    private static bool IsTold(HappeningType type) => type != HappeningType.Ping && Enum.IsDefined(type);
}

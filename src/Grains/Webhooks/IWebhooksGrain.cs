using System.Collections.Immutable;
using System.Globalization;
using Comparte.Topics;

namespace Comparte.Webhooks;

/// <summary>Which sites and programs are told what happens in the network; the key is <see cref="Key"/>. All of it that names an actor is
/// for those who administer the network: not found for anybody else. Its topic is there for nobody.</summary>
[Alias("Comparte.IWebhooksGrain")]
public interface IWebhooksGrain : ITopicGrain
{
    /// <summary>The only key.</summary>
    const string Key = "network";

    /// <summary>All of them, the oldest first, and how it goes.</summary>
    [Alias("ListAll")]
    Task<Outcome<ImmutableArray<WebhookView>>> ListAsync(MemberId actor);

    /// <summary>Adds one, with a secret as it was sealed, and answers it with the secret that it has: a repeated request with that of the
    /// first. Refused: <c>too_many_webhooks</c>.</summary>
    [Alias("Add")]
    Task<Outcome<Webhook>> AddAsync(MemberId actor, WebhookChange change, string secret);

    /// <summary>Changes what one is called, where it is and what it is told.</summary>
    [Alias("Change")]
    Task<Refusal?> ChangeAsync(MemberId actor, long no, WebhookChange change);

    /// <summary>Pauses one, or turns it on again.</summary>
    [Alias("Turn")]
    Task<Refusal?> TurnAsync(MemberId actor, long no, bool on, Guid requestId);

    /// <summary>Gives one another secret; for a day the former one signs as well. Answers as <see cref="AddAsync"/>.</summary>
    [Alias("Renew")]
    Task<Outcome<Webhook>> RenewAsync(MemberId actor, long no, string secret, Guid requestId);

    /// <summary>Deletes one, with all that was to be told to it.</summary>
    [Alias("Delete")]
    Task<Refusal?> DeleteAsync(MemberId actor, long no, Guid requestId);

    /// <summary>Tells one something that says nothing. Refused: <c>webhook_off</c>.</summary>
    [Alias("Ping")]
    Task<Refusal?> PingAsync(MemberId actor, long no, Guid requestId);

    /// <summary>Turns one off that can't be told any more, and says so to those who administer. Called by the <c>webhook</c> itself; may repeat.</summary>
    [Alias("TurnOff")]
    Task TurnOffAsync(long no, WebhookOff off);

    /// <summary>Takes what happened, and answers once it waits for each that is to be told. Called by topics after their commits; may
    /// repeat.</summary>
    [Alias("Take")]
    Task TakeAsync(ImmutableArray<Happening> happenings);
}

/// <summary>Finds them.</summary>
public static class WebhookGrains
{
    /// <summary>Those of the network.</summary>
    public static IWebhooksGrain GetWebhooks(this IGrainFactory grains) => grains.GetGrain<IWebhooksGrain>(IWebhooksGrain.Key);

    /// <summary>One of them.</summary>
    public static IWebhookGrain GetWebhook(this IGrainFactory grains, long no) => grains.GetGrain<IWebhookGrain>(KeyOf(no));

    /// <summary>The key of one: <c>network-</c> and its number.</summary>
    public static string KeyOf(long no) => string.Create(CultureInfo.InvariantCulture, $"{IWebhooksGrain.Key}-{no}");
}

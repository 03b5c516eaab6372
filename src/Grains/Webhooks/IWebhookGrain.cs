using System.Collections.Immutable;

namespace Comparte.Webhooks;

/// <summary>What one site or program is to be told, and was; the key is that of <see cref="WebhookGrains.KeyOf"/>. It waits for no
/// receiver: a web host tells it and says what became of it.</summary>
[Alias("Comparte.IWebhookGrain")]
public interface IWebhookGrain : IGrainWithStringKey
{
    /// <summary>The reminder that stands while something waits.</summary>
    const string Reminder = "webhook";

    /// <summary>Takes how the receiver is by now and what it is to be told, and answers once that waits. Called by
    /// <see cref="IWebhooksGrain"/>; may repeat.</summary>
    [Alias("Tell")]
    Task TellAsync(Webhook webhook, ImmutableArray<Happening> happenings);

    /// <summary>Takes what became of a try. Called by <see cref="IWebhookRoomGrain"/>; may repeat.</summary>
    [Alias("Settle")]
    Task SettleAsync(WebhookAnswer answer);

    /// <summary>How it goes. Called by <see cref="IWebhooksGrain"/>, which asks for the right.</summary>
    [Alias("Standing")]
    Task<WebhookStanding> StandingAsync();

    /// <summary>The last 50, the newest first. Those who administer the network; not found for anybody else.</summary>
    [Alias("Deliveries")]
    Task<Outcome<ImmutableArray<WebhookDelivery>>> DeliveriesAsync(MemberId actor);

    /// <summary>Tells something again that doesn't wait, once for a request. The same. Refused: <c>webhook_off</c>.</summary>
    [Alias("Again")]
    Task<Refusal?> AgainAsync(MemberId actor, string id, Guid requestId);

    /// <summary>Forgets everything and tells nothing more. Called by <see cref="IWebhooksGrain"/>; may repeat.</summary>
    [Alias("Erase")]
    Task EraseAsync();
}

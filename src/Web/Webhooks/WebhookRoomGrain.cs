using Comparte.Webhooks;
using Orleans.Concurrency;

namespace Comparte.Web.Webhooks;

/// <summary>Writes what a receiver is told and hands it over; nobody waits for that.</summary>
[StatelessWorker, GrainType("webhookRoom")]
internal sealed partial class WebhookRoomGrain(WebhookReader reader, WebhookOffice office, ILogger<WebhookRoomGrain> logger)
    : Grain, IWebhookRoomGrain
{
    /// <inheritdoc />
    public async Task SendAsync(WebhookOrder order) =>
        await GrainFactory.GetWebhook(order.No).SettleAsync(await TryAsync(order));

    /// <summary>What can't be read now is tried later, so that it holds up nothing else.</summary>
    private async Task<WebhookAnswer> TryAsync(WebhookOrder order)
    {
        try
        {
            return await reader.ReadAsync(order.Happening) is { } body
                ? await office.SendAsync(order, body)
                : new WebhookAnswer { Id = order.Id, Try = order.Try, Outcome = WebhookOutcome.Nothing };
        }
        catch (Exception failure)
        {
            LogUnread(failure, order.No);
            return new WebhookAnswer { Id = order.Id, Try = order.Try, Outcome = WebhookOutcome.NotTaken };
        }
    }

    [LoggerMessage(4110, LogLevel.Warning, "What webhook {No} is to be told could not be read; it will be.")]
    private partial void LogUnread(Exception failure, long no);
}

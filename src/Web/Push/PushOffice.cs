using System.Net;
using System.Net.Http.Headers;
using Comparte.Push;
using Lib.Net.Http.WebPush;

namespace Comparte.Web.Push;

/// <summary>Where pushes leave the host: sealed for one browser (RFC 8291), so that the service between reads nothing.</summary>
internal sealed partial class PushOffice(
    PushHosts hosts, VapidKeys keys, PushLine line, TimeProvider clock, ILogger<PushOffice> logger)
{
    /// <summary>What nobody fetched in a day stands in the app.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>When a service last took one, since the host started.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>When one last failed or was refused, since the host started. A browser that is gone is no failure.</summary>
    public DateTimeOffset? FailedAt { get; private set; }

    /// <summary>Sends one push, and answers what became of it.</summary>
    /// <param name="device">To where.</param>
    /// <param name="text">What it says.</param>
    /// <param name="topic">Of several with one topic that were not fetched yet the service keeps the last.</param>
    public async Task<(PushOutcome Outcome, TimeSpan RetryAfter)> SendAsync(PushDevice device, string text, string topic)
    {
        // The list may have become shorter since the browser subscribed.
        if (!hosts.Allows(device.Endpoint))
        {
            return (PushOutcome.Gone, TimeSpan.Zero);
        }

        var subscription = new PushSubscription { Endpoint = device.Endpoint };
        subscription.SetKey(PushEncryptionKeyName.P256DH, device.P256dh);
        subscription.SetKey(PushEncryptionKeyName.Auth, device.Auth);
        var message = new PushMessage(text)
        {
            Topic = topic,
            TimeToLive = (int)Kept.TotalSeconds,
            Urgency = PushMessageUrgency.High,
        };
        try
        {
            using var signer = await keys.SignerAsync();
            using var http = line.NewClient(signer);
            var client = new PushServiceClient(http) { AutoRetryAfter = false };
            await client.RequestPushMessageDeliveryAsync(subscription, message, signer);
            SentAt = clock.GetUtcNow();
            return (PushOutcome.Taken, TimeSpan.Zero);
        }
        catch (PushServiceClientException refused)
        {
            LogRefused((int)refused.StatusCode);
            var outcome = OutcomeOf(refused.StatusCode);
            FailedAt = outcome == PushOutcome.Gone ? FailedAt : clock.GetUtcNow();
            return (outcome, WaitOf(refused.Headers?.RetryAfter));
        }
        catch (Exception failure)
        {
            LogFailed(failure.GetType().Name);
            FailedAt = clock.GetUtcNow();
            return (PushOutcome.NotTaken, TimeSpan.Zero);
        }
    }

    private static PushOutcome OutcomeOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.NotFound or HttpStatusCode.Gone => PushOutcome.Gone,
        HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError =>
            PushOutcome.NotTaken,
        _ => PushOutcome.Refused,
    };

    private TimeSpan WaitOf(RetryConditionHeaderValue? retry)
    {
        var wait = retry?.Delta ?? (retry?.Date - clock.GetUtcNow()) ?? TimeSpan.Zero;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    // Never where to: an address says whose browser it is.
    [LoggerMessage(4105, LogLevel.Information, "A push service answered {Status}.")]
    private partial void LogRefused(int status);

    [LoggerMessage(4106, LogLevel.Warning, "A push could not be sent ({Failure}).")]
    private partial void LogFailed(string failure);
}

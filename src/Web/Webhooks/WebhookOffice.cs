using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Comparte.Web.Http;
using Comparte.Webhooks;

namespace Comparte.Web.Webhooks;

/// <summary>Where what receivers are told leaves the host, signed. Of their answers status and headers are read, and nothing else.
/// </summary>
internal sealed partial class WebhookOffice : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly HttpClient _http;
    private readonly WebhookHosts _hosts;
    private readonly WebhookSecrets _secrets;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;

    public WebhookOffice(WebhookHosts hosts, WebhookSecrets secrets, TimeProvider clock, ILogger<WebhookOffice> logger)
    {
        (_hosts, _secrets, _clock, _logger) = (hosts, secrets, clock, logger);
        _http = new HttpClient(OutgoingLine.New(hosts.IsOwn)) { Timeout = Patience };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("Comparte");
    }

    /// <summary>Tells a receiver something, and answers what became of it.</summary>
    public async Task<WebhookAnswer> SendAsync(WebhookOrder order, string body)
    {
        var answer = new WebhookAnswer { Id = order.Id, Try = order.Try, Outcome = WebhookOutcome.NotTaken };

        // The settings may say otherwise than when it was added.
        if (!_hosts.Allows(order.Address))
        {
            return answer;
        }

        try
        {
            using var request = Signed(order, body);
            using var given = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            return answer with
            {
                Outcome = given.IsSuccessStatusCode ? WebhookOutcome.Taken
                    : given.StatusCode == HttpStatusCode.Gone ? WebhookOutcome.Gone
                    : WebhookOutcome.NotTaken,
                Status = (int)given.StatusCode,
                RetryAfter = WaitOf(given.Headers.RetryAfter),
            };
        }
        catch (Exception failure)
        {
            LogFailed(order.No, failure.GetType().Name);
            return answer;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Signed(WebhookOrder order, string body)
    {
        var timestamp = _clock.GetUtcNow().ToUnixTimeSeconds();
        var signatures = order.Secrets.Select(secret => WebhookSecrets.Sign(_secrets.Open(secret), order.Id, timestamp, body));
        var request = new HttpRequestMessage(HttpMethod.Post, order.Address)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("webhook-id", order.Id);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("webhook-signature", string.Join(' ', signatures));
        return request;
    }

    private TimeSpan WaitOf(RetryConditionHeaderValue? retry)
    {
        var wait = retry?.Delta ?? (retry?.Date - _clock.GetUtcNow()) ?? TimeSpan.Zero;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    // Never where to: a path may be a secret.
    [LoggerMessage(4109, LogLevel.Warning, "Webhook {No} could not be told ({Failure}).")]
    private partial void LogFailed(long no, string failure);
}

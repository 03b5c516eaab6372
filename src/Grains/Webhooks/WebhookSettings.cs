namespace Comparte.Webhooks;

/// <summary>Section <c>Webhooks</c>.</summary>
public sealed class WebhookSettings
{
    /// <summary>Whole origins, such as <c>http://10.0.0.7:8080</c>, of the network's own: they alone may be private, or without TLS.
    /// </summary>
    public string[] Hosts { get; set; } = [];
}

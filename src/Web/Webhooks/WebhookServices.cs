namespace Comparte.Web.Webhooks;

/// <summary>Telling sites and programs what happens.</summary>
internal static class WebhookServices
{
    /// <summary>Registers it.</summary>
    public static void AddWebhooks(this IServiceCollection services) => services
        .AddSingleton<WebhookSecrets>().AddSingleton<WebhookReader>().AddSingleton<WebhookOffice>();
}

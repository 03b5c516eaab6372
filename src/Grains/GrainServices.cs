using Comparte.Files;
using Comparte.Mail;
using Comparte.Push;
using Comparte.Topics;
using Comparte.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Comparte;

/// <summary>What the grains need beside the storage <c>main</c>, reminders, a <see cref="StoreIncarnation"/>, and for files an
/// <see cref="IBlobStore"/> and an <see cref="IFilePreparer"/>, which the silo brings.</summary>
public static class GrainServices
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddComparteGrains(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new FileLimits());
        services.TryAddSingleton(new MailSettings());
        services.TryAddSingleton(new PushSettings());
        services.AddSingleton<PushHosts>();
        services.TryAddSingleton(new WebhookSettings());
        services.AddSingleton<WebhookHosts>();
        services.AddSingleton<TopicServices>();
        return services;
    }
}

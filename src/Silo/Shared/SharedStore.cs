using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Storage;

namespace Comparte.Silo.Shared;

/// <summary>Puts what grains rely on before Orleans' own storage and reminders for a product that hosts share.</summary>
internal static class SharedStore
{
    /// <summary>Has grains use the storage that was registered as <see cref="SharedGrainStorage.InnerName"/>, and the reminders that were
    /// registered last, by these calls.</summary>
    public static ISiloBuilder Guard<TCalls>(this ISiloBuilder silo)
        where TCalls : SharedCalls
    {
        silo.Services.AddSingleton<TCalls>();
        silo.Services.AddKeyedSingleton<IGrainStorage>(SiloHosting.StoreName, (services, _) => new SharedGrainStorage(
            services.GetRequiredKeyedService<IGrainStorage>(SharedGrainStorage.InnerName), services.GetRequiredService<TCalls>()));
        var official = silo.Services.Last(service => service.ServiceType == typeof(IReminderTable));
        silo.Services.Remove(official);
        silo.Services.AddSingleton<IReminderTable>(services => new SharedReminders(
            (IReminderTable)(official.ImplementationFactory?.Invoke(services)
                ?? ActivatorUtilities.CreateInstance(services, official.ImplementationType!)),
            services.GetRequiredService<TCalls>()));
        return silo;
    }
}

using Comparte.Topics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Storage;

namespace Comparte.Silo.Postgres;

/// <summary>A cluster of several hosts on one PostgreSQL database: who belongs to it, state, reminders.</summary>
internal static class PostgresHosting
{
    private const string Invariant = "Npgsql";

    public static ISiloBuilder AddPostgres(
        this ISiloBuilder silo, DataFolder folder, StorageChoice choice, IConfiguration configuration)
    {
        silo.Services.AddSingleton(folder.Incarnation).AddSingleton<PostgresCalls>();
        silo.Services.AddSingleton(_ => PostgresDatabase.Open(choice.Connection));
        return silo.AddClusterEndpoints(configuration).AddMembership().AddState().AddReminders();
    }

    private static ISiloBuilder AddMembership(this ISiloBuilder silo) => silo.UseAdoNetClustering(
        (OptionsBuilder<AdoNetClusteringSiloOptions> membership) => membership.Configure<NpgsqlDataSource>(
            (options, database) => (options.Invariant, options.DataSource) = (Invariant, database)));

    private static ISiloBuilder AddState(this ISiloBuilder silo)
    {
        silo.Services.AddKeyedSingleton<IGrainStorage>(SiloHosting.StoreName, (services, _) => new PostgresGrainStorage(
            services.GetRequiredKeyedService<IGrainStorage>(PostgresGrainStorage.InnerName),
            services.GetRequiredService<PostgresCalls>()));
        return silo.AddAdoNetGrainStorage(
            PostgresGrainStorage.InnerName,
            (OptionsBuilder<AdoNetGrainStorageOptions> state) => state.Configure<NpgsqlDataSource>((options, database) =>
            {
                (options.Invariant, options.DataSource) = (Invariant, database);
                options.DeleteStateOnClear = true;
            }));
    }

    private static ISiloBuilder AddReminders(this ISiloBuilder silo)
    {
        silo.UseAdoNetReminderService((OptionsBuilder<AdoNetReminderTableOptions> reminders) =>
            reminders.Configure<NpgsqlDataSource>(
                (options, database) => (options.Invariant, options.DataSource) = (Invariant, database)));
        var official = silo.Services.Last(service => service.ServiceType == typeof(IReminderTable));
        silo.Services.Remove(official);
        silo.Services.AddSingleton<IReminderTable>(services => new PostgresReminders(
            (IReminderTable)(official.ImplementationFactory?.Invoke(services)
                ?? ActivatorUtilities.CreateInstance(services, official.ImplementationType!)),
            services.GetRequiredService<PostgresCalls>()));
        return silo;
    }
}

using Comparte.Silo.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Comparte.Silo.Postgres;

/// <summary>A cluster of several hosts on one PostgreSQL database: who belongs to it, state, reminders.</summary>
internal static class PostgresHosting
{
    private const string Invariant = "Npgsql";

    public static ISiloBuilder AddPostgres(
        this ISiloBuilder silo, DataFolder folder, StorageChoice choice, IConfiguration configuration)
    {
        silo.Services.AddSingleton(folder.Incarnation).AddSingleton(_ => PostgresDatabase.Open(choice.Connection));
        return silo.AddClusterEndpoints(configuration).AddMembership().AddState().AddReminders().Guard<PostgresCalls>();
    }

    private static ISiloBuilder AddMembership(this ISiloBuilder silo) => silo.UseAdoNetClustering(
        (OptionsBuilder<AdoNetClusteringSiloOptions> membership) => membership.Configure<NpgsqlDataSource>(
            (options, database) => (options.Invariant, options.DataSource) = (Invariant, database)));

    private static ISiloBuilder AddState(this ISiloBuilder silo) => silo.AddAdoNetGrainStorage(
        SharedGrainStorage.InnerName,
        (OptionsBuilder<AdoNetGrainStorageOptions> state) => state.Configure<NpgsqlDataSource>((options, database) =>
        {
            (options.Invariant, options.DataSource) = (Invariant, database);
            options.DeleteStateOnClear = true;
        }));

    private static ISiloBuilder AddReminders(this ISiloBuilder silo) => silo.UseAdoNetReminderService(
        (OptionsBuilder<AdoNetReminderTableOptions> reminders) => reminders.Configure<NpgsqlDataSource>(
            (options, database) => (options.Invariant, options.DataSource) = (Invariant, database)));
}

#if AZURE_STORAGE
using Comparte.Silo.AzureTables;
#endif
using Comparte.Files;
using Comparte.Mail;
using Comparte.Push;
using Comparte.Silo.Blobs;
using Comparte.Silo.Files;
using Comparte.Silo.Operations;
using Comparte.Silo.Postgres;
using Comparte.Silo.Reminders;
using Comparte.Silo.Search;
using Comparte.Silo.Storage;
using Comparte.Webhooks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Storage;

namespace Comparte.Silo;

/// <summary>Hosts the grains in this process: storage, clustering and reminders.</summary>
public static class SiloHosting
{
    /// <summary>The store that every grain names.</summary>
    public const string StoreName = "main";

    internal const string ClusterName = "comparte";

    /// <summary>
    /// Adds a silo that keeps its state in <paramref name="folder"/>, which must outlive the host, or where the
    /// configuration says: <c>Storage:Provider</c> is <c>Sqlite</c> (the default), <c>PostgreSQL</c> or, in builds that
    /// have it, <c>Azure</c>. The folder was opened for the same one.
    /// </summary>
    /// <exception cref="StartRefusedException">The configuration asks for something else.</exception>
    public static IHostApplicationBuilder AddComparteSilo(this IHostApplicationBuilder builder, DataFolder folder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(folder);
        var choice = StorageChoice.Of(builder.Configuration);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(folder);
        builder.Services.AddSingleton(builder.Configuration.GetSection("Files").Get<FileLimits>() ?? new FileLimits());
        builder.Services.AddSingleton(builder.Configuration.GetSection("Mail").Get<MailSettings>() ?? new MailSettings());
        builder.Services.AddSingleton(builder.Configuration.GetSection("Push").Get<PushSettings>() ?? new PushSettings());
        builder.Services.AddSingleton(
            builder.Configuration.GetSection("Webhooks").Get<WebhookSettings>() ?? new WebhookSettings());
        builder.Services.AddSingleton(Backups(builder.Configuration)).AddSingleton<BackupMaker>();
        builder.Services.AddSingleton<IStoreCare, StoreCareTaker>();
        builder.Services.AddSingleton<IFilePreparer, FilePreparer>().AddBlobs(folder, choice, builder.Configuration);
        builder.AddComparteTelemetry();
        builder.Services.AddSystemd();
        builder.UseOrleans(silo =>
        {
            silo.AddCluster(folder, choice, builder.Configuration).ConfigureMembership();
            silo.AddSearch(folder, builder.Configuration).TellOwed().CarrySpans(builder.Configuration);
            silo.Services.AddComparteGrains().AddSingleton<IGrainStorageSerializer, StateJson>();
        });
        return builder;
    }

    private static BackupSettings Backups(IConfiguration configuration) =>
        (configuration.GetSection("Backup").Get<BackupSettings>() ?? new BackupSettings()).Checked();

    private static ISiloBuilder AddCluster(
        this ISiloBuilder silo, DataFolder folder, StorageChoice choice, IConfiguration configuration) =>
        choice.Provider switch
        {
            StorageProvider.PostgreSql => silo.AddPostgres(folder, choice, configuration),
#if AZURE_STORAGE
            StorageProvider.Azure => silo.AddAzure(folder, choice, configuration),
#endif
            _ => silo.AddEmbeddedCluster().AddEmbeddedStorage(folder, configuration),
        };

    /// <summary>A cluster of one silo, which nobody can call from outside this process.</summary>
    private static ISiloBuilder AddEmbeddedCluster(this ISiloBuilder silo)
    {
        silo.UseLocalhostClustering(serviceId: ClusterName, clusterId: ClusterName);
        ClosedListenerFactory.Replace(silo);
        return silo;
    }

    private static ISiloBuilder AddEmbeddedStorage(
        this ISiloBuilder silo, DataFolder folder, IConfiguration configuration)
    {
        silo.Services.AddSingleton(folder.Incarnation).AddSingleton<SqliteGrainStorage>();
        silo.Services.AddKeyedSingleton<IGrainStorage>(
            StoreName, (services, _) => services.GetRequiredService<SqliteGrainStorage>());
        silo.Services.AddSingleton(_ => new ReminderDatabase(folder.RemindersFile));
        if (Backups(configuration).Folder is not null)
        {
            silo.Services.AddSingleton<DailyBackup>()
                .AddHostedService(services => services.GetRequiredService<DailyBackup>());
        }

        return silo.UseAdoNetReminderService((OptionsBuilder<AdoNetReminderTableOptions> reminders) =>
            reminders.Configure<ReminderDatabase>((options, database) =>
            {
                options.Invariant = "System.Data.SQLite";
                options.DataSource = database;
            }));
    }

    private static ISiloBuilder ConfigureMembership(this ISiloBuilder silo) =>
        silo.Configure<ClusterMembershipOptions>(options =>
        {
            options.ProbeTimeout = TimeSpan.FromSeconds(1);
            options.NumMissedProbesLimit = 2;
            options.NumVotesForDeathDeclaration = 2;
            options.TableRefreshTimeout = TimeSpan.FromSeconds(5);
            options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(10);
        });
}

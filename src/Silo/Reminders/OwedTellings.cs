using Comparte.Erasure;
using Comparte.Exports;
using Comparte.Mail;
using Comparte.Topics;
using Comparte.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Comparte.Silo.Reminders;

/// <summary>
/// What a process that was killed owed to others is told when the next one starts, or by one of those that go on, and so is
/// erased, gathered or sent what it didn't finish erasing, gathering or sending, not only when the reminders come round:
/// whatever owes something has set one.
/// </summary>
internal static partial class OwedTellings
{
    private const int AtOnce = 16;

    public static ISiloBuilder TellOwed(this ISiloBuilder silo) => silo.AddStartupTask((services, stop) =>
    {
        // Nobody waits for it: the community is there meanwhile.
        _ = TellAllAsync(services, stop);
        return Task.CompletedTask;
    });

    private static async Task TellAllAsync(IServiceProvider services, CancellationToken stop)
    {
        var table = services.GetRequiredService<IReminderTable>();
        var grains = services.GetRequiredService<IGrainFactory>();
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(OwedTellings));
        await TellAsync(table, grains, logger, stop);
        var own = services.GetRequiredService<ILocalSiloDetails>().SiloAddress;
        await foreach (var members in services.GetRequiredService<IClusterMembershipService>().DeparturesAsync(stop))
        {
            if (members.IsFirst(own))
            {
                await TellAsync(table, grains, logger, stop);
            }
        }
    }

    private static async Task TellAsync(
        IReminderTable table, IGrainFactory grains, ILogger logger, CancellationToken stop)
    {
        try
        {
            // The whole ring.
            var all = await table.ReadRows(0, 0, stop);
            var owing = all.Reminders.Where(row => row.ReminderName
                is TopicGrains.Reminder or IErasureGrain.Reminder or IExportGrain.Reminder or IMailGrain.AtOnceReminder
                    or IWebhookGrain.Reminder);
            foreach (var some in owing.Chunk(AtOnce).TakeWhile(_ => !stop.IsCancellationRequested))
            {
                await Task.WhenAll(some.Select(row =>
                    grains.GetGrain<IRemindable>(row.GrainId).ReceiveReminder(row.ReminderName, default)));
            }
        }
        catch (Exception failure)
        {
            LogLater(logger, failure);
        }
    }

    [LoggerMessage(2801, LogLevel.Warning, "What was owed when the process ended is told by reminders, later.")]
    private static partial void LogLater(ILogger logger, Exception failure);
}

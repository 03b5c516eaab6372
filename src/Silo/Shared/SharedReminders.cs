using Orleans.Runtime;

namespace Comparte.Silo.Shared;

/// <summary>Orleans' own reminders for a product, whose failures cross hosts.</summary>
internal sealed class SharedReminders(IReminderTable inner, SharedCalls calls) : IReminderTable
{
    public Task StartAsync(CancellationToken cancellationToken) => inner.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => inner.StopAsync(cancellationToken);

    public Task<ReminderTableData> ReadRows(GrainId grainId) => ReadRows(grainId, default);

    public Task<ReminderTableData> ReadRows(GrainId grainId, CancellationToken cancellationToken) =>
        calls.RunAsync(() => inner.ReadRows(grainId, cancellationToken));

    public Task<ReminderTableData> ReadRows(uint begin, uint end) => ReadRows(begin, end, default);

    public Task<ReminderTableData> ReadRows(uint begin, uint end, CancellationToken cancellationToken) =>
        calls.RunAsync(() => inner.ReadRows(begin, end, cancellationToken));

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) => ReadRow(grainId, reminderName, default);

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName, CancellationToken cancellationToken) =>
        calls.RunAsync(() => inner.ReadRow(grainId, reminderName, cancellationToken));

    public Task<string?> UpsertRow(ReminderEntry entry) => UpsertRow(entry, default);

    public Task<string?> UpsertRow(ReminderEntry entry, CancellationToken cancellationToken) =>
        calls.RunAsync(() => inner.UpsertRow(entry, cancellationToken));

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) =>
        RemoveRow(grainId, reminderName, eTag, default);

    public Task<bool> RemoveRow(
        GrainId grainId, string reminderName, string eTag, CancellationToken cancellationToken) =>
        calls.RunAsync(() => inner.RemoveRow(grainId, reminderName, eTag, cancellationToken));

    public Task TestOnlyClearTable() => calls.RunAsync(() => inner.TestOnlyClearTable());
}

using Orleans;
using Orleans.Runtime;

namespace Comparte.Cluster.Tests.Storage;

/// <summary>A grain as the product's are: one stored record and a reminder.</summary>
[Alias("test.note")]
public interface INoteGrain : IGrainWithStringKey
{
    [Alias("set")]
    Task SetAsync(string text);

    [Alias("get")]
    Task<string?> GetAsync();

    [Alias("remind")]
    Task RemindAsync(string name);

    [Alias("reminders")]
    Task<IReadOnlyList<string>> RemindersAsync();
}

[GrainType("note")]
internal sealed class NoteGrain(
    [PersistentState("note.text", Comparte.Silo.SiloHosting.StoreName)] IPersistentState<Note> state)
    : Grain, INoteGrain, IRemindable
{
    public Task SetAsync(string text)
    {
        state.State = state.State with { Text = text };
        return state.WriteStateAsync();
    }

    public Task<string?> GetAsync() => Task.FromResult(state.State.Text);

    public Task RemindAsync(string name) =>
        this.RegisterOrUpdateReminder(name, TimeSpan.FromHours(1), TimeSpan.FromHours(1));

    public async Task<IReadOnlyList<string>> RemindersAsync() =>
        [.. (await this.GetReminders()).Select(reminder => reminder.ReminderName)];

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;
}

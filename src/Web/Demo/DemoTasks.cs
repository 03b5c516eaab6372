using Comparte.Tasks;

namespace Comparte.Web.Demo;

/// <summary>Brings what groups have to do. It is written down at the time of the import; days count from then.</summary>
internal sealed class DemoTasks(
    IGrainFactory grains, DateTimeOffset now, Func<string, MemberId> memberOf, Func<string, GroupId> groupOf)
{
    /// <summary>Adds one task.</summary>
    public async Task AddAsync(DemoTask task)
    {
        var tasks = grains.GetGrain<ITasksGrain>(groupOf(task.Group).Value);
        var by = memberOf(task.By);
        var added = await tasks.AddAsync(by, new NewTask
        {
            RequestId = DemoIds.Request($"task/{task.Group}/{task.Title}", now),
            Title = task.Title,
            Text = task.Text,
            Owner = task.Owner is null ? null : memberOf(task.Owner),
            Due = task.DueInDays is { } days ? DateOnly.FromDateTime(now.UtcDateTime).AddDays(days) : null,
        });
        DemoImporter.Must(added.Refusal);
        if (task.Done)
        {
            var request = DemoIds.Request($"task/{task.Group}/{task.Title}/done", now);
            DemoImporter.Must((await tasks.MarkAsync(by, added.Value!.No, done: true, request)).Refusal);
        }
    }
}

using Comparte.Groups;
using Comparte.Members;
using Comparte.Pages;
using Comparte.Tasks;
using Comparte.Topics;

namespace Comparte.Exports;

/// <summary>Of the groups in which the member is now: the pages' versions that it saved, and the tasks that it stated or
/// has. What a group writes together holds what others wrote, so of a group that the member left there is none.</summary>
internal sealed class GroupPart(ExportDesk desk) : IExportPart
{
    /// <inheritdoc />
    public Task<IReadOnlyCollection<Func<Task>>> FindAsync() => Task.FromResult<IReadOnlyCollection<Func<Task>>>(
    [
        .. desk.Mine.OfType<Membership>().Where(one => one.Role is not null)
            .SelectMany(one => new Func<Task>[]
            {
                () => AddPagesAsync(GroupId.Of(one.Id)), () => AddTasksAsync(GroupId.Of(one.Id)),
            }),
    ]);

    private async Task AddPagesAsync(GroupId group)
    {
        if (!await desk.Titles.ReadsAsync(TopicId.Of(group)))
        {
            return;
        }

        var pages = (await desk.Sources.EntriesAsync(TopicId.Of(group))).OfType<GroupPage>();
        foreach (var (id, title) in pages.Select(card => (PageId.Of(card.Id), card.Title)))
        {
            var page = desk.Grains.GetGrain<IPageGrain>(id.Value);
            if (!(await page.VersionsAsync(desk.Member)).TryGet(out var versions, out _))
            {
                continue;
            }

            var own = versions.Where(one => one.By == desk.Member).Select(one => one.Version).Order().ToList();
            if (own.Count > 0)
            {
                await desk.AddAsync(
                    "pages",
                    id.Value,
                    title.Length > 0 ? title : null,
                    [desk.Words["pages"], await desk.Titles.OfAsync(TopicId.Of(group))],
                    VersionsAsync(page, own),
                    text => ExportPages.Piece($"{text.Title} · {desk.Pages.At(text.At)}", text.Source));
            }
        }
    }

    private async IAsyncEnumerable<PageText> VersionsAsync(IPageGrain page, IReadOnlyCollection<int> versions)
    {
        foreach (var version in versions)
        {
            if ((await page.TextAsync(desk.Member, version)).TryGet(out var text, out _))
            {
                yield return text;
            }
        }
    }

    private async Task AddTasksAsync(GroupId group)
    {
        if (!await desk.Titles.ReadsAsync(TopicId.Tasks(group)))
        {
            return;
        }

        // Of what somebody else stated the title says what it is.
        var tasks = (await desk.Sources.EntriesAsync(TopicId.Tasks(group))).OfType<GroupTask>()
            .Where(task => task.By == desk.Member || task.Owner == desk.Member)
            .Select(task => task.By == desk.Member ? task : task with { Text = "" }).ToList();
        if (tasks.Count > 0)
        {
            await desk.AddAsync(
                "tasks",
                group.Value,
                await desk.Titles.OfAsync(TopicId.Of(group)),
                [desk.Words["tasks"]],
                tasks.ToAsyncEnumerable<Entry>(),
                entry => Piece((GroupTask)entry));
        }
    }

    private string Piece(GroupTask task) => ExportPages.Piece(
        string.Join(" · ", new[]
        {
            task.Title,
            task.Due is { } due ? desk.Pages.Day(due) : null,
            task.DoneAt is null ? null : desk.Words["done"],
        }.OfType<string>()),
        task.Text);
}

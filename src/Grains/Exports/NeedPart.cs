using Comparte.Directories;
using Comparte.Needs;
using Comparte.Topics;

namespace Comparte.Exports;

/// <summary>The needs and offers that the member stated, also in the name of an organization or initiative.</summary>
internal sealed class NeedPart(ExportDesk desk) : IExportPart
{
    /// <inheritdoc />
    public async Task<IReadOnlyCollection<Func<Task>>> FindAsync() =>
    [
        .. (await desk.Sources.EntriesAsync(new TopicId(TopicKinds.Directory, DirectoryRules.Needs))).OfType<NeedCard>()
            .Where(card => card.By == desk.Member)
            .Select(card => (Func<Task>)(() => AddAsync(NeedId.Of(card.Id)))),
    ];

    private async Task AddAsync(NeedId id)
    {
        if ((await desk.Grains.GetGrain<INeedGrain>(id.Value).ViewAsync()).TryGet(out var need, out _))
        {
            var about = need.About with { AnsweredBy = [] };
            await desk.AddAsync(
                "needs",
                id.Value,
                about.Title,
                [desk.Words["needs"], desk.Pages.At(about.At)],
                new Entry[] { about }.ToAsyncEnumerable(),
                _ => ExportPages.Text(about.Text) + ExportPages.Text(about.Thanks));
        }
    }
}

using Comparte.Directories;
using Comparte.Hiding;
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
            var about = (await WholeAsync(id, need.About)) with { AnsweredBy = [] };
            await desk.AddAsync(
                "needs",
                id.Value,
                about.Title,
                [desk.Words["needs"], desk.Pages.At(about.At)],
                new Entry[] { about }.ToAsyncEnumerable(),
                _ => ExportPages.Text(about.Text) + ExportPages.Text(about.Thanks));
        }
    }

    /// <summary>What somebody hid is still the member's.</summary>
    private async Task<NeedAbout> WholeAsync(NeedId id, NeedAbout about)
    {
        var hiding = desk.Grains.GetGrain<IHidingGrain>(GrainId.Create(TopicKinds.Need, id.Value));
        return about.Hidden is not null
            && (await hiding.HiddenAsync(desk.Member, null, asAdministrator: false)).TryGet(out var view, out _)
            && view.Words is { } words
                ? about with { Title = words.Title, Text = words.Source }
                : about;
    }
}

using Comparte.Accounts;

namespace Comparte.Exports;

/// <summary>The first page, in the member's language: what is where, and what isn't in the file.</summary>
internal sealed class GuidePart(ExportDesk desk, DateTimeOffset now) : IExportPart
{
    private static readonly string[] Sentences = ["intro", "unread", "formats", "own", "sensitive", "left", "device"];

    private IEnumerable<string> Said => Sentences.Where(word => word != "unread" || !desk.Guide.IsWhole);

    /// <inheritdoc />
    public Task<IReadOnlyCollection<Func<Task>>> FindAsync() => Task.FromResult<IReadOnlyCollection<Func<Task>>>([AddAsync]);

    private async Task AddAsync()
    {
        var network = (await desk.Grains.GetNetwork().ReadAsync()).Name;
        var title = desk.Words["title"].Replace("{network}", network, StringComparison.Ordinal);
        await desk.Archive.AddTextAsync(
            ExportPages.First,
            desk.Pages.Of(ExportPages.First, title, [desk.Pages.At(now)], Body().ToAsyncEnumerable()),
            desk.Stop);
    }

    private IEnumerable<string> Body()
    {
        foreach (var word in Said)
        {
            yield return $"<p>{ExportPages.Plain(desk.Words[word])}</p>\n";
        }

        foreach (var section in desk.Guide.Sections)
        {
            yield return ExportPages.Section(
                desk.Words[section.Key], section.Select(one => ExportPages.Item(ExportPages.Link(one.Title, one.Path))));
        }
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Comparte.Directories;
using Comparte.Initiatives;
using Comparte.Projects;
using Comparte.Topics;

namespace Comparte.Exports;

/// <summary>What the member told of projects, and noted in the logs of initiatives.</summary>
internal sealed class WorkPart(ExportDesk desk) : IExportPart
{
    /// <inheritdoc />
    public async Task<IReadOnlyCollection<Func<Task>>> FindAsync() =>
    [
        .. (await desk.Sources.CardsAsync(DirectoryRules.Projects)).Select(id => (Func<Task>)(() => AddAsync(
            "projects", TopicId.Of(ProjectId.Of(id)), id, (entry, all) => entry switch
            {
                ProjectUpdate update when update.By == desk.Member => Piece(update.At, update.Text),
                ProjectValue value when value.By == desk.Member => ValueOf(
                    value, all.OfType<ProjectIndicator>().FirstOrDefault(indicator => indicator.No == value.Indicator)),
                _ => null,
            }))),
        .. (await desk.Sources.CardsAsync(DirectoryRules.Initiatives)).Select(id => (Func<Task>)(() => AddAsync(
            "logs", TopicId.Log(InitiativeId.Of(id)), id, (entry, _) => entry is LogNote note && note.By == desk.Member
                ? ExportPages.Piece(desk.Pages.Day(note.On), note.Text)
                : null))),
    ];

    private string ValueOf(ProjectValue value, ProjectIndicator? indicator)
    {
        var number = value.Value.ToString(CultureInfo.InvariantCulture);
        return Piece(value.At, string.Join('\n', new[]
        {
            indicator?.Name, $"{desk.Pages.Day(value.On)}: {number} {indicator?.Unit}".TrimEnd(), value.Source,
        }.Where(line => !string.IsNullOrEmpty(line))));
    }

    /// <param name="section">The kind of work.</param>
    /// <param name="topic">Where it stands.</param>
    /// <param name="id">Whose it is, of which everybody in the network may read the name.</param>
    /// <param name="own">What people read of an entry; null where it isn't the member's.</param>
    private async Task AddAsync(string section, TopicId topic, string id, Func<Entry, ImmutableArray<Entry>, string?> own)
    {
        var all = (await desk.Sources.EntriesAsync(topic)).ToImmutableArray();
        var entries = all.Where(entry => own(entry, all) is not null).ToList();
        if (entries.Count > 0)
        {
            await desk.AddAsync(
                section,
                id,
                await desk.Titles.OfAsync(TopicId.OfEntity(id)!.Value),
                [desk.Words[section]],
                entries.ToAsyncEnumerable(),
                entry => own(entry, all)!);
        }
    }

    private string Piece(DateTimeOffset at, string text) => ExportPages.Piece(desk.Pages.At(at), text);
}

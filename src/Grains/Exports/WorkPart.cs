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
            "projects", TopicId.Of(ProjectId.Of(id)), id, entry => entry switch
            {
                ProjectUpdate update when update.By == desk.Member => Piece(update.At, update.Text),
                ProjectValue value when value.By == desk.Member => Piece(
                    value.At, $"{value.On:yyyy-MM-dd}: {value.Value.ToString(CultureInfo.InvariantCulture)} {value.Source}"),
                _ => null,
            }))),
        .. (await desk.Sources.CardsAsync(DirectoryRules.Initiatives)).Select(id => (Func<Task>)(() => AddAsync(
            "logs", TopicId.Log(InitiativeId.Of(id)), id, entry => entry is LogNote note && note.By == desk.Member
                ? Piece(note.At, $"{note.On:yyyy-MM-dd}: {note.Text}")
                : null))),
    ];

    /// <param name="section">The kind of work.</param>
    /// <param name="topic">Where it stands.</param>
    /// <param name="id">Whose it is, of which everybody in the network may read the name.</param>
    /// <param name="own">What people read of an entry; null where it isn't the member's.</param>
    private async Task AddAsync(string section, TopicId topic, string id, Func<Entry, string?> own)
    {
        var entries = (await desk.Sources.EntriesAsync(topic)).Where(entry => own(entry) is not null).ToList();
        if (entries.Count > 0)
        {
            await desk.AddAsync(
                section,
                id,
                await desk.Titles.OfAsync(TopicId.OfEntity(id)!.Value),
                [desk.Words[section]],
                entries.ToAsyncEnumerable(),
                entry => own(entry)!);
        }
    }

    private static string Piece(DateTimeOffset at, string text) => ExportMarkdown.Piece(ExportMarkdown.At(at), text);
}

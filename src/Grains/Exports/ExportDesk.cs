using System.Collections.Immutable;
using Comparte.Search;
using Comparte.Topics;

namespace Comparte.Exports;

/// <summary>What all parts of the file are made with.</summary>
/// <param name="Member">Whose file it is.</param>
/// <param name="Mine">The member's own topic.</param>
/// <param name="Grains">Calls owners.</param>
/// <param name="Archive">The file.</param>
/// <param name="Words">Its words.</param>
/// <param name="Pages">What people read in it.</param>
/// <param name="Stop">Ends making it.</param>
internal sealed record ExportDesk(
    MemberId Member,
    ImmutableArray<Entry> Mine,
    IGrainFactory Grains,
    ExportArchive Archive,
    ExportWords Words,
    ExportPages Pages,
    CancellationToken Stop)
{
    /// <summary>Reads topics.</summary>
    public SearchSources Sources { get; } = new(Grains);

    /// <summary>What is where, for the first page.</summary>
    public ExportGuide Guide { get; } = new();

    /// <summary>What things are called.</summary>
    public ExportTitles Titles => _titles ??= new ExportTitles(Member, Grains, Sources);

    private ExportTitles? _titles;

    /// <summary>Adds something in both ways: each entry a line for machines, and a page for people.</summary>
    /// <param name="section">Among the sections of the first page; also the folder.</param>
    /// <param name="id">Of the thing in which the entries stand.</param>
    /// <param name="title">Its title, where the member may read it.</param>
    /// <param name="facts">What else is known of it.</param>
    /// <param name="entries">What the member wrote there; it is gone through twice.</param>
    /// <param name="piece">An entry for people.</param>
    public async Task AddAsync<T>(
        string section,
        string id,
        string? title,
        IEnumerable<string?> facts,
        IAsyncEnumerable<T> entries,
        Func<T, string> piece)
    {
        var (path, shown) = ($"{section}/{ExportRules.Slug(title, id)}", title ?? Words["hidden"]);
        await Archive.AddLinesAsync($"{path}.jsonl", entries, Stop);
        await AddPageAsync(section, $"{path}.html", shown, facts, entries.Select(piece));
    }

    /// <summary>Adds a page for people, of which the first one tells.</summary>
    public async Task AddPageAsync(
        string section, string path, string title, IEnumerable<string?> facts, IAsyncEnumerable<string> body)
    {
        await Archive.AddTextAsync(path, Pages.Of(path, title, facts, body), Stop);
        Guide.Add(section, title, path);
    }

    /// <summary>Adds a list of which there is one: for machines whole, and a page for people; nothing where it is
    /// empty.</summary>
    public async Task AddListAsync<T>(string section, IReadOnlyCollection<T> values, Func<T, string> line)
    {
        IEnumerable<string> Page() => values.Select(line).Prepend("<ul>\n").Append("</ul>\n");

        if (values.Count > 0)
        {
            await Archive.AddJsonAsync($"{section}.json", values, Stop);
            await AddPageAsync(section, $"{section}.html", Words[section], [], Page().ToAsyncEnumerable());
        }
    }
}

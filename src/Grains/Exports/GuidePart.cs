using System.Net;
using Comparte.Accounts;

namespace Comparte.Exports;

/// <summary>The first page, in the member's language: what is where, and what isn't in the file. Once for browsers and
/// once as text.</summary>
internal sealed class GuidePart(ExportDesk desk, string language, DateTimeOffset now) : IExportPart
{
    private static readonly string[] Sentences = ["intro", "unread", "formats", "own", "left", "device"];

    private IEnumerable<string> Said => Sentences.Where(word => word != "unread" || !desk.Guide.IsWhole);

    /// <inheritdoc />
    public Task<IReadOnlyCollection<Func<Task>>> FindAsync() => Task.FromResult<IReadOnlyCollection<Func<Task>>>([AddAsync]);

    private async Task AddAsync()
    {
        var network = (await desk.Grains.GetNetwork().ReadAsync()).Name;
        var title = desk.Words["title"].Replace("{network}", network, StringComparison.Ordinal);
        await desk.Archive.AddTextAsync("index.html", Html(title).ToAsyncEnumerable(), desk.Stop);
        await desk.Archive.AddTextAsync(desk.Words["readme"], Text(title).ToAsyncEnumerable(), desk.Stop);
    }

    private IEnumerable<string> Text(string title)
    {
        yield return ExportMarkdown.Head(title, ExportMarkdown.At(now));
        foreach (var word in Said)
        {
            yield return $"{desk.Words[word]}\n\n";
        }

        foreach (var section in desk.Guide.Sections)
        {
            yield return $"## {desk.Words[section.Key]}\n\n";
            foreach (var (_, name, path) in section)
            {
                yield return $"- {ExportMarkdown.Link(name, path)}\n";
            }

            yield return "\n";
        }
    }

    private IEnumerable<string> Html(string title)
    {
        yield return $$"""
            <!doctype html>
            <html lang="{{Plain(language)}}">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>{{Plain(title)}}</title>
            <style>body { font: 1rem/1.6 sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem }</style>
            <main>
            <h1>{{Plain(title)}}</h1>
            <p>{{ExportMarkdown.At(now)}}</p>

            """;
        foreach (var word in Said)
        {
            yield return $"<p>{Plain(desk.Words[word])}</p>\n";
        }

        foreach (var section in desk.Guide.Sections)
        {
            yield return $"<h2>{Plain(desk.Words[section.Key])}</h2>\n<ul>\n";
            foreach (var (_, name, path) in section)
            {
                yield return $"<li><a href=\"{Plain(path)}\">{Plain(name)}</a></li>\n";
            }

            yield return "</ul>\n";
        }

        yield return "</main>\n</html>\n";
    }

    private static string Plain(string text) => WebUtility.HtmlEncode(text);
}

using Comparte.Members;
using Comparte.Publications;
using Comparte.Topics;
using Comparte.Writing;

namespace Comparte.Exports;

/// <summary>What the member shared or drafts, alone or with others: what it is, and the versions that the member wrote;
/// and what it told of trying methods.</summary>
internal sealed class PublicationPart(ExportDesk desk) : IExportPart
{
    /// <inheritdoc />
    public async Task<IReadOnlyCollection<Func<Task>>> FindAsync() =>
    [
        .. (await desk.Sources.PublicationsAsync()).Union(desk.Mine.OfType<Authorship>().Select(one => one.Id))
            .Select(id => (Func<Task>)(() => AddAsync(PublicationId.Of(id)))),
    ];

    private async Task AddAsync(PublicationId id)
    {
        if (await desk.Titles.IsSensitiveAsync(TopicId.Of(id)))
        {
            return;
        }

        var entries = await desk.Sources.EntriesAsync(TopicId.Of(id));
        var trials = entries.OfType<PublicationTrial>().Where(trial => trial.By == desk.Member).ToList();
        if (trials.Count > 0)
        {
            await desk.AddAsync(
                "trials",
                id.Value,
                await desk.Titles.OfAsync(TopicId.Of(id)),
                [desk.Words["trials"]],
                trials.ToAsyncEnumerable<Entry>(),
                entry => entry is PublicationTrial trial
                    ? ExportPages.Piece(desk.Pages.At(trial.At), trial.Text)
                    : "");
        }

        if (entries.OfType<PublicationAbout>().FirstOrDefault() is not { } about
            || !await desk.Titles.ReadsAsync(TopicId.Of(id)))
        {
            return;
        }

        var folder = about.Stage == PublicationStage.Draft ? "drafts" : "shared";
        var path = $"{folder}/{ExportRules.Slug(await desk.Titles.OfAsync(TopicId.Of(id)), id.Value)}";
        foreach (var text in entries.OfType<PublicationText>())
        {
            await AddVersionsAsync(id, text, folder, path);
            await AddWorkingAsync(id, text, folder, path);
        }

        if (entries.Any(entry => entry is PublicationAuthor { State: AuthorState.Author } && entry.Id == desk.Member.Value))
        {
            await AddAboutAsync(id, about, folder, path);
        }
    }

    /// <summary>What it is, also where others wrote all of it.</summary>
    private async Task AddAboutAsync(PublicationId id, PublicationAbout about, string folder, string path)
    {
        var axes = await desk.Titles.AxesAsync(desk.Words);
        await desk.Archive.AddJsonAsync<Entry>($"{path}/about.json", about, desk.Stop);
        await desk.AddPageAsync(
            folder,
            $"{path}/about.html",
            $"{await desk.Titles.OfAsync(TopicId.Of(id)) ?? desk.Words["untitled"]} · {desk.Words["about"]}",
            [
                desk.Words.Of("kind", about.Type),
                string.Join(", ", about.Axes.Select(axes)),
                about.Country.Length > 0 ? desk.Words.App($"country.{about.Country}") : null,
                about.Territory,
                about.When is { } when ? desk.Pages.At(when.Start) : null,
                about.Place,
                $"{desk.Words["begun"]}: {desk.Pages.At(about.At)}",
                about.SharedAt is { } shared ? $"{desk.Words["sharedAt"]}: {desk.Pages.At(shared)}" : null,
            ],
            AsyncEnumerable.Empty<string>());
    }

    private async Task AddVersionsAsync(PublicationId id, PublicationText text, string folder, string path)
    {
        var told = await Publication(id).VersionsAsync(desk.Member, text.Language);
        if (text.Version == 0 || !told.TryGet(out var versions, out _))
        {
            return;
        }

        foreach (var version in versions.Where(version => version.By == desk.Member).OrderBy(version => version.Version))
        {
            var read = await Publication(id).TextAsync(desk.Member, text.Language, version.Version);
            if (read.TryGet(out var written, out _))
            {
                await AddTextAsync(
                    folder, $"{path}/{text.Language}-{version.Version}", written.Title, written.Source, written.At, written);
            }
        }
    }

    /// <summary>What is being written and wasn't shared yet, if the member saved it last.</summary>
    private async Task AddWorkingAsync(PublicationId id, PublicationText text, string folder, string path)
    {
        if ((await Publication(id).WorkingAsync(desk.Member, text.Language)).TryGet(out var working, out _)
            && working.By == desk.Member && working.At > (text.Version > 0 ? text.At : default))
        {
            await AddTextAsync(folder, $"{path}/{text.Language}", working.Title, working.Body, working.At, working);
        }
    }

    private async Task AddTextAsync<T>(string folder, string path, string title, string source, DateTimeOffset at, T written)
    {
        var shown = title.Length > 0 ? title : desk.Words["untitled"];
        await desk.Archive.AddJsonAsync($"{path}.json", written, desk.Stop);
        await desk.AddPageAsync(
            folder,
            $"{path}.html",
            shown,
            [desk.Words[folder], desk.Pages.At(at)],
            new[] { ExportPages.Text(source) }.ToAsyncEnumerable());
    }

    private IPublicationGrain Publication(PublicationId id) => desk.Grains.GetGrain<IPublicationGrain>(id.Value);
}

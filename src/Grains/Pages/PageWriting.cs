using System.Collections.Immutable;
using Comparte.Search;
using Comparte.Threads;
using Comparte.Topics;
using Comparte.Writing;

namespace Comparte.Pages;

/// <summary>Saving and reading the versions of a page. Each saving has its turn: the version is written first, the topic after.
/// </summary>
internal sealed class PageWriting(PageDesk desk)
{
    /// <summary>See <see cref="IPageGrain.SaveAsync"/>.</summary>
    public async Task<Outcome<PageAbout>> SaveAsync(MemberId actor, PageSaving saving)
    {
        var rights = await desk.RightsAsync(actor);
        if ((PageRules.RefuseWriting(desk.About, rights) ?? PageRules.Check(saving)) is { } refusal)
        {
            return refusal;
        }

        using var turn = await desk.Versions.EnterAsync();
        var command = PageDesk.Command(actor, saving.RequestId, Fingerprint.Of("save", saving), rights);
        PageAbout? next = null;
        if (!await desk.Topic.IsRepeatedAsync(command)
            && !(await PrepareAsync(actor, saving, rights)).TryGet(out next, out refusal))
        {
            return refusal;
        }

        var saved = await desk.Topic.OnceAsync(command, () => RefuseSaving(actor, saving, rights) is { } denied
            ? denied
            : Saved(actor, saving, next!));
        return saved.Select(_ => desk.OrGone());
    }

    /// <summary>See <see cref="IPageGrain.TextAsync"/>.</summary>
    public async Task<Outcome<PageText>> TextAsync(MemberId actor, int? version)
    {
        if (ThreadRules.RefuseReading(await desk.RightsAsync(actor)) is { } refusal)
        {
            return refusal;
        }

        var wanted = version ?? desk.Committed?.Version ?? 0;
        return wanted < 1 || wanted > desk.Committed?.Version || await desk.Versions.FindAsync(PageRules.Text, wanted) is not { } found
            || !IsReadBy(actor, found.Version)
            ? Refusal.NotFound
            : new PageText
            {
                Version = wanted,
                Title = found.Version.Title,
                Source = found.Source,
                At = found.Version.At,
                By = found.Version.By,
            };
    }

    /// <summary>See <see cref="IFoundGrain.FoundTextAsync"/>.</summary>
    public async Task<string> FoundTextAsync() =>
        desk.Committed is { Hidden: null } about && await desk.Versions.FindAsync(PageRules.Text, about.Version) is { } found
            ? SearchRules.FoundText([found.Source])
            : "";

    /// <summary>See <see cref="IPageGrain.VersionsAsync"/>.</summary>
    public async Task<Outcome<ImmutableArray<TextVersion>>> VersionsAsync(MemberId actor)
    {
        if (ThreadRules.RefuseReading(await desk.RightsAsync(actor)) is { } refusal)
        {
            return refusal;
        }

        // A version that was written and whose commit failed isn't one.
        var versions = await desk.Versions.ListAsync(PageRules.Text);
        return desk.Committed is { } about
            ? versions.Where(one => one.Version <= about.Version && IsReadBy(actor, one)).Reverse().ToImmutableArray()
            : Refusal.NotFound;
    }

    /// <summary>See <see cref="IPageImportGrain.ImportAsync"/>.</summary>
    public async Task ImportAsync(PageImport page)
    {
        using var turn = await desk.Versions.EnterAsync();
        if (desk.Topic.NewestNo == 0 && !page.Texts.IsEmpty)
        {
            var about = page.About;
            foreach (var text in page.Texts)
            {
                var version = new TextVersion { Version = text.Version, Title = text.Title, At = text.At, By = text.By };
                await desk.Versions.AddAsync(PageRules.Text, version, text.Source);
                about = PageRules.With(about, version);
            }

            await desk.Topic.Enqueue(new TopicCommand { Actor = about.By, Changes = [about with { Id = PageRules.AboutId, No = 0 }] });
        }

        await desk.Topic.SettledAsync();
    }

    /// <summary>Of a hidden page each version is its writer's alone, who takes it along.</summary>
    private bool IsReadBy(MemberId actor, TextVersion version) => desk.Committed is { Hidden: null } || version.By == actor;

    private Refusal? RefuseSaving(MemberId actor, PageSaving saving, PlaceRights rights) =>
        PageRules.RefuseSaving(desk.About, desk.Pen, actor, saving, rights, desk.Now);

    /// <summary>Writes the next version. In the command's turn, and before its commit; the same page where nothing is new.
    /// </summary>
    private async Task<Outcome<PageAbout>> PrepareAsync(MemberId actor, PageSaving saving, PlaceRights rights)
    {
        if (RefuseSaving(actor, saving, rights) is { } refusal)
        {
            return refusal;
        }

        var about = desk.About!;
        var (title, body) = (TextRules.CleanTitle(saving.Title), TextRules.CleanBody(saving.Body));
        if (saving.Restores is { } former)
        {
            if (former > about.Version || await desk.Versions.FindAsync(PageRules.Text, former) is not { } found)
            {
                return Refusal.Invalid("version_unknown", "restores");
            }

            (title, body) = (found.Version.Title, found.Source);
        }

        var newest = await desk.Versions.FindAsync(PageRules.Text, about.Version);
        if (newest is not null && newest.Version.Title == title && newest.Source == body)
        {
            return about;
        }

        var note = InputRules.Clean(saving.Note ?? "");
        var version = new TextVersion
        {
            Version = about.Version + 1,
            Title = title,
            At = desk.Now,
            By = actor,
            Note = note.Length > 0 ? note : null,
            Of = saving.Restores,
        };
        await desk.Versions.AddAsync(PageRules.Text, version, body);
        return PageRules.With(about, version);
    }

    /// <summary>What a saving changes: the page as it is by now with its version, and the pen.</summary>
    private ImmutableArray<Entry> Saved(MemberId actor, PageSaving saving, PageAbout next)
    {
        var about = desk.About!;
        var merged = about with
        {
            Title = next.Title,
            Version = next.Version,
            SavedBy = next.SavedBy,
            SavedAt = next.SavedAt,
        };
        var laysDown = !saving.KeepsPen && PenRules.Holds(desk.Pen, actor, saving.Hand);
        return [.. merged == about ? Array.Empty<Entry>() : [merged], .. laysDown ? desk.WithoutPen() : []];
    }
}

using System.Collections.Immutable;
using Comparte.Search;
using Comparte.Topics;
using Comparte.Writing;

namespace Comparte.Publications;

/// <summary>Writing the texts of a publication and sharing their versions. Each command has its turn: the records change
/// first, the topic after.</summary>
internal sealed class TextCommands(PublicationDesk desk)
{
    private PublicationRoll Roll => desk.Drafted;

    /// <summary>See <see cref="IPublicationGrain.WorkingAsync"/>.</summary>
    public async Task<Outcome<WorkingText>> WorkingAsync(MemberId actor, string language)
    {
        var refusal = desk.Committed.RefuseReading(actor, await desk.InGroupAsync(actor));
        var reads = desk.Committed.IsAuthor(actor) || desk.Committed.About is { Stage: PublicationStage.Draft };
        if ((refusal ?? (reads ? PublicationRules.CheckLanguage(language) : Refusal.NotAllowed)) is { } denied)
        {
            return denied;
        }

        return desk.Committed.Text(language) is null ? Refusal.NotFound : (await desk.Texts.WorkingAsync(language)).Text;
    }

    /// <summary>See <see cref="IPublicationGrain.SaveAsync"/>.</summary>
    public async Task<Outcome<long>> SaveAsync(MemberId actor, string language, TextSaving text)
    {
        var inGroup = await desk.InGroupAsync(actor);
        if ((Roll.RefuseChanging(actor, inGroup) ?? PublicationRules.CheckLanguage(language)
            ?? PublicationRules.Check(text)) is { } refusal)
        {
            return refusal;
        }

        using var turn = await desk.Texts.EnterAsync();
        if (Roll.RefuseChanging(actor, inGroup) is { } denied)
        {
            return denied;
        }

        var record = await desk.Texts.WorkingAsync(language);
        var repeated = record.Saved.FirstOrDefault(saved => saved.Request == text.RequestId && saved.By == actor);
        if (repeated.No > 0)
        {
            await desk.Topic.SettledAsync();
            return repeated.No;
        }

        if (text.Base != record.Text.No)
        {
            return Refusal.Conflict("text_changed");
        }

        var about = Roll.About!;
        var original = Roll.Text(about.Language)!;
        var isOriginal = language == about.Language;
        var next = new WorkingText
        {
            No = record.Text.No + 1,
            Title = TextRules.CleanTitle(text.Title),
            Body = TextRules.CleanBody(text.Body),
            Of = isOriginal ? null : Math.Clamp(text.Of ?? record.Text.Of ?? original.Version, 0, original.Version),
            By = actor,
            At = desk.Now,
        };
        await desk.Texts.WriteWorkingAsync(language, next, new SavedRequest(actor, text.RequestId, next.No));
        if (Mirrored(about, language, next) is { } mirrored)
        {
            await desk.Topic.Enqueue(new TopicCommand { Actor = actor, Changes = [mirrored], After = inGroup.Rev });
        }

        return next.No;
    }

    /// <summary>See <see cref="IPublicationGrain.ShareTextAsync"/>.</summary>
    public async Task<Outcome<PublicationText>> ShareTextAsync(MemberId actor, string language, TextSharing sharing)
    {
        var inGroup = await desk.InGroupAsync(actor);
        if ((Roll.RefuseChanging(actor, inGroup) ?? InputRules.Request(sharing.RequestId)
            ?? PublicationRules.CheckLanguage(language) ?? PublicationRules.CheckCredit(sharing.Credit)) is { } refusal)
        {
            return refusal;
        }

        using var turn = await desk.Texts.EnterAsync();
        var command = PublicationDesk.Command(
            actor, sharing.RequestId, Fingerprint.Of($"share {language}", sharing), inGroup);
        PublicationText? next = null;
        if (!await desk.Topic.IsRepeatedAsync(command))
        {
            if (!(await PrepareAsync(actor, language, sharing)).TryGet(out next, out refusal))
            {
                return refusal;
            }
        }

        var shared = await desk.OnceAsync(command, () => Roll.RefuseChanging(actor, inGroup) is { } denied
            ? denied
            : ImmutableArray.Create<Entry>(PublicationRules.Touched(Roll.About!, desk.Now), next!));
        return shared.TryGet(out _, out refusal)
            ? desk.Committed.Text(language) is { } text ? text : Refusal.NotFound
            : refusal;
    }

    /// <summary>See <see cref="IPublicationGrain.RemoveTextAsync"/>.</summary>
    public async Task<Refusal?> RemoveTextAsync(MemberId actor, string language, Guid requestId)
    {
        var inGroup = await desk.InGroupAsync(actor);
        if ((Roll.RefuseChanging(actor, inGroup) ?? InputRules.Request(requestId)
            ?? PublicationRules.CheckLanguage(language)) is { } refusal)
        {
            return refusal;
        }

        using var turn = await desk.Texts.EnterAsync();
        var command = PublicationDesk.Command(actor, requestId, $"remove {language}", inGroup);
        if (!await desk.Topic.IsRepeatedAsync(command))
        {
            var denied = Roll.RefuseChanging(actor, inGroup)
                ?? (language == Roll.About!.Language ? Refusal.Conflict("language_fixed") : null)
                ?? (Roll.Text(language) is null ? Refusal.NotFound : null);
            if (denied is not null)
            {
                return denied;
            }

            await desk.Texts.ClearAsync(language);
        }

        return (await desk.OnceAsync(command, () => Roll.Text(language) is { } text
            ? ImmutableArray.Create<Entry>(new Tombstone { Id = text.Id, No = text.No })
            : Refusal.NotFound)).Refusal;
    }

    /// <summary>See <see cref="IFoundGrain.FoundTextAsync"/>: what was shared last in each language, the original first.
    /// </summary>
    public async Task<string> FoundTextAsync()
    {
        var shared = desk.Committed.Texts.Where(text => text.Version > 0).OrderBy(text => text.No);
        var found = await Task.WhenAll(shared.Select(text => desk.Texts.VersionAsync(text.Language, text.Version)));
        return SearchRules.FoundText(found.OfType<VersionRecord>().Select(version => version.Source));
    }

    /// <summary>See <see cref="IPublicationGrain.TextAsync"/>.</summary>
    public async Task<Outcome<SharedText>> TextAsync(MemberId actor, string language, int? version)
    {
        if ((desk.Committed.RefuseReading(actor, await desk.InGroupAsync(actor))
            ?? PublicationRules.CheckLanguage(language)) is { } refusal)
        {
            return refusal;
        }

        if (desk.Committed.About is not { } about || desk.Committed.Text(language) is not { } text)
        {
            return Refusal.NotFound;
        }

        var files = PublicationRules.Files(about).ToImmutableArray();
        if (about.Stage == PublicationStage.Draft && version is null or 0)
        {
            var working = (await desk.Texts.WorkingAsync(language)).Text;
            return new SharedText
            {
                Language = language,
                Title = working.Title,
                Source = working.Body,
                At = working.At,
                By = working.By,
                Attachments = files,
            };
        }

        var wanted = version ?? text.Version;
        if (wanted < 1 || wanted > text.Version || await desk.Texts.VersionAsync(language, wanted) is not { } found)
        {
            return Refusal.NotFound;
        }

        return new SharedText
        {
            Language = language,
            Version = wanted,
            Title = found.Version.Title,
            Source = found.Source,
            At = found.Version.At,
            By = found.Version.By,
            Attachments = files,
        };
    }

    /// <summary>See <see cref="IPublicationGrain.VersionsAsync"/>.</summary>
    public async Task<Outcome<ImmutableArray<TextVersion>>> VersionsAsync(MemberId actor, string language)
    {
        if ((desk.Committed.RefuseReading(actor, await desk.InGroupAsync(actor))
            ?? PublicationRules.CheckLanguage(language)) is { } refusal)
        {
            return refusal;
        }

        // A version that was written and whose commit failed isn't one.
        return desk.Committed.Text(language) is { } text
            ? (await desk.Texts.VersionsAsync(language)).Where(one => one.Version <= text.Version).Reverse().ToImmutableArray()
            : Refusal.NotFound;
    }

    /// <summary>Writes the next version of a text. In the command's turn, and before its commit.</summary>
    public async Task<Outcome<PublicationText>> NextVersionAsync(MemberId actor, PublicationText text)
    {
        var working = (await desk.Texts.WorkingAsync(text.Language)).Text;
        if (PublicationRules.CheckShared(working) is { } refusal)
        {
            return refusal;
        }

        var now = desk.Now;
        var version = new TextVersion { Version = text.Version + 1, Title = working.Title, At = now, By = actor };
        await desk.Texts.AddVersionAsync(text.Language, version, working.Body);
        return PublicationRules.Mirror(text, working) with { Version = version.Version, By = actor, At = now };
    }

    private async Task<Outcome<PublicationText>> PrepareAsync(MemberId actor, string language, TextSharing sharing)
    {
        if (Roll.About is not { Stage: not PublicationStage.Draft } || Roll.Text(language) is not { } text)
        {
            return Roll.About is { Stage: PublicationStage.Draft } ? PublicationRules.NotShared : Refusal.NotFound;
        }

        var strangers = await Task.WhenAll((sharing.Credit ?? []).Except(text.Credit).Select(desk.IsMemberAsync));
        if (strangers.Contains(false))
        {
            return Refusal.Invalid("member_unknown", "credit");
        }

        return (await NextVersionAsync(actor, text)).TryGet(out var next, out var refusal)
            ? next with { Credit = sharing.Credit ?? next.Credit }
            : refusal;
    }

    /// <summary>What readers see of a saving: in a draft how the text begins, later that a rendering was begun, and nothing
    /// of what isn't shared.</summary>
    private PublicationText? Mirrored(PublicationAbout about, string language, WorkingText text)
    {
        var id = PublicationRoll.IdOf(language);
        var present = Roll.Text(language);
        var entry = present ?? new PublicationText { Id = id, No = Roll.NoOf(id), Language = language, By = text.By, At = text.At };
        return about.Stage == PublicationStage.Draft ? PublicationRules.Mirror(entry, text) : present is null ? entry : null;
    }
}

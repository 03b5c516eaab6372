using System.Collections.Immutable;
using Comparte.Files;
using Comparte.Topics;
using Comparte.Writing;

namespace Comparte.Publications;

/// <summary>Beginning a publication, and changing what stands beside its text.</summary>
internal sealed class PublicationEdits(PublicationDesk desk, HeldFiles files)
{
    /// <summary>See <see cref="IPublicationGrain.CreateAsync"/>.</summary>
    public async Task<Outcome<PublicationId>> CreateAsync(MemberId actor, NewPublication publication)
    {
        if ((PublicationRules.Check(publication)
            ?? await desk.RefuseSpeakingAsync(actor, publication.Organization, publication.Initiative)) is { } refusal)
        {
            return refusal;
        }

        using var turn = await desk.Texts.EnterAsync();
        var now = desk.Now;
        var command = TopicCommand.Of(actor, publication.RequestId, Fingerprint.Of("create", publication));
        var text = new WorkingText
        {
            Title = TextRules.CleanTitle(publication.Title),
            Body = TextRules.CleanBody(publication.Body),
            By = actor,
            At = now,
        };
        if (desk.Topic.NewestNo == 0 && (text.Title.Length > 0 || text.Body.Length > 0))
        {
            await desk.Texts.WriteWorkingAsync(publication.Language, text with { No = 1 }, null);
        }

        var created = await desk.Topic.OnceAsync(command, () => desk.Topic.NewestNo > 0 ? [] :
        [
            PublicationRules.New(actor, publication, now),
            PublicationRules.Mirror(NewText(publication.Language), text),
            new PublicationAuthor { Id = actor.Value, State = AuthorState.Author, At = now },
        ]);
        return created.Select<PublicationId>(_ => desk.Id);
    }

    /// <summary>See <see cref="IPublicationGrain.ChangeAsync"/>.</summary>
    public async Task<Outcome<PublicationAbout>> ChangeAsync(MemberId actor, PublicationChange change)
    {
        var inGroup = await desk.InGroupAsync(actor);
        var refusal = desk.Drafted.RefuseChanging(actor, inGroup)
            ?? PublicationRules.Check(change)
            ?? await desk.RefuseSpeakingAsync(
                actor,
                OrganizationId.TryParse(change.Organization, out var organization) ? organization : null,
                InitiativeId.TryParse(change.Initiative, out var initiative) ? initiative : null);
        if (refusal is not null)
        {
            return refusal;
        }

        using var turn = await desk.Texts.EnterAsync();
        var command = PublicationDesk.Command(actor, change.RequestId, Fingerprint.Of("change", change), inGroup);
        var claimed = new Claimed([], null);
        if (!await desk.Topic.IsRepeatedAsync(command)
            && !(await PrepareAsync(actor, change, inGroup)).TryGet(out claimed, out refusal))
        {
            return refusal;
        }

        return await desk.OnceAsync(command, () =>
            desk.Drafted.RefuseChanging(actor, inGroup) is { } denied ? denied : Decide(change, claimed));
    }

    /// <summary>An entry for a text in another language; its number is that of one that was there.</summary>
    private PublicationText NewText(string language)
    {
        var id = PublicationRoll.IdOf(language);
        return new PublicationText { Id = id, No = desk.Drafted.NoOf(id), Language = language };
    }

    /// <summary>What comes before the commit: files are claimed, and those that go lose their bytes. A crash after this is
    /// mended by the repeated request.</summary>
    private async Task<Outcome<Claimed>> PrepareAsync(
        MemberId actor, PublicationChange change, Threads.PlaceRights inGroup)
    {
        var about = desk.Drafted.About!;
        if (desk.Drafted.RefuseChanging(actor, inGroup) is { } denied)
        {
            return denied;
        }

        var place = TopicId.Of(desk.Id);
        var added = await files.ClaimAsync(actor, place, change.RequestId, change.Add ?? [], "add");
        var cover = await files.ClaimAsync(
            actor, place, change.RequestId, change.Cover is { } wanted ? [wanted] : [], "cover");
        if ((added.Refusal ?? cover.Refusal) is { } refusal)
        {
            return refusal;
        }

        var claimed = new Claimed(added.Value, cover.Value.FirstOrDefault());
        if (claimed.Cover is { Kind: not FileKind.Picture })
        {
            return Refusal.Invalid("cover_not_picture", "cover");
        }

        if (Decide(change, claimed).Refusal is { } refused)
        {
            return refused;
        }

        await files.RemoveAsync(PublicationRules.Removed(about, change));
        if (change.Language is { } language && language != about.Language)
        {
            await desk.Texts.MoveWorkingAsync(about.Language, language);
        }

        return claimed;
    }

    private Outcome<ImmutableArray<Entry>> Decide(PublicationChange change, Claimed claimed)
    {
        var about = desk.Drafted.About!;
        if (!PublicationRules.Apply(about, change, desk.Now).TryGet(out var applied, out var refusal)
            || !PublicationRules.ApplyFiles(applied, change, claimed.Added, claimed.Cover).TryGet(out var next, out refusal))
        {
            return refusal;
        }

        if (next.Language == about.Language)
        {
            return next == about ? [] : ImmutableArray.Create<Entry>(PublicationRules.Touched(next, desk.Now));
        }

        var text = desk.Drafted.Text(about.Language)!;
        return desk.Drafted.Text(next.Language) is not null
            ? Refusal.Conflict("language_fixed")
            : ImmutableArray.Create<Entry>(
                next,
                new Tombstone { Id = text.Id, No = text.No },
                text with
                {
                    Id = PublicationRoll.IdOf(next.Language),
                    No = desk.Drafted.NoOf(PublicationRoll.IdOf(next.Language)),
                    Language = next.Language,
                });
    }

    private readonly record struct Claimed(ImmutableArray<Attachment> Added, Attachment? Cover);
}

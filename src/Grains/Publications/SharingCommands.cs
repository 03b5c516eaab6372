using System.Collections.Immutable;
using Comparte.Files;
using Comparte.Hiding;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Publications;

/// <summary>How a publication comes to its readers, and is taken from them.</summary>
internal sealed class SharingCommands(PublicationDesk desk, TextCommands commands, HeldFiles files)
{
    private const int TrialsAtOnce = 12;

    private PublicationRoll Roll => desk.Drafted;

    /// <summary>See <see cref="IPublicationGrain.ShareAsync"/>.</summary>
    public async Task<Outcome<PublicationAbout>> ShareAsync(MemberId actor, GroupId? group, Guid requestId)
    {
        var inGroup = await desk.InGroupAsync(actor);
        if ((Roll.RefuseEditing(actor, inGroup) ?? InputRules.Request(requestId)) is { } refusal)
        {
            return refusal;
        }

        using var turn = await desk.Texts.EnterAsync();
        var there = group is { } into ? await desk.Grains.RightsInGroupAsync(into, actor) : default;
        var command = PublicationDesk.Command(actor, requestId, $"share {group}", group is null ? inGroup : there);
        var next = ImmutableArray<PublicationText>.Empty;
        if (!await desk.Topic.IsRepeatedAsync(command)
            && !(await PrepareAsync(actor, group, inGroup, there)).TryGet(out next, out refusal))
        {
            return refusal;
        }

        return await desk.OnceAsync(command, () =>
        {
            if (RefuseSharing(actor, group, inGroup) is { } denied)
            {
                return denied;
            }

            var (about, now) = (Roll.About!, desk.Now);
            var shared = about with
            {
                Stage = PublicationStage.Shared,
                Group = group,
                SharedAt = about.SharedAt ?? now,
            };
            return shared == about
                ? ImmutableArray<Entry>.Empty
                : [PublicationRules.WithOtherReaders(shared with { StageAt = now }), .. next];
        });
    }

    /// <summary>See <see cref="IPublicationGrain.WithdrawAsync"/>.</summary>
    public async Task<Outcome<PublicationAbout>> WithdrawAsync(MemberId actor, Guid requestId)
    {
        var inGroup = await desk.InGroupAsync(actor);
        if (Roll.About is null)
        {
            return Refusal.NotFound;
        }

        if (InputRules.Request(requestId) is { } refusal)
        {
            return refusal;
        }

        // Whoever withdrew it from a group, and may not read it since, repeats the request by which it happened.
        return await desk.OnceAsync(PublicationDesk.Command(actor, requestId, "withdraw", default), () =>
        {
            var about = Roll.About!;
            if ((Roll.RefuseReading(actor, inGroup)
                ?? (Roll.IsAuthor(actor) || inGroup.Leads ? null : Refusal.NotAllowed)) is { } denied)
            {
                return denied;
            }

            // Whoever shows it again would share it against the will of its authors.
            return about.Stage switch
            {
                PublicationStage.Draft => PublicationRules.NotShared,
                PublicationStage.Withdrawn when about.Hidden is not null => HidingRules.IsHidden,
                PublicationStage.Withdrawn => ImmutableArray<Entry>.Empty,
                _ => ImmutableArray.Create<Entry>(PublicationRules.WithOtherReaders(
                    about with { Stage = PublicationStage.Withdrawn, StageAt = desk.Now })),
            };
        });
    }

    /// <summary>See <see cref="IPublicationGrain.DeleteAsync"/>.</summary>
    public async Task<Refusal?> DeleteAsync(MemberId actor, Guid requestId)
    {
        if (InputRules.Request(requestId) is { } refusal)
        {
            return refusal;
        }

        using var turn = await desk.Texts.EnterAsync();
        var command = TopicCommand.Of(actor, requestId, "delete");
        if (await desk.Topic.IsRepeatedAsync(command))
        {
            return (await desk.Topic.OnceAsync(command, () => [])).Refusal;
        }

        var denied = Roll.RefuseEditing(actor, await desk.InGroupAsync(actor))
            ?? (Roll.About is { Stage: PublicationStage.Shared } ? PublicationRules.IsShared : null);
        if (denied is not null)
        {
            return denied;
        }

        // What it says goes first: of what says that it is deleted nothing is left, and a crash after this is mended by the
        // repeated request.
        await files.RemoveAsync(PublicationRules.Files(Roll.About!).Select(one => one.Id));
        foreach (var language in PublicationRules.Languages)
        {
            await desk.Texts.ClearAsync(language);
        }

        foreach (var some in Roll.Trials.Chunk(TrialsAtOnce).ToList())
        {
            await desk.Topic.Enqueue(new TopicCommand { Actor = actor, Changes = [.. some.Select(Gone)] });
        }

        return (await desk.Topic.OnceAsync(command, () => Roll.About is { } about
            ? ImmutableArray.Create<Entry>([Gone(about), .. Roll.Texts.Concat<Entry>(Roll.People).Select(Gone)])
            : Refusal.NotFound)).Refusal;
    }

    private static Entry Gone(Entry entry) => new Tombstone { Id = entry.Id, No = entry.No };

    private async Task<Outcome<ImmutableArray<PublicationText>>> PrepareAsync(
        MemberId actor, GroupId? group, PlaceRights inGroup, PlaceRights there)
    {
        var about = Roll.About!;
        var refusal = RefuseSharing(actor, group, inGroup)
            ?? (about.Group is { } from && from != group && (await desk.Grains.RightsInGroupAsync(from, actor)).Sensitive
                ? PublicationRules.StaysInGroup
                : null)
            ?? (group is null ? null : ThreadRules.RefuseOpening(there))
            ?? await desk.RefuseSpeakingAsync(actor, about.Organization, about.Initiative);
        if (refusal is not null)
        {
            return refusal;
        }

        // The first time title and text of the original are needed; of renderings those come along that have both.
        var next = ImmutableArray.CreateBuilder<PublicationText>();
        var texts = about.Stage == PublicationStage.Draft ? Roll.Texts.ToList() : [];
        foreach (var text in texts)
        {
            if ((await commands.NextVersionAsync(actor, text)).TryGet(out var first, out var missing))
            {
                next.Add(first with { Of = first.Of is null ? null : 1 });
            }
            else if (text.Language == about.Language)
            {
                return missing;
            }
            else
            {
                next.Add(text with { Title = "", Summary = "" });
            }
        }

        return next.ToImmutable();
    }

    private Refusal? RefuseSharing(MemberId actor, GroupId? group, PlaceRights inGroup)
    {
        var about = Roll.About;
        return Roll.RefuseEditing(actor, inGroup)
            ?? (about!.Hidden is null ? null : HidingRules.IsHidden)
            ?? (about is { Stage: PublicationStage.Shared } && group is not null && group != about.Group
                ? PublicationRules.IsShared : null)
            ?? (Roll.People.Any(author => author.State == AuthorState.Asked) ? Refusal.Conflict("authors_pending") : null)
            ?? (PublicationRules.LacksDate(about!) ? Refusal.Invalid("when_missing", "when") : null);
    }
}

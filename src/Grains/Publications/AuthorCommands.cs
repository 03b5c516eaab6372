using System.Collections.Immutable;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Publications;

/// <summary>How people become authors of a publication, and stop being some.</summary>
internal sealed class AuthorCommands(PublicationDesk desk)
{
    private static readonly Refusal LastAuthor = Refusal.Conflict("last_author");

    private PublicationRoll Roll => desk.Drafted;

    /// <summary>See <see cref="IPublicationGrain.AskAuthorAsync"/>.</summary>
    public async Task<Refusal?> AskAsync(MemberId actor, MemberId member, Guid requestId)
    {
        var inGroup = await desk.InGroupAsync(actor);
        if ((Roll.RefuseEditing(actor, inGroup) ?? InputRules.Request(requestId)) is { } refusal)
        {
            return refusal;
        }

        if (Roll.StateOf(member) is null && !await desk.IsMemberAsync(member))
        {
            return Refusal.Invalid("member_unknown", "member");
        }

        return await ChangeAsync(actor, requestId, $"ask {member}", inGroup, () =>
            Roll.RefuseEditing(actor, inGroup) is { } denied ? denied
            : Roll.StateOf(member) is AuthorState.Author or AuthorState.Asked ? ImmutableArray<Entry>.Empty
            : Roll.People.Count() >= PublicationRules.MaxAuthors ? Refusal.Invalid("too_many_items", "authors")
            : With(Entry(member, AuthorState.Asked)));
    }

    /// <summary>See <see cref="IPublicationGrain.AgreeAsync"/>.</summary>
    public async Task<Refusal?> AgreeAsync(MemberId actor, bool agrees, Guid requestId)
    {
        var inGroup = await desk.InGroupAsync(actor);
        return await ChangeAsync(actor, requestId, $"agree {agrees}", inGroup, () => Roll.StateOf(actor) switch
        {
            AuthorState.Asked => With(Entry(actor, agrees ? AuthorState.Author : AuthorState.Declined)),
            AuthorState.Author when agrees => ImmutableArray<Entry>.Empty,
            _ => Roll.RefuseReading(actor, inGroup) ?? Refusal.NotAllowed,
        });
    }

    /// <summary>See <see cref="IPublicationGrain.RemoveAuthorAsync"/>.</summary>
    public async Task<Refusal?> RemoveAsync(MemberId actor, MemberId member, Guid requestId)
    {
        var inGroup = await desk.InGroupAsync(actor);
        return await ChangeAsync(actor, requestId, $"remove {member}", inGroup, () =>
        {
            var own = actor == member && Roll.StateOf(actor) is AuthorState.Author or AuthorState.Asked;
            if ((own ? null : Roll.RefuseEditing(actor, inGroup)) is { } denied)
            {
                return denied;
            }

            return Roll.StateOf(member) switch
            {
                null => Refusal.NotFound,
                AuthorState.Author when !own => Refusal.NotAllowed,
                AuthorState.Author when Roll.Authors.Count() == 1 => LastAuthor,
                _ => With(new Tombstone { Id = member.Value, No = Roll.NoOf(member.Value) }),
            };
        });
    }

    private async Task<Refusal?> ChangeAsync(
        MemberId actor, Guid requestId, string fingerprint, PlaceRights inGroup,
        Func<Outcome<ImmutableArray<Entry>>> decide)
    {
        if (Roll.About is null)
        {
            return Refusal.NotFound;
        }

        if (InputRules.Request(requestId) is { } refusal)
        {
            return refusal;
        }

        return (await desk.OnceAsync(PublicationDesk.Command(actor, requestId, fingerprint, inGroup), decide)).Refusal;
    }

    private PublicationAuthor Entry(MemberId member, AuthorState state) =>
        new() { Id = member.Value, No = Roll.NoOf(member.Value), State = state, At = desk.Now };

    /// <summary>Who is an author reads it, so that this goes with a change of readers.</summary>
    private ImmutableArray<Entry> With(Entry author) => [PublicationRules.WithOtherReaders(Roll.About!), author];
}

using System.Collections.Immutable;
using Comparte.Groups;
using Comparte.Talks;
using Comparte.Threads;
using Comparte.Topics;
using Orleans.Concurrency;

namespace Comparte.Needs;

/// <summary>
/// Owns who helps with one need or offer; the key is the <see cref="NeedId"/>. Each command and each opening asks who the
/// need's people are and notes them as entries, committed before anything that depends on it: so hosts hear of somebody who
/// has left before they tell what was written after.
/// </summary>
[GrainType(TopicKinds.Helps), Reentrant]
internal sealed class HelpsGrain : TopicGrain, IHelpsGrain, IThreadPlaceGrain
{
    private readonly HelpTelling _telling;

    /// <summary>The newest answer of the organization or initiative that was noted; an older one that comes late counts
    /// no more.</summary>
    private long _asked;

    public HelpsGrain(TopicServices services)
        : base(services, TopicShape.Whole) => _telling = new HelpTelling(Id, Topic, GrainFactory);

    /// <inheritdoc />
    protected override ImmutableArray<Follower> FollowedBy => _telling.Followers;

    /// <summary>The helps begin when one of the need's people or a helper asks first.</summary>
    protected override bool IsThere => true;

    private NeedId Id => NeedId.Of(this.GetPrimaryKeyString());

    private INeedGrain Need => GrainFactory.GetGrain<INeedGrain>(this.GetPrimaryKeyString());

    private IEnumerable<NeedHelp> Helps => Topic.Entries.OfType<NeedHelp>();

    /// <inheritdoc />
    public async Task<Refusal?> AnswerAsync(MemberId actor, NeedAnswer answer)
    {
        if (await RefusePeopleAsync(actor) is { } denied)
        {
            return denied;
        }

        if (HelpRules.Check(answer) is { } refusal)
        {
            return refusal;
        }

        if (!answer.Helpers.All(helper => Helps.Any(help => help.By == helper)))
        {
            return Refusal.Invalid("helper_unknown", "helpers");
        }

        var agreed = Helps.Where(help => help.Naming == Naming.Agreed).Select(help => help.By).ToHashSet();
        var named = answer with { Helpers = [.. answer.Helpers.Where(agreed.Contains)] };
        if (await Need.AnswerAsync(actor, named) is { } not)
        {
            return not;
        }

        var command = TopicCommand.Of(actor, answer.RequestId, Fingerprint.Of("answer", answer));
        return (await Topic.OnceAsync(command, () => [.. HelpRules.Name(Helps, answer)])).Refusal;
    }

    /// <inheritdoc />
    public async Task<Refusal?> AgreeAsync(MemberId actor, bool agrees, Guid requestId)
    {
        if (InputRules.Request(requestId) is { } refusal)
        {
            return refusal;
        }

        var command = TopicCommand.Of(actor, requestId, $"agree {agrees}");
        var agreed = await Topic.OnceAsync(command, () => Find(actor) switch
        {
            null => Refusal.NotFound,
            { Naming: null } => Refusal.Conflict("naming_not_asked"),
            var help => ImmutableArray.Create<Entry>(help with { Naming = agrees ? Naming.Agreed : Naming.Declined }),
        });
        return agreed.Refusal;
    }

    /// <inheritdoc />
    public async Task<Refusal?> RemoveAsync(MemberId actor, Guid requestId)
    {
        // Whoever deleted it repeats the request when nobody is left to ask.
        var refusal = await Need.RollAsync() is null ? null : await RefusePeopleAsync(actor);
        return refusal
            ?? InputRules.Request(requestId)
            ?? (Helps.Any() ? Refusal.Conflict("need_has_helps") : await Need.RemoveAsync(actor, requestId));
    }

    /// <inheritdoc />
    public async Task<PlaceRights> RightsAsync(ThreadId thread, MemberId member)
    {
        var need = await NoteReadersAsync();
        var rights = RightsOf(need, thread, member);

        // Of a need of one person, the conversation is one between two.
        return need is { Organization: null, Initiative: null } && rights is { Reads: true, Closed: null }
            && OtherOf(need.By, thread, member) is { } other
            ? rights with { Closed = await GrainFactory.RefuseGoingOnAsync(member, other) }
            : rights;
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<PlaceRights>> RightsOfAllAsync(ThreadId thread, ImmutableArray<MemberId> members)
    {
        var need = await NoteReadersAsync();
        return [.. members.Select(member => RightsOf(need, thread, member))];
    }

    /// <inheritdoc />
    public async Task TellThreadAsync(GroupThread card)
    {
        // The need's people hear of it, also those who have come since somebody asked last.
        await NoteReadersAsync();
        var present = Topic.Find<NeedHelp>(card.Id);
        if (ICopy.Told(present) >= card.ToldRev)
        {
            await Topic.SettledAsync();
            return;
        }

        await Topic.Enqueue(new TopicCommand { Changes = [HelpRules.Help(present, card)] });
    }

    /// <inheritdoc />
    protected override async ValueTask<Readers> AdmitReadersAsync(ImmutableArray<MemberId> members)
    {
        await NoteReadersAsync();
        return new Readers([.. members.Select(Reads)]);
    }

    private NeedHelp? Find(MemberId helper) => Topic.Find<NeedHelp>(HelpThreads.Of(Id, helper).Value);

    private MemberId? OtherOf(MemberId owner, ThreadId thread, MemberId member) =>
        member == owner ? Topic.Find<NeedHelp>(thread.Value)?.By : owner;

    /// <summary>A conversation is read by its helper and the need's people; to begin one the need must be open.</summary>
    private PlaceRights RightsOf(NeedRoll? need, ThreadId thread, MemberId member) => need is null ? default : new PlaceRights
    {
        Known = true,
        Reads = thread == HelpThreads.Of(Id, member) || Reads(member),
        Closed = Topic.Find(thread.Value) is NeedHelp
            ? null
            : HelpRules.RefuseBeginning(need, isOwn: Reads(member), Helps.Count()),
        Parent = TopicId.Helps(Id),
        Rev = Topic.Head,
        Readers = 1,
    };

    private bool Reads(MemberId member) => Topic.FindCommitted(member.Value) is HelpReader;

    private async Task<Refusal?> RefusePeopleAsync(MemberId actor) =>
        await NoteReadersAsync() is null ? Refusal.NotFound : Reads(actor) ? null : Refusal.NotAllowed;

    /// <summary>Asks who the need's people are and notes it; null where there is no need, whose helps nobody reads.</summary>
    private async Task<NeedRoll?> NoteReadersAsync()
    {
        var roll = await Need.RollAsync();
        var people = roll is null
            ? null
            : await NeedPeople.AskAsync(GrainFactory, roll.By, roll.Organization, roll.Initiative);
        if (people is not null && people.Rev < _asked)
        {
            await Topic.SettledAsync();
            return roll;
        }

        _asked = people?.Rev ?? _asked;
        var noted = HelpRules.Readers([.. Topic.Entries], people?.Members ?? [])
            .Chunk(HelpRules.ReadersAtOnce)
            .Select(some => Topic.Enqueue(new TopicCommand { Changes = [.. some] }))
            .ToList();
        await Task.WhenAll(noted);
        await Topic.SettledAsync();
        return roll;
    }
}

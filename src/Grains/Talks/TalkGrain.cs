using System.Collections.Immutable;
using Comparte.Groups;
using Comparte.Threads;
using Comparte.Topics;
using Orleans.Concurrency;

namespace Comparte.Talks;

/// <summary>Owns who takes part in one talk; the key is the <see cref="TalkId"/>. It is the place and the parent of the talk's
/// thread, which asks it who reads and writes there.</summary>
[GrainType(TopicKinds.Talk), Reentrant]
internal sealed class TalkGrain : TopicGrain, ITalkGrain, IThreadPlaceGrain
{
    private readonly TalkTelling _telling;

    public TalkGrain(TopicServices services)
        : base(services, TopicShape.Whole) => _telling = new TalkTelling(Id, Topic, GrainFactory);

    /// <inheritdoc />
    protected override ImmutableArray<Follower> FollowedBy => _telling.Followers;

    private TalkId Id => TalkId.Of(this.GetPrimaryKeyString());

    private TalkAbout? About => Topic.FindCommitted(TalkRules.AboutId) as TalkAbout;

    private IEnumerable<TalkPerson> Drafted => Topic.Entries.OfType<TalkPerson>();

    /// <inheritdoc />
    public async Task<Refusal?> OpenAsync(MemberId actor, NewTalk talk)
    {
        if (TalkRules.Check(actor, talk) is { } refusal)
        {
            return refusal;
        }

        if (Id != TalkIds.Of(actor, talk))
        {
            throw new ArgumentException("The key isn't made from these people or this request.", nameof(talk));
        }

        // Two who wrote to each other go on, whatever they would answer a stranger; their thread asks about blocks.
        if (About is { Pair: true, LastNo: > 0 })
        {
            return null;
        }

        if (await RefuseWritingAsync(actor, talk.People) is { } denied)
        {
            return denied;
        }

        var command = TopicCommand.Of(actor, talk.RequestId, Fingerprint.Of("open", talk));
        return (await Topic.OnceAsync(
            command, () => Topic.NewestNo > 0 ? [] : TalkRules.New(actor, talk, Clock.GetUtcNow()))).Refusal;
    }

    /// <inheritdoc />
    public async Task<Refusal?> AddAsync(MemberId actor, ImmutableArray<MemberId> people, Guid requestId)
    {
        var refusal = RefuseChanging(actor) ?? InputRules.Request(requestId) ?? TalkRules.CheckPeople(people);
        if (refusal is not null)
        {
            return refusal;
        }

        var added = people.Where(member => !TakesPart(member)).ToImmutableArray();
        if (await RefuseWritingAsync(actor, added) is { } denied)
        {
            return denied;
        }

        if (await RefuseTogetherAsync(actor, added))
        {
            return TalkRules.NotAccepted;
        }

        var command = TopicCommand.Of(actor, requestId, Fingerprint.Of("add", people));
        return (await Topic.OnceAsync(command, () => Add(actor, added))).Refusal;
    }

    /// <inheritdoc />
    public async Task<Refusal?> LeaveAsync(MemberId actor, Guid requestId)
    {
        if (InputRules.Request(requestId) is { } refusal)
        {
            return refusal;
        }

        var command = TopicCommand.Of(actor, requestId, "leave");
        return (await Topic.OnceAsync(command, () => RefuseChanging(actor) is { } denied
            ? denied
            : Topic.Find<TalkPerson>(actor.Value) is { } person
                ? ImmutableArray.Create<Entry>(new Tombstone { Id = person.Id, No = person.No })
                : Refusal.NotFound)).Refusal;
    }

    /// <inheritdoc />
    public async Task<PlaceRights> RightsAsync(ThreadId thread, MemberId member)
    {
        var rights = RightsOf(thread, member);
        return rights.Reads && About is { Pair: true }
            ? rights with { Closed = await RefusePairAsync(member) }
            : rights;
    }

    /// <inheritdoc />
    public Task<ImmutableArray<PlaceRights>> RightsOfAllAsync(ThreadId thread, ImmutableArray<MemberId> members) =>
        Task.FromResult<ImmutableArray<PlaceRights>>([.. members.Select(member => RightsOf(thread, member))]);

    /// <inheritdoc />
    public async Task TellThreadAsync(GroupThread card)
    {
        var about = Topic.Find<TalkAbout>(TalkRules.AboutId);
        var told = about is null ? null : TalkRules.Told(about, card);
        if (told is null || ReferenceEquals(told, about))
        {
            await Topic.SettledAsync();
            return;
        }

        await Topic.Enqueue(new TopicCommand { Changes = [told] });
    }

    /// <inheritdoc />
    protected override ValueTask<Readers> AdmitReadersAsync(ImmutableArray<MemberId> members) =>
        ValueTask.FromResult(new Readers([.. members.Select(Knows)]));

    /// <summary>Its people read what is written in its thread, and nobody leads there.</summary>
    private PlaceRights RightsOf(ThreadId thread, MemberId member) =>
        thread != TalkIds.ThreadOf(Id) || !TakesPart(member) ? default : new PlaceRights
        {
            Known = true,
            Reads = true,
            Parent = TopicId.Of(Id),
            Rev = Topic.Head,
            Readers = 1,
        };

    private bool TakesPart(MemberId member) => Topic.FindCommitted(member.Value) is TalkPerson;

    /// <summary>Whether the talk is there for a member: before the first message it is for nobody but whoever prepared it.
    /// </summary>
    private bool Knows(MemberId member) =>
        TakesPart(member) && About is { } about && (about.LastNo > 0 || about.By == member);

    private Refusal? RefuseChanging(MemberId actor) =>
        !Knows(actor) ? Refusal.NotFound : About!.Pair ? Refusal.Conflict("talk_of_two") : null;

    private Outcome<ImmutableArray<Entry>> Add(MemberId actor, ImmutableArray<MemberId> added)
    {
        var now = Clock.GetUtcNow();
        var people = Drafted.Select(person => person.Id).ToHashSet();
        var missing = added.Where(member => !people.Contains(member.Value)).ToList();
        return missing.Any(member => Topic.Find(member.Value) is Tombstone) ? TalkRules.LeftTalk
            : people.Count + missing.Count > TalkRules.MaxPeople ? Refusal.Conflict("talk_full")
            : ImmutableArray.CreateRange<Entry>(missing.Select(
                member => TalkRules.Person(member, actor, Topic.Find(member.Value)?.No ?? 0, now)));
    }

    /// <summary>Asks everybody to whom somebody would begin to write; the first no counts.</summary>
    private async Task<Refusal?> RefuseWritingAsync(MemberId actor, ImmutableArray<MemberId> people)
    {
        var writer = await Talking(actor).WriterAsync();
        if (people.Any(writer.Blocks.Contains))
        {
            return TalkRules.Blocked;
        }

        var answers = await Task.WhenAll(people.Select(member => Talking(member).RefuseWriterAsync(writer)));
        return answers.FirstOrDefault(answer => answer is not null);
    }

    /// <summary>Whether somebody who is added blocks one of the others, or is blocked by one. Of whoever adds it is asked before.
    /// </summary>
    private async Task<bool> RefuseTogetherAsync(MemberId actor, ImmutableArray<MemberId> added)
    {
        var people = Drafted.Select(person => MemberId.Of(person.Id)).Where(member => member != actor).Concat(added).ToImmutableHashSet();
        var all = await Task.WhenAll(people.Select(member => Talking(member).WriterAsync()));
        return all.Any(one => one.Blocks.Overlaps(added.Contains(one.Id) ? people : added));
    }

    /// <summary>Why one of two may not write to the other one, or null.</summary>
    private Task<Refusal?> RefusePairAsync(MemberId member) => GrainFactory.RefuseGoingOnAsync(
        member, MemberId.Of(Drafted.First(person => person.Id != member.Value).Id));

    private ITalkingGrain Talking(MemberId member) => GrainFactory.GetGrain<ITalkingGrain>(member.Value);
}

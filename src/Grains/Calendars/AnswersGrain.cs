using System.Collections.Immutable;
using Comparte.Members;
using Comparte.Threads;
using Comparte.Topics;
using Orleans.Concurrency;

namespace Comparte.Calendars;

/// <summary>Owns who goes to one event; the key is the <see cref="PublicationId"/>. Each command and each opening asks the
/// event who may read it, and carries along at which revision that was true.</summary>
[GrainType(TopicKinds.Answers), Reentrant]
internal sealed class AnswersGrain(TopicServices services) : TopicGrain(services, TopicShape.Whole), IAnswersGrain
{
    /// <inheritdoc />
    protected override ImmutableArray<Follower> FollowedBy =>
    [
        new() { Name = "members", Concerns = IsAnswer, Durable = true, TellAsync = TellMembersAsync },
    ];

    /// <inheritdoc />
    protected override TopicId? Parent => (Topic.FindCommitted(AnswerRules.AboutId) as AnswersAbout)?.Parent;

    /// <summary>Nothing is written for whoever looks: an event that nobody answered has no answers.</summary>
    protected override bool IsThere => true;

    private PublicationId Id => PublicationId.Of(this.GetPrimaryKeyString());

    private IEventGrain Event => GrainFactory.GetGrain<IEventGrain>(GrainId.Create(TopicKinds.Publication, Id.Value));

    private AnswersAbout? About => Topic.Find<AnswersAbout>(AnswerRules.AboutId);

    /// <inheritdoc />
    public Task<Refusal?> AnswerAsync(MemberId actor, Attendance answer, Guid requestId) =>
        OnceAsync(
            actor, requestId, InputRules.Known(answer, "answer"), $"answer {answer}",
            () => AnswerRules.Answer(Topic.Find(actor.Value), actor, answer, Clock.GetUtcNow()));

    /// <inheritdoc />
    public Task<Refusal?> TakeBackAsync(MemberId actor, Guid requestId) =>
        OnceAsync(actor, requestId, null, "take back", () => AnswerRules.TakeBack(Topic.Find(actor.Value)));

    /// <inheritdoc />
    public Task TellEventAsync(PlaceRights rights)
    {
        var noted = AnswerRules.Note(About, rights);
        return ReferenceEquals(noted, About)
            ? Topic.SettledAsync()
            : Topic.Enqueue(With(new TopicCommand { After = rights.Rev }, rights, []));
    }

    /// <inheritdoc />
    public async Task EndAsync()
    {
        foreach (var some in Topic.Entries.Where(entry => entry is not Tombstone).Chunk(AnswerRules.AtOnce).ToList())
        {
            await Topic.Enqueue(new TopicCommand { Changes = [.. some.Select(AnswerRules.Gone)] });
        }
    }

    /// <inheritdoc />
    protected override async ValueTask<Readers> AdmitReadersAsync(ImmutableArray<MemberId> members)
    {
        return Readers.Of((await Event.ReadingAsync(members)).Rights) with { RulesItself = true };
    }

    private static bool IsAnswer(Entry entry) =>
        entry is EventAnswer || (entry is Tombstone && EntityId.IsWellFormed(entry.Id, MemberId.Prefix));

    private async Task<Refusal?> OnceAsync(
        MemberId actor, Guid requestId, Refusal? invalid, string fingerprint, Func<ImmutableArray<Entry>> decide)
    {
        var reading = await Event.ReadingAsync([actor]);
        var rights = reading.Rights[0];
        if ((AnswerRules.RefuseAnswering(rights, reading.When, Clock.GetUtcNow())
            ?? InputRules.Request(requestId) ?? invalid) is { } refusal)
        {
            return refusal;
        }

        var command = new TopicCommand
        {
            Actor = actor,
            RequestId = requestId,
            Fingerprint = fingerprint,
            After = rights.Rev,
        };
        return (await Topic.OnceAsync(command, () => (Outcome<TopicCommand>)With(command, rights, decide()))).Refusal;
    }

    /// <summary>The command with its changes, and before them what is new of the readers: in one commit, so that no host tells
    /// the change to who may not read it.</summary>
    private TopicCommand With(TopicCommand command, PlaceRights rights, ImmutableArray<Entry> changes)
    {
        var noted = AnswerRules.Note(About, rights);
        return ReferenceEquals(noted, About)
            ? command with { Changes = changes }
            : command with { Changes = [noted, .. changes], OtherParent = noted.Parent != About?.Parent };
    }

    private Task TellMembersAsync(ImmutableArray<Entry> entries) => Task.WhenAll(entries.Select(entry => GrainFactory
        .GetGrain<IMemberGrain>(entry.Id)
        .TellAnsweringAsync(
            Id,
            entry is EventAnswer { Answer: var answer, At: var at }
                ? new Answering { Answer = answer, At = at, ToldRev = entry.Rev }
                : null,
            entry.Rev)));
}

using System.Collections.Immutable;
using Comparte.Administration;
using Comparte.Erasure;
using Comparte.Inbox;
using Comparte.Topics;
using Orleans.Concurrency;

namespace Comparte.Questions;

/// <summary>Owns what members ask; see <see cref="IQuestionsGrain"/>. It asks the administration who may read and answer.</summary>
[GrainType(TopicKinds.Questions), Reentrant]
internal sealed class QuestionsGrain(TopicServices services) : TopicGrain(services, TopicShape.Whole), IQuestionsGrain
{
    private const int AtOnce = 32;

    /// <inheritdoc />
    protected override ImmutableArray<Follower> FollowedBy =>
    [
        new() { Name = "administrators", Concerns = entry => entry is Question or Tombstone, Durable = true, TellAsync = TellWaitingAsync },
        new()
        {
            Name = "askers",
            Concerns = entry => entry is Question { Answer: not null },
            Durable = true,
            TellAsync = told => Task.WhenAll(told.OfType<Question>().Select(
                question => TellAsync(question.By, QuestionRules.Answered(question, question.Answer!)))),
        },
    ];

    private IEnumerable<Question> Committed => Topic.Rows.Select(row => row.Entry).OfType<Question>();

    /// <inheritdoc />
    public async Task<Outcome<Question>> AskAsync(MemberId actor, NewQuestion question)
    {
        if (QuestionRules.Check(question) is { } refusal)
        {
            return refusal;
        }

        if (await GrainFactory.GetGrain<IErasureGrain>(actor.Value).LeavesAsync())
        {
            return Refusal.NotFound;
        }

        var command = TopicCommand.Of(actor, question.RequestId, Fingerprint.Of("ask", question));
        var asked = await Topic.OnceAsync(command, () => QuestionRules.Ask(
            Topic.Entries.OfType<Question>(), actor, question, Clock.GetUtcNow()));
        return asked.Select<Question>(committed => (Question)committed.Entries[0]);
    }

    /// <inheritdoc />
    public Task<ImmutableArray<Question>> MineAsync(MemberId actor) => Task.FromResult<ImmutableArray<Question>>(
        [.. Committed.Where(question => question.By == actor).OrderByDescending(question => question.No)]);

    /// <inheritdoc />
    public async Task<Outcome<ImmutableArray<Question>>> ListAsync(MemberId actor)
    {
        if (await GrainFactory.GetAdministration().RefusesAsync(actor) is { } refusal)
        {
            return refusal;
        }

        var all = Committed.ToLookup(question => question.Answer is null);
        return ImmutableArray.Create<Question>(
        [
            .. all[true].OrderBy(question => question.No),
            .. all[false].OrderByDescending(question => question.Answer!.At).Take(QuestionRules.AnsweredListed),
        ]);
    }

    /// <inheritdoc />
    public async Task<Refusal?> AnswerAsync(MemberId actor, long no, QuestionReply reply)
    {
        if ((await GrainFactory.GetAdministration().RefusesAsync(actor) ?? QuestionRules.Check(reply)) is { } refusal)
        {
            return refusal;
        }

        var command = TopicCommand.Of(actor, reply.RequestId, Fingerprint.Of($"answer {no}", reply));
        return (await Topic.OnceAsync(command, () => QuestionRules.Answer(
            Topic.Entries.OfType<Question>().FirstOrDefault(question => question.No == no), actor, reply, Clock.GetUtcNow()))).Refusal;
    }

    /// <inheritdoc />
    public async Task EraseAsync(MemberId member)
    {
        ImmutableArray<Entry> gone = [.. Topic.Entries.OfType<Question>().Where(question => question.By == member)
            .Select(question => new Tombstone { Id = question.Id, No = question.No })];
        foreach (var some in gone.Chunk(AtOnce))
        {
            await Topic.Enqueue(new TopicCommand { Actor = member, Changes = [.. some] });
        }

        await Topic.SettledAsync();
    }

    /// <inheritdoc />
    protected override ValueTask<Readers> AdmitReadersAsync(ImmutableArray<MemberId> members) =>
        ValueTask.FromResult(Readers.All(members, false));

    private async Task TellWaitingAsync(ImmutableArray<Entry> told)
    {
        var waiting = QuestionRules.Waiting(Committed.Count(question => question.Answer is null), Topic.Head, Clock.GetUtcNow());
        var administrators = await new Administrators(GrainFactory).AllAsync().ToListAsync();
        foreach (var some in administrators.Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(one => TellAsync(one, waiting)));
        }
    }

    private Task TellAsync(MemberId member, NoticeTelling telling) =>
        GrainFactory.GetGrain<INotifiedGrain>(member.Value).NotifyAsync([telling]);
}

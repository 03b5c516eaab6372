using System.Collections.Immutable;
using System.Globalization;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Topics;

/// <summary>One activation of a topic with the commands a thread has, written as a grain writes them.</summary>
internal sealed class Activation
{
    public static readonly MemberId Ana = new("m0190000000007000800000000000000a");
    public static readonly MemberId Bea = new("m0190000000007000800000000000000b");

    private readonly ManualClock _clock;

    public Activation(
        TestStore store,
        ManualClock clock,
        TopicShape shape,
        string incarnation = "i",
        Action<ImmutableArray<Row>>? committed = null,
        Func<ImmutableArray<Row>, Task>? committing = null)
    {
        _clock = clock;
        Topic = new Topic(
            new TopicId("thread", "t1"),
            shape,
            new TopicStorage(store.For(this), GrainId.Create("thread", "t1"), "thread"),
            new StoreIncarnation(incarnation),
            clock)
        {
            Committed = committed ?? (_ => { }),
            Committing = committing ?? (_ => Task.CompletedTask),
            Failed = failure => Failure = failure,
        };
        Reader = new TopicReader(Topic);
    }

    public Topic Topic { get; }

    public TopicReader Reader { get; }

    /// <summary>Why the activation has to end.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Loaded and ready, with a store that answers at once.</summary>
    public static Activation Start(
        GrainScheduler scheduler, TestStore store, ManualClock clock, TopicShape shape, string incarnation = "i")
    {
        var activation = new Activation(store, clock, shape, incarnation);
        scheduler.Complete(activation.Topic.ActivateAsync);
        return activation;
    }

    public static Post NewPost(string text) => new() { By = Ana, Source = text };

    public async Task<Outcome<Committed>> PostAsync(MemberId actor, Guid request, params string[] texts)
    {
        await Topic.LoadForAsync(request);
        var fingerprint = string.Join('\n', texts);
        if (Topic.FindByRequest(actor, request, fingerprint) is { } found)
        {
            return found.TryGet(out var done, out var refusal) ? await done : refusal;
        }

        return await Topic.Enqueue(new TopicCommand
        {
            Actor = actor,
            RequestId = request,
            Fingerprint = fingerprint,
            Changes = [.. texts.Select(text => NewPost(text) with { By = actor, RequestId = request })],
        });
    }

    /// <summary>Changes a post; a null text deletes it. A second text is a new post in the same command.</summary>
    public async Task<Outcome<Committed>> EditAsync(
        MemberId actor, Guid request, long no, string? text, string? added = null)
    {
        await Topic.LoadForAsync(request);
        var id = no.ToString(CultureInfo.InvariantCulture);
        await Topic.LoadAsync(no);
        while (Topic.Find(id) is null && no <= Topic.NewestNo)
        {
            await Topic.LoadAsync(no);
        }

        var fingerprint = $"{no}\n{text}\n{added}";
        if (Topic.FindByRequest(actor, request, fingerprint) is { } repeated)
        {
            return repeated.TryGet(out var done, out var refusal) ? await done : refusal;
        }

        if (Topic.Find<Post>(id) is not { } post)
        {
            return Refusal.NotFound;
        }

        Entry changed = text is null
            ? new Tombstone { Id = post.Id, No = post.No }
            : post with { Source = text, EditedAt = _clock.GetUtcNow() };
        return await Topic.Enqueue(new TopicCommand
        {
            Actor = actor,
            RequestId = request,
            Fingerprint = fingerprint,
            Changes = added is null
                ? [changed]
                : [NewPost(added) with { By = actor, RequestId = request }, changed],
        });
    }
}

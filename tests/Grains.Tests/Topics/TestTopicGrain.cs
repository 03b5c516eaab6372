using System.Collections.Concurrent;
using System.Collections.Immutable;
using Comparte.Threads;
using Comparte.Topics;
using Orleans.Concurrency;

namespace Comparte.Grains.Tests.Topics;

/// <summary>A topic of posts with one follower, for tests of what all topic grains share.</summary>
[Alias("Comparte.Tests.ITestTopicGrain")]
public interface ITestTopicGrain : ITopicGrain
{
    [Alias("Post")]
    Task<long> PostAsync(string text, Guid requestId);

    [Alias("HasReminder")]
    Task<bool> HasReminderAsync();

    [Alias("End")]
    Task EndAsync();
}

/// <summary>Who follows the test topic, in the test's own process.</summary>
internal sealed class TestFollower
{
    public static readonly ConcurrentDictionary<string, TestFollower> All = [];

    private readonly TaskCompletionSource _told = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentQueue<string> Texts { get; } = [];

    public bool IsAway { get; set; }

    public Task Told => _told.Task;

    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task TellAsync(ImmutableArray<Entry> entries)
    {
        if (IsAway)
        {
            throw new TimeoutException();
        }

        foreach (var post in entries.OfType<Post>())
        {
            Texts.Enqueue(post.Source);
        }

        _told.TrySetResult();
        return Task.CompletedTask;
    }
}

[GrainType(Type), Reentrant]
internal sealed class TestTopicGrain(TopicServices services)
    : TopicGrain(services, TopicShape.Window), ITestTopicGrain
{
    public const string Type = "test";

    private TestFollower Mine => TestFollower.All.GetOrAdd(this.GetPrimaryKeyString(), _ => new TestFollower());

    protected override ImmutableArray<Follower> FollowedBy =>
        [new() { Name = "test", Durable = true, TellAsync = Mine.TellAsync }];

    public async Task<long> PostAsync(string text, Guid requestId)
    {
        await Topic.LoadForAsync(requestId);
        var committed = Topic.FindByRequest(default, requestId, text) is { } earlier
            ? await earlier.Value!
            : await Topic.Enqueue(new TopicCommand
            {
                RequestId = requestId,
                Fingerprint = text,
                Changes = [new Post { Source = text, RequestId = requestId }],
            });
        return committed.Entries[0].No;
    }

    public async Task<bool> HasReminderAsync() => await this.GetReminder("deliver") is not null;

    public Task EndAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await base.OnDeactivateAsync(reason, cancellationToken);
        Mine.Ended.TrySetResult();
    }

    protected override ValueTask<Readers> AdmitReadersAsync(ImmutableArray<MemberId> members) =>
        ValueTask.FromResult(Readers.All(members, true));
}

using System.Collections.Immutable;
using Comparte.Power;
using Comparte.Search;
using Comparte.Threads;
using Comparte.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Comparte.Topics;

/// <summary>What every topic needs of its silo.</summary>
/// <param name="Storage">The store <c>main</c>.</param>
/// <param name="Incarnation">Of the store.</param>
/// <param name="Clock">The time.</param>
/// <param name="Silo">Where the activation lives.</param>
/// <param name="Logs">Makes loggers.</param>
internal sealed record TopicServices(
    [FromKeyedServices("main")] IGrainStorage Storage,
    StoreIncarnation Incarnation,
    TimeProvider Clock,
    ILocalSiloDetails Silo,
    ILoggerFactory Logs);

/// <summary>Who of several readers may open a topic.</summary>
internal readonly record struct Readers(
    ImmutableArray<bool> Allowed, TopicId? Parent = null, long After = 0, bool RulesItself = false,
    bool Sensitive = false)
{
    /// <summary>The same answer for each.</summary>
    public static Readers All(ImmutableArray<MemberId> members, bool allowed) =>
        new([.. members.Select(_ => allowed)]);

    /// <summary>As the place of the topic answers.</summary>
    public static Readers Of(ImmutableArray<PlaceRights> rights)
    {
        var any = rights.FirstOrDefault();
        return new([.. rights.Select(right => right.Reads)], any.Parent, any.Rev, Sensitive: rights.Any(right => right.Sensitive));
    }
}

/// <summary>A grain that owns a topic. Derived grains are <c>[Reentrant]</c> and keep to one rule: nothing but
/// <see cref="Topics.Topic"/> changes what is shared.</summary>
internal abstract partial class TopicGrain : Grain, ITopicGrain, IRemindable
{
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(10);
    private readonly TopicServices _services;
    private readonly TopicId _id;
    private readonly TopicReader _reader;
    private readonly Watchers _watchers;
    private readonly ILogger _logger;
    private Followers? _followers;
    private Task? _reminded;
    private Task _forgetting = Task.CompletedTask;

    protected TopicGrain(TopicServices services, TopicShape shape)
    {
        _services = services;
        _id = new TopicId(this.GetGrainId().Type.ToString()!, this.GetPrimaryKeyString());
        var storage = new TopicStorage(services.Storage, this.GetGrainId(), _id.Kind);
        Topic = new Topic(_id, shape, storage, services.Incarnation, services.Clock)
        {
            Committed = OnCommitted,
            Committing = OnCommittingAsync,
            Failed = OnFailed,
            Noting = command => Power?.Note(Topic!, command) ?? command,
        };
        _reader = new TopicReader(Topic);
        _watchers = new Watchers(Topic, _id, () => Parent, services.Clock);
        _logger = services.Logs.CreateLogger(GetType());
    }

    /// <summary>The topic.</summary>
    protected Topic Topic { get; }

    /// <summary>The time.</summary>
    protected TimeProvider Clock => _services.Clock;

    /// <summary>The topic whose members may see this one, once known; null where the topic rules itself.</summary>
    protected virtual TopicId? Parent => null;

    /// <summary>Whether there is something to open. A topic that isn't made yet is there for nobody, unless its grain
    /// makes it for the first reader.</summary>
    protected virtual bool IsThere => Topic.Exists;

    /// <summary>Who is told of changes after they are committed.</summary>
    protected virtual ImmutableArray<Follower> FollowedBy => [];

    /// <summary>What of power its commands note and which log is told of it; null where nobody has any.</summary>
    protected virtual PowerNotes? Power => null;

    /// <summary>Whether everything is told that a grain tells beside its followers; until then the reminder comes
    /// again.</summary>
    protected virtual bool IsCaughtUp => true;

    /// <inheritdoc />
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Topic.ActivateAsync();
        Follower?[] common =
        [
            Searchables.FollowerOf(_id, Topic.FindCommitted, GrainFactory), Power?.Follower(_id, GrainFactory),
            Happenings.FollowerOf(_id, GrainFactory),
        ];
        _followers = new Followers(Topic, [.. FollowedBy, .. common.OfType<Follower>()], Clock, _logger);
        _followers.Begin();
    }

    /// <inheritdoc />
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _followers?.Stop();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<Watching> WatchAsync(HostId host, ITopicObserver observer, TopicCursor have)
    {
        // No await: what commits after this answer is pushed.
        var known = _watchers.Watch(host, observer, Topic.Head);
        var missed = have.Epoch == Topic.Epoch && have.Rev < Topic.Head ? MissedBatch(have.Rev) : null;
        return Task.FromResult(Watching(known) with { Missed = missed });
    }

    /// <inheritdoc />
    public Task<Watching> RenewAsync(HostId host) => Task.FromResult(Watching(_watchers.Renew(host)));

    /// <inheritdoc />
    public Task UnwatchAsync(HostId host)
    {
        _watchers.Unwatch(host);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task SignalAsync(HostId from, TopicSignal signal)
    {
        _watchers.Pass(from, signal);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<TopicPage> ReadAsync(TopicQuery query) => _reader.ReadAsync(query);

    /// <inheritdoc />
    public async Task<Admitted> AdmitAsync(ImmutableArray<Admission> readers)
    {
        var allowed = IsThere
            ? await AdmitReadersAsync([.. readers.Select(reader => reader.Member)])
            : Readers.All([.. readers.Select(reader => reader.Member)], false);
        var statuses = readers.Select((reader, at) =>
            allowed.Allowed[at] ? _reader.StatusOf(reader.Cursor) : OpenStatus.Gone).ToImmutableArray();
        var near = readers
            .Where((reader, at) => statuses[at] == OpenStatus.Open && IsNear(reader.Cursor.Rev))
            .Select(reader => reader.Cursor.Rev)
            .ToList();
        return new Admitted
        {
            Epoch = Topic.Epoch,
            Head = Topic.Head,
            Parent = allowed.Parent,
            After = allowed.After,
            RulesItself = allowed.RulesItself,
            Sensitive = allowed.Sensitive,
            Statuses = statuses,
            Following = near.Count > 0 ? MissedBatch(near.Min()) : null,
        };
    }

    /// <inheritdoc />
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await CatchUpAsync();
        if (!Topic.SettledAsync().IsCompleted || _followers is not { CaughtUp: true } || !IsCaughtUp)
        {
            _followers?.Start();
            return;
        }

        _reminded = null;
        await (_forgetting = ForgetReminderAsync());
    }

    /// <summary>Sets the reminder, where it isn't set, before something is written that has to be told.</summary>
    protected Task RemindFirstAsync() => _reminded ??= RemindAsync();

    /// <summary>Goes on with what a grain does beside its followers. Called by the reminder.</summary>
    protected virtual Task CatchUpAsync() => Task.CompletedTask;

    /// <summary>Decides who may open the topic.</summary>
    protected abstract ValueTask<Readers> AdmitReadersAsync(ImmutableArray<MemberId> members);

    private Watching Watching(bool known) => new()
    {
        Epoch = Topic.Epoch,
        Head = Topic.Head,
        Known = known,
        Silo = _services.Silo.SiloAddress.ToParsableString(),
    };

    private bool IsNear(long rev) => rev < Topic.Head && Topic.Head - rev <= TopicReader.MaxFollowing;

    private TopicBatch? MissedBatch(long rev) => Topic.Ring.After(rev) is { } missed && missed.To == Topic.Head
        ? new TopicBatch
        {
            Topic = _id,
            Epoch = Topic.Epoch,
            From = rev,
            To = missed.To,
            Entries = missed.Entries,
            Parent = Parent,
            After = Topic.After,
        }
        : null;

    private void OnCommitted(ImmutableArray<Row> rows)
    {
        _watchers.Notify();
        _followers?.Start();
    }

    private async Task OnCommittingAsync(ImmutableArray<Row> rows)
    {
        if (_followers?.AnyDurable(rows) == true)
        {
            await RemindFirstAsync();
        }
    }

    private async Task RemindAsync()
    {
        await _forgetting;
        await this.RegisterOrUpdateReminder(TopicGrains.Reminder, ReminderPeriod, ReminderPeriod);
    }

    private async Task ForgetReminderAsync()
    {
        try
        {
            await this.EndReminderAsync(TopicGrains.Reminder);
        }
        catch (Exception failure)
        {
            // It comes again.
            LogReminderStays(failure, _id);
        }
    }

    private void OnFailed(Exception failure)
    {
        LogFailed(failure, _id);
        DeactivateOnIdle();
    }

    [LoggerMessage(2102, LogLevel.Error, "Topic {Topic} could not be written; its grain starts anew.")]
    private partial void LogFailed(Exception failure, TopicId topic);

    [LoggerMessage(2103, LogLevel.Warning, "The reminder of topic {Topic} could not be removed; it comes again.")]
    private partial void LogReminderStays(Exception failure, TopicId topic);
}

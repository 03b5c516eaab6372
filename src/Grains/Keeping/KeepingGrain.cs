using Comparte.Feeds;
using Comparte.Groups;
using Comparte.Publications;
using Comparte.Search;
using Comparte.Threads;
using Comparte.Topics;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace Comparte.Keeping;

/// <summary>Looks through one group for messages that are older than it keeps them, and has their conversations delete them. It stores
/// nothing: for how long is asked of the group each time, how far it got stands in each conversation.</summary>
[GrainType("keeping"), Reentrant]
internal sealed partial class KeepingGrain(TimeProvider clock, ILogger<KeepingGrain> logger) : Grain, IKeepingGrain, IRemindable
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(6);
    private Task _looking = Task.CompletedTask;
    private bool _again;

    private GroupId Id => GroupId.Of(this.GetPrimaryKeyString());

    /// <inheritdoc />
    public async Task WakeAsync()
    {
        await this.RegisterOrUpdateReminder(IKeepingGrain.Reminder, Period, Period);
        Look();
    }

    /// <inheritdoc />
    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        Look();
        return Task.CompletedTask;
    }

    /// <summary>Nobody waits for it: a group may have years to delete.</summary>
    private void Look()
    {
        _again = true;
        _looking = _looking.IsCompleted ? LookAsync() : _looking;
    }

    private async Task LookAsync()
    {
        try
        {
            while (_again)
            {
                _again = false;
                await DeleteAsync();
            }
        }
        catch (Exception failure)
        {
            // The reminder tries again.
            LogNotDeleted(failure, Id);
        }
    }

    private async Task DeleteAsync()
    {
        if (await BeforeAsync() is null)
        {
            await this.EndReminderAsync(IKeepingGrain.Reminder);
            return;
        }

        var sources = new SearchSources(GrainFactory);
        var cards = (await sources.EntriesAsync(TopicId.Of(Id))).OfType<GroupThread>().Select(card => ThreadId.Of(card.Id));
        var shared = (await sources.EntriesAsync(TopicId.Feed(Id.Value))).OfType<FeedItem>()
            .Select(item => CommentThreads.Of(PublicationId.Of(item.Id)));
        foreach (var thread in cards.Concat(shared).ToList())
        {
            var more = true;
            while (more)
            {
                // Each time: whoever changes their mind stops it.
                if (await BeforeAsync() is not { } before)
                {
                    return;
                }

                more = await GrainFactory.GetGrain<IThreadKeepingGrain>(GrainId.Create(TopicKinds.Thread, thread.Value))
                    .DeleteBeforeAsync(before);
            }
        }
    }

    /// <summary>What is older goes; null: nothing does.</summary>
    private async Task<DateTimeOffset?> BeforeAsync() =>
        (await GrainFactory.GetTopic(TopicId.Of(Id)).ReadAsync(new TopicQuery { Before = 2, Limit = 1 })).Entries
            .OfType<GroupAbout>().FirstOrDefault() is { KeepDays: > 0 } about
                ? clock.GetUtcNow() - TimeSpan.FromDays(about.KeepDays)
                : null;

    [LoggerMessage(3201, LogLevel.Error, "Old messages of group {Group} could not be deleted yet; it is tried again.")]
    private partial void LogNotDeleted(Exception failure, GroupId group);
}

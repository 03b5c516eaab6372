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
        while (_again)
        {
            _again = false;
            try
            {
                await DeleteAsync();
            }
            catch (Exception failure)
            {
                // The reminder tries again.
                LogNotDeleted(failure, Id);
            }
        }
    }

    private async Task DeleteAsync()
    {
        if (await BeforeAsync() is null)
        {
            await this.EndReminderAsync(IKeepingGrain.Reminder);
            return;
        }

        // Also here: a look that began when nothing was to be deleted may have ended the reminder that was set meanwhile.
        await this.RegisterOrUpdateReminder(IKeepingGrain.Reminder, Period, Period);
        await foreach (var (thread, about) in ConversationsAsync())
        {
            try
            {
                if (about is not { } publication || await IsInGroupAsync(publication))
                {
                    await DeleteAsync(thread);
                }
            }
            catch (Exception failure)
            {
                // One that can't be read or written keeps none of the others.
                LogNotDeletedIn(failure, thread, Id);
            }
        }
    }

    private async Task DeleteAsync(ThreadId thread)
    {
        var grain = GrainFactory.GetGrain<IThreadKeepingGrain>(GrainId.Create(TopicKinds.Thread, thread.Value));

        // Asked each time: whoever changes their mind stops it.
        while (await BeforeAsync() is { } before && await grain.DeleteBeforeAsync(before))
        {
        }
    }

    /// <summary>The group's own, and those about what is, or was, shared with it.</summary>
    private async IAsyncEnumerable<(ThreadId Thread, PublicationId? About)> ConversationsAsync()
    {
        var sources = new SearchSources(GrainFactory);
        foreach (var card in (await sources.EntriesAsync(TopicId.Of(Id))).OfType<GroupThread>())
        {
            yield return (ThreadId.Of(card.Id), null);
        }

        // Of what was withdrawn or hidden a tombstone stands there.
        foreach (var item in (await sources.EntriesAsync(TopicId.Feed(Id.Value))).Where(entry => entry is FeedItem or Tombstone))
        {
            var publication = PublicationId.Of(item.Id);
            yield return (CommentThreads.Of(publication), publication);
        }
    }

    /// <summary>What was withdrawn may be shared elsewhere since, where it is kept.</summary>
    private async Task<bool> IsInGroupAsync(PublicationId id) =>
        (await GrainFactory.GetTopic(TopicId.Of(id)).ReadAsync(new TopicQuery { Before = 2, Limit = 1 })).Entries
            .OfType<PublicationAbout>().FirstOrDefault()?.Group == Id;

    /// <summary>What is older goes; null: nothing does.</summary>
    private async Task<DateTimeOffset?> BeforeAsync() =>
        (await GrainFactory.GetTopic(TopicId.Of(Id)).ReadAsync(new TopicQuery { Before = 2, Limit = 1 })).Entries
            .OfType<GroupAbout>().FirstOrDefault() is { KeepDays: > 0 } about
                ? clock.GetUtcNow() - TimeSpan.FromDays(about.KeepDays)
                : null;

    [LoggerMessage(3201, LogLevel.Error, "Old messages of group {Group} could not be deleted yet; it is tried again.")]
    private partial void LogNotDeleted(Exception failure, GroupId group);

    [LoggerMessage(3202, LogLevel.Error, "Old messages of thread {Thread} in group {Group} could not be deleted yet; it is tried again.")]
    private partial void LogNotDeletedIn(Exception failure, ThreadId thread, GroupId group);
}

using System.Collections.Immutable;
using System.Globalization;
using Comparte.Files;
using Comparte.Groups;
using Comparte.Inbox;
using Comparte.Interactions;
using Comparte.Topics;

namespace Comparte.Threads;

/// <summary>What follows a thread: its card in its place, its files, the end of deleted posts' history, and whom its posts
/// address. A new thread reaches its place even when the process is killed right after; the newest post's line there may wait
/// for the next opening.</summary>
internal sealed class ThreadTelling(
    ThreadId id, Topic topic, PostHistory history, ThreadFiles files, ThreadHiding hiding, IGrainFactory grains, TimeProvider clock)
{
    private static readonly TimeSpan CardSpacing = TimeSpan.FromSeconds(2);
    private readonly ThreadNotices _notices = new(id, topic, grains, clock);

    /// <summary>The followers.</summary>
    public ImmutableArray<Follower> Followers =>
    [
        new() { Name = "about", Concerns = entry => entry is ThreadAbout, Durable = true, TellAsync = TellPlaceAsync },
        new()
        {
            Name = "card",
            Concerns = entry => entry is Post or Tombstone && !IsTalk,
            Every = CardSpacing,
            TellAsync = TellPlaceAsync,
        },
        new()
        {
            // A message reaches its people even when the process is killed right after.
            Name = "talk",
            Concerns = entry => entry is Post or Tombstone && IsTalk,
            Durable = true,
            FromNow = true,
            TellAsync = TellPlaceAsync,
        },
        new()
        {
            Name = "files",
            Concerns = entry => entry is Post { Attachments: not null },
            Durable = true,
            TellAsync = files.ConfirmAsync,
        },
        new()
        {
            Name = "groupFiles",
            Concerns = entry => entry is Post { Attachments: not null } or Post { Hidden: not null } or Tombstone,
            Durable = true,
            TellAsync = TellFilesAsync,
        },
        new() { Name = "purge", Concerns = entry => entry is Tombstone, Durable = true, TellAsync = PurgeAsync },
        hiding.Follower,
        _notices.Follower,
        ThreadPower.Follower(id, topic, grains),
        InteractionTelling.OfThread(id, topic, grains),
    ];

    private bool IsTalk =>
        topic.Find(ThreadRules.AboutId) is ThreadAbout { Place: { Kind: TopicKinds.Talk } };

    /// <summary>The card, from the committed state as it is now.</summary>
    public GroupThread? Card()
    {
        if (topic.FindCommitted(ThreadRules.AboutId) is not ThreadAbout about)
        {
            return null;
        }

        var newest = topic.NewestNo;
        while (newest > 1 && Committed(newest) is null)
        {
            newest--;
        }

        var last = newest;
        while (last > 1 && Committed(last) is Tombstone)
        {
            last--;
        }

        return ThreadRules.Card(id, about, newest, Committed(last) as Post, topic.Head);
    }

    private Entry? Committed(long no) => topic.FindCommitted(no.ToString(CultureInfo.InvariantCulture));

    private async Task TellPlaceAsync(ImmutableArray<Entry> entries)
    {
        if (Card() is { } card && topic.FindCommitted(ThreadRules.AboutId) is ThreadAbout about)
        {
            await grains.GetThreadPlace(ThreadRules.PlaceOf(about)).TellThreadAsync(card);
        }
    }

    /// <summary>The group's list of files hears of those in its conversations.</summary>
    private async Task TellFilesAsync(ImmutableArray<Entry> entries)
    {
        if (topic.FindCommitted(ThreadRules.AboutId) is ThreadAbout { Place: null } about)
        {
            await grains.GetGrain<IGroupFilesGrain>(about.Group.Value).TellAsync(
                [.. entries.Select(entry => GroupFileRules.Of(id, entry)).OfType<Entry>()]);
        }
    }

    private async Task PurgeAsync(ImmutableArray<Entry> entries)
    {
        using var turn = await history.EnterAsync();
        foreach (var entry in entries)
        {
            await history.ClearAsync(entry.No);
            await hiding.ClearAsync(entry.No);
        }
    }
}

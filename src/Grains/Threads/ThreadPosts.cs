using System.Globalization;
using Comparte.Topics;

namespace Comparte.Threads;

/// <summary>Finds and changes posts, also those that are not in memory.</summary>
internal sealed class ThreadPosts(Topic topic, PlaceNotes notes)
{
    /// <summary>The post as drafted, or its tombstone, or null. After another await look it up again.</summary>
    public async ValueTask<Entry?> LoadAsync(long no)
    {
        if (no < ThreadRules.OpeningNo)
        {
            return null;
        }

        while (no <= topic.NewestNo && Find(no) is null)
        {
            await topic.LoadAsync(no);
        }

        return Find(no);
    }

    /// <summary>
    /// Changes one post, once for a request: <paramref name="decide"/> answers the changed entry, the same one when
    /// nothing changes, or a refusal. The rights are those by which it was asked for. In the same commit
    /// <paramref name="note"/> changes what the thread is about.
    /// </summary>
    public async Task<Outcome<Entry>> ChangeAsync(
        long no,
        TopicCommand command,
        PlaceRights rights,
        Func<Post, Outcome<Entry>> decide,
        Func<ThreadAbout, ThreadAbout>? note = null)
    {
        if (command.RequestId is { } made)
        {
            await topic.LoadForAsync(made);
        }

        await LoadAsync(no);

        // No await from here to the enqueue.
        if (command.RequestId is { } request
            && topic.FindByRequest(command.Actor, request, command.Fingerprint) is { } earlier)
        {
            return await earlier.AnswerAsync<Entry>(committed => committed.Entries[^1]);
        }

        if (no < ThreadRules.OpeningNo || Find(no) is not Post post)
        {
            return Refusal.NotFound;
        }

        if (!decide(post).TryGet(out var changed, out var refusal))
        {
            return refusal;
        }

        if (ReferenceEquals(changed, post))
        {
            await topic.SettledAsync();
            return changed;
        }

        return (await topic.Enqueue(notes.With(command, rights, changed, note))).Entries[^1];
    }

    private Entry? Find(long no) => topic.Find(no.ToString(CultureInfo.InvariantCulture));
}

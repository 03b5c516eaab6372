using Comparte.Topics;

namespace Comparte.Threads;

/// <summary>Deletes messages for their age, in the way in which authors delete theirs, and notes how far it got.</summary>
internal sealed class ThreadKeeping(
    Topic topic, ThreadPosts posts, PlaceNotes notes, PostHistory history, ThreadFiles files, ThreadHiding hiding)
{
    private const int AtOnce = 32;

    private ThreadAbout? About => topic.Find<ThreadAbout>(ThreadRules.AboutId);

    /// <summary>See <see cref="IThreadKeepingGrain.DeleteBeforeAsync"/>.</summary>
    public async Task<bool> DeleteBeforeAsync(DateTimeOffset before)
    {
        if (About is not { } about)
        {
            return false;
        }

        using var turn = await history.EnterAsync();
        var done = Math.Max(about.DeletedUpTo, ThreadRules.OpeningNo - 1);
        var last = Math.Min(topic.NewestNo, done + AtOnce);
        while (done < last && await DeleteAsync(done + 1, before))
        {
            done++;
        }

        if (done > About!.DeletedUpTo && done >= ThreadRules.OpeningNo)
        {
            await topic.Enqueue(new TopicCommand { Changes = [About with { DeletedUpTo = done }] });
        }

        return done == last && done < topic.NewestNo;
    }

    /// <summary>False where the message is newer. Of one that is gone already the rest is cleared: a crash came in between.</summary>
    private async Task<bool> DeleteAsync(long no, DateTimeOffset before)
    {
        if (await posts.LoadAsync(no) is Post post)
        {
            if (post.At >= before)
            {
                return false;
            }

            await files.RemoveAsync((await hiding.WholeAsync(post)).Attachments ?? []);
            await topic.Enqueue(notes.With(new TopicCommand(), default, ThreadRules.Deleted(post, post.By, before)));
        }

        await history.ClearAsync(no);
        await hiding.ClearAsync(no);
        return true;
    }
}

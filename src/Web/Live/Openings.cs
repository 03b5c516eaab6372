using Comparte.Topics;

namespace Comparte.Web.Live;

/// <summary>Opens and closes topics for those who listen at this host.</summary>
internal sealed class Openings(LiveTopics topics, Admissions admissions, PostRenderer renderer, TimeProvider clock)
{
    /// <summary>Topics in one call.</summary>
    public const int Most = 128;

    private const int Attempts = 5;

    /// <summary>Opens topics; the answers come in the order of the wants.</summary>
    public Task<Opened[]> OpenAsync(Subscriber subscriber, IEnumerable<Want> wants) =>
        Task.WhenAll(wants.Take(Most).Select(want => OpenAsync(subscriber, want)));

    /// <summary>Closes topics.</summary>
    public void Close(Subscriber subscriber, IEnumerable<TopicId> closed)
    {
        foreach (var topic in closed)
        {
            if (topics.Find(topic) is { } watched)
            {
                lock (watched.Gate)
                {
                    watched.Leave(subscriber, clock.GetUtcNow());
                }
            }
        }
    }

    private async Task<Opened> OpenAsync(Subscriber subscriber, Want want)
    {
        if (!TopicId.TryParse(want.Topic, out var id))
        {
            return new Opened(want.Topic, "", 0, OpenedStatus.Gone);
        }

        var reader = new Admission(subscriber.Member, new TopicCursor(want.Epoch, want.Rev));
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            // Asked before anything is kept for the topic: whoever may not open it costs this host nothing.
            var (admitted, status) = await admissions.AdmitAsync(id, reader);
            if (status == OpenStatus.Gone)
            {
                return new Opened(want.Topic, "", 0, OpenedStatus.Gone);
            }

            var watched = await topics.WatchAsync(id);
            if (watched.Parent is null && admitted.Parent is { } parent
                && !watched.Attach(await topics.WatchAsync(parent)))
            {
                continue;
            }

            if (Join(watched, subscriber, admitted, status, want.Rev) is { } joined)
            {
                return new Opened(want.Topic, admitted.Epoch, admitted.Head, joined);
            }
        }

        // The group changes faster than it can be asked: the browser asks again.
        return new Opened(want.Topic, want.Epoch ?? "", want.Rev, OpenedStatus.Fetch);
    }

    /// <summary>Null when the rights may have changed since they were asked, or the watch has ended.</summary>
    private OpenedStatus? Join(
        WatchedTopic watched, Subscriber subscriber, Admitted admitted, OpenStatus status, long rev)
    {
        var (rule, asked) = watched.Parent is { } parent ? (parent, admitted.After) : (watched, admitted.Head);
        long told;
        lock (watched.Gate)
        {
            if (!watched.Join(subscriber))
            {
                return null;
            }

            told = watched.Cursor;
        }

        // After joining: a removal that this host carries out from now on finds the subscriber.
        if (subscriber.Ended || (rule.IsRule && rule.Cursor > asked))
        {
            Close(subscriber, [watched.Id]);
            return null;
        }

        if (status == OpenStatus.Reset)
        {
            return OpenedStatus.Reset;
        }

        if (told > admitted.Head)
        {
            return OpenedStatus.Fetch;
        }

        return rev == admitted.Head ? OpenedStatus.Current : Follow(subscriber, admitted, rev);
    }

    private OpenedStatus Follow(Subscriber subscriber, Admitted admitted, long rev)
    {
        if (admitted.Following is not { } following || following.From > rev)
        {
            return OpenedStatus.Fetch;
        }

        subscriber.Deliver(new Frame
        {
            Method = ToBrowser.Changes,
            Topic = following.Topic,
            Payload = new Changes(
                following.Topic, following.Epoch, following.From, following.To,
                renderer.Render(following.Topic, following.Entries)),
        });
        return OpenedStatus.Follows;
    }
}

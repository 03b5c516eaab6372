using Comparte.Topics;

namespace Comparte.Web.Live;

/// <summary>Opens and closes topics for those who listen at this host.</summary>
internal sealed class Openings(LiveTopics topics, Admissions admissions, PostRenderer renderer, TimeProvider clock)
{
    /// <summary>Topics in one call.</summary>
    public const int Most = 128;

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

        // Until it has joined: whoever is told that a topic is open hears it. Each turn asks the owner, so this waits for
        // a group that changes just then and doesn't spin.
        while (!subscriber.Ended)
        {
            // Asked before anything is kept for the topic: whoever may not open it costs this host nothing.
            var (admitted, status) = await admissions.AdmitAsync(id, reader);
            if (status == OpenStatus.Gone)
            {
                return new Opened(want.Topic, "", 0, OpenedStatus.Gone);
            }

            var watched = await topics.WatchAsync(id);
            var holder = new object();
            if (!Hold(watched, holder))
            {
                continue;
            }

            try
            {
                if (await topics.AttachAsync(watched, admitted)
                    && Join(watched, subscriber, admitted, status, want.Rev) is { } joined)
                {
                    return new Opened(want.Topic, admitted.Epoch, admitted.Head, joined);
                }
            }
            finally
            {
                lock (watched.Gate)
                {
                    watched.Release(holder, clock.GetUtcNow());
                }
            }
        }

        return new Opened(want.Topic, "", 0, OpenedStatus.Gone);
    }

    private static bool Hold(WatchedTopic watched, object holder)
    {
        lock (watched.Gate)
        {
            return watched.Hold(holder);
        }
    }

    /// <summary>Null when the rights may have changed since they were asked, or the watch has ended.</summary>
    private OpenedStatus? Join(
        WatchedTopic watched, Subscriber subscriber, Admitted admitted, OpenStatus status, long rev)
    {
        long told;
        lock (watched.Gate)
        {
            if (!watched.Join(subscriber))
            {
                return null;
            }

            told = watched.Cursor;
        }

        // After joining: a removal that this host begins to carry out from now on finds the subscriber.
        if (subscriber.Ended
            || watched.Parent is { IsRule: true } parent && parent.Seen > admitted.After
            || watched.IsRule && watched.Seen > admitted.Head)
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

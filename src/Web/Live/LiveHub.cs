using Comparte.Topics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Comparte.Web.Live;

/// <summary>What a browser may ask over its socket: to hear of things. Reading and changing go over HTTP.</summary>
[Authorize]
internal sealed class LiveHub(Openings openings, LiveTopics topics, OnlineMembers online, PresenceBoard presence)
    : Hub
{
    /// <summary>Opens up to 128 topics; changes after the given revisions follow.</summary>
    public Task<Opened[]> Open(Want[] wants) => openings.OpenAsync(Live(), Limited(wants, Openings.Most));

    /// <summary>Closes topics.</summary>
    public void Close(string[] names) => openings.Close(Live(), Limited(names, Openings.Most).Select(Parse));

    /// <summary>Whose presence is on the screen, up to 100 members; replaces what was said before.</summary>
    public Task Look(MemberId[] members) => presence.LookAsync(Live(), Limited(members, PresenceBoard.MostLooks));

    /// <summary>Which topic is on the screen, for "who is here"; null when none or the tab is hidden.</summary>
    public void Here(string? topic) => presence.Here(Live(), topic is null ? null : Parse(topic));

    /// <summary>Tells the others in a topic that the member writes.</summary>
    public void Typing(string topic)
    {
        var live = Live();
        live.ActiveAt = online.Now;
        if (live.CanWrite && !online.IsInvisible(live.Member) && topics.Find(Parse(topic)) is { } watched && live.Has(watched.Id))
        {
            var frame = new Frame { Method = ToBrowser.Typing, Payload = new TypingIn(watched.Id, live.Member) };
            lock (watched.Gate)
            {
                watched.Deliver(frame);
            }
        }
    }

    private LiveConnection Live()
    {
        var live = Context.Features.Get<LiveConnection>() ?? throw new HubException("closed");
        return live.MayCall() ? live : throw new HubException("too_many_requests");
    }

    private static T[] Limited<T>(T[]? items, int most) =>
        items is { } given && given.Length <= most ? given : throw new HubException("too_many_items");

    private static TopicId Parse(string name) =>
        TopicId.TryParse(name, out var topic) ? topic : throw new HubException("unknown_topic");
}

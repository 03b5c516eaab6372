using Comparte.Topics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Comparte.Web.Live;

/// <summary>What a browser may ask over its socket: to hear of things. Reading and changing go over HTTP.</summary>
[Authorize]
internal sealed class LiveHub(Openings openings, PresenceBoard presence, HereBoard here, Typists typists) : Hub
{
    /// <summary>Opens up to 128 topics; changes after the given revisions follow.</summary>
    public Task<Opened[]> Open(Want[] wants) => openings.OpenAsync(Live(), Limited(wants, Openings.Most));

    /// <summary>Closes topics.</summary>
    public void Close(string[] names)
    {
        var live = Live();
        foreach (var topic in Limited(names, Openings.Most).Select(Parse))
        {
            openings.Close(live, [topic]);
            here.Leave(live, topic);
        }
    }

    /// <summary>Whose presence is on the screen, up to 100 members; replaces what was said before.</summary>
    public Task Look(MemberId[] members) => presence.LookAsync(Live(), Limited(members, PresenceBoard.MostLooks));

    /// <summary>Which thread is on the screen, for "who is here"; null when none or the tab is hidden.</summary>
    public void Here(string? topic) => here.Here(Live(), topic is null ? null : Parse(topic));

    /// <summary>Tells the others in a thread that the member writes.</summary>
    public Task Typing(string topic) => typists.TellAsync(Live(), Parse(topic));

    private LiveConnection Live()
    {
        var live = Context.Features.Get<LiveConnection>() ?? throw new HubException("closed");
        return live.MayCall() ? live : throw new HubException("too_many_requests");
    }

    /// <summary>None is null, nor an id that was.</summary>
    private static T[] Limited<T>(T[]? items, int most) =>
        items switch
        {
            { } given when given.Length > most => throw new HubException("too_many_items"),
            { } given when !given.Contains(default) => given,
            _ => throw new HubException("item_missing"),
        };

    private static TopicId Parse(string name) =>
        TopicId.TryParse(name, out var topic) ? topic : throw new HubException("unknown_topic");
}

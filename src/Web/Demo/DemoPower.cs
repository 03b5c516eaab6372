using Comparte.Groups;
using Comparte.Power;
using Comparte.Topics;

namespace Comparte.Web.Demo;

/// <summary>Brings into the groups' logs of power how they came to be as they are: who else facilitates, and how one comes in.
/// </summary>
internal sealed class DemoPower(
    IGrainFactory grains, DateTimeOffset now, Func<string, MemberId> memberOf, Func<string, GroupId> groupOf)
{
    private static readonly TimeSpan Spread = TimeSpan.FromDays(9);

    /// <summary>Adds what was done in one group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="place">Which of the groups it is, so that not all of it happened at once.</param>
    public Task AddAsync(DemoGroup group, int place)
    {
        var (id, at) = (groupOf(group.Key), now - (Spread * (place + 2)));
        var act = new PowerAct { By = memberOf(group.Facilitators[0]), About = TopicId.Of(id) };
        var acts = group.Facilitators.Skip(1)
            .Select(key => act with { Type = ActType.Facilitates, Member = memberOf(key) })
            .ToList();
        if (group.Access != GroupAccess.ByInvitation)
        {
            var (from, to) = group.Access == GroupAccess.Open ? ("onRequest", "open") : ("open", "onRequest");
            acts.Add(act with { Type = ActType.AccessChanged, From = from, To = to });
        }

        return grains.GetGrain<IPowerGrain>(id.Value).TakeAsync(
            [.. acts.Select((one, turn) => one with { Id = $"demonstration/{turn}", At = at + TimeSpan.FromHours(turn) })]);
    }
}

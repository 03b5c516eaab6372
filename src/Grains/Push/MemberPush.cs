using Comparte.Members;
using Comparte.Topics;

namespace Comparte.Push;

/// <summary>Devices that take pushes hear of sessions that have ended.</summary>
internal static class MemberPush
{
    /// <summary>Tells it from a member's own topic.</summary>
    public static Follower Of(MemberId id, IGrainFactory grains) => new()
    {
        Name = "push",
        Concerns = entry => entry is AccountState { EndedSessions.IsEmpty: false },
        FromNow = true,
        TellAsync = entries => grains.GetGrain<IPushGrain>(id.Value).EndSessionsAsync(
            [.. entries.OfType<AccountState>().SelectMany(account => account.EndedSessions)]),
    };
}

using Comparte.Accounts;

namespace Comparte.Grains.Tests.Accounts;

public sealed class SessionRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_fifty_first_session_ends_the_one_unused_for_longest()
    {
        var state = Enumerable.Range(0, 51).Aggregate(
            new SessionsState(),
            (before, i) => SessionRules.Start(before, new NewSession { Id = $"s{i}" }, Now.AddMinutes(i)));

        Assert.Equal(50, state.Sessions.Length);
        Assert.DoesNotContain(state.Sessions, session => session.Id == "s0");
    }

    [Fact]
    public void Use_is_written_once_an_hour_and_keeps_a_session_alive()
    {
        var session = Assert.Single(SessionRules.Start(new(), new NewSession { Id = "s" }, Now).Sessions);

        Assert.False(SessionRules.IsSeenLongAgo(session.SeenAt, Now.AddMinutes(59)));
        Assert.True(SessionRules.IsSeenLongAgo(session.SeenAt, Now.AddHours(1)));
        Assert.Equal(Now.AddDays(40), SessionRules.Seen(session, Now.AddDays(10)).ExpiresAt);
    }

    [Fact]
    public void The_fifty_first_token_is_refused_until_one_ends()
    {
        var token = new NewToken { Name = "riego", Days = 10 };
        var state = Enumerable.Range(0, 50).Aggregate(
            new SessionsState(),
            (before, i) => SessionRules.Add(before, token with { RequestId = RequestId(i) }, $"{i}", Now));

        var next = token with { RequestId = RequestId(50) };

        Assert.Equal("too_many_tokens", SessionRules.Check(state, next, Now)?.Code);
        Assert.Null(SessionRules.Check(state, next, Now.AddDays(10)));
        Assert.Null(SessionRules.Check(state, token with { RequestId = RequestId(7) }, Now));
    }

    private static Guid RequestId(int i) => new(i, 0, 0, new byte[8]);
}

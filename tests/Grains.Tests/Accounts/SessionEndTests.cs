using Comparte.Accounts;
using AccountState = Comparte.Members.AccountState;

namespace Comparte.Grains.Tests.Accounts;

/// <summary>Ending sessions takes two writes: what fails between them is finished by asking again.</summary>
[Collection(ClusterCollection.Name)]
public sealed class SessionEndTests(ClusterFixture cluster)
{
    private readonly Community _community = new(cluster);

    [Fact]
    public async Task A_session_whose_end_the_hosts_missed_is_ended_for_them_by_the_next_try()
    {
        var member = await NewMemberAsync("one", "two");
        var sessions = _community.Grains.GetGrain<ISessionsGrain>(member.Value);
        cluster.Store.Fail(member.Value, writes: 1, record: "me.");
        await Assert.ThrowsAnyAsync<Exception>(() => sessions.EndAsync("one"));
        Assert.Null(await sessions.CheckAsync("one"));

        Assert.Null(await sessions.EndAsync("one"));

        Assert.Equal(["one"], (await StateAsync(member)).EndedSessions.AsEnumerable());
        Assert.Equal("not_found", (await sessions.EndAsync("one"))?.Code);
        Assert.NotNull(await sessions.CheckAsync("two"));
    }

    [Fact]
    public async Task What_the_hosts_missed_is_told_with_the_next_end()
    {
        var member = await NewMemberAsync("one", "two");
        var sessions = _community.Grains.GetGrain<ISessionsGrain>(member.Value);
        cluster.Store.Fail(member.Value, writes: 1, record: "me.");
        await Assert.ThrowsAnyAsync<Exception>(() => sessions.EndAsync("one"));

        Assert.Null(await sessions.EndAsync("two"));

        Assert.Equal(["one", "two"], (await StateAsync(member)).EndedSessions.AsEnumerable());
    }

    [Theory]
    [InlineData("sessions.")]
    [InlineData("me.")]
    public async Task A_block_that_failed_halfway_ends_all_sessions_when_it_is_repeated(string record)
    {
        var member = await NewMemberAsync("one");
        var account = _community.Grains.GetGrain<IAccountGrain>(member.Value);
        cluster.Store.Fail(member.Value, writes: 1, record: record);
        await Assert.ThrowsAnyAsync<Exception>(() => account.SetStandingAsync(Standing.Blocked));

        await account.SetStandingAsync(Standing.Blocked);

        var state = await StateAsync(member);
        Assert.True(state.Blocked);
        Assert.Equal(["one"], state.EndedSessions.AsEnumerable());
        Assert.Null(await _community.Grains.GetGrain<ISessionsGrain>(member.Value).CheckAsync("one"));
    }

    private async Task<MemberId> NewMemberAsync(params string[] sessions)
    {
        var member = await _community.NewMemberAsync();
        var account = _community.Grains.GetGrain<IAccountGrain>(member.Value);
        await account.CreateAsync(new NewAccount { Standing = Standing.Active });
        foreach (var session in sessions)
        {
            Assert.Null(await account.StartSessionAsync(new NewSession { Id = session, Device = "Firefox" }));
        }

        return member;
    }

    private async Task<AccountState> StateAsync(MemberId member) =>
        (await _community.Member(member).MineAsync(member)).OfType<AccountState>().Single();
}

using System.Text.Json;
using Comparte.Accounts;
using Comparte.Push;

namespace Comparte.Web.Tests.Push;

/// <summary>A month later, which no other test of the site outlives.</summary>
public sealed class EndedSessionTests(PushFixture fixture) : IClassFixture<PushFixture>
{
    [Fact]
    public async Task A_session_of_which_nobody_told_that_it_ended_is_asked_for()
    {
        using var pair = await fixture.NewPairAsync();
        fixture.Site.Clock.Advance(SessionTime.Idle + TimeSpan.FromHours(1));
        using var ana = await fixture.Site.SignedInAsync(pair.Ana.Member);
        fixture.Forget(pair.Joao.Member);
        await ana.PostAsync<JsonElement>(
            $"/api/threads/{pair.Thread}/posts", new { requestId = fixture.Site.NewRequest(), body = $"@[João]({pair.Joao.Member}): hola" });
        await fixture.HearAsync(pair.Joao.Member, nameof(IPushGrain.TakeAsync));

        Assert.Equal(0, pair.Device.Asked);
        Assert.Empty(await fixture.Site.Grains.GetGrain<IPushGrain>(pair.Joao.Member.Value).SessionsAsync(pair.Joao.Member));
    }
}

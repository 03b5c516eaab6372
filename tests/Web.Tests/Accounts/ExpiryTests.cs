using System.Net;
using System.Net.Http.Headers;
using Comparte.Accounts;
using Comparte.Web.Accounts;

namespace Comparte.Web.Tests.Accounts;

/// <summary>What ends by itself, on a site of its own whose clock is moved ahead.</summary>
public sealed class ExpiryTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_lock_opens_after_ten_minutes()
    {
        using var member = await site.SignedInAsync();
        using var browser = site.NewBrowser();
        for (var i = 0; i < 5; i++)
        {
            await browser.SignInAsync(member.SignInName, "mal");
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.SignInAsync(member.SignInName)).StatusCode);
        site.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Equal(HttpStatusCode.OK, (await browser.SignInAsync(member.SignInName)).StatusCode);
    }

    [Fact]
    public async Task A_session_ends_after_thirty_days_without_use()
    {
        using var used = await site.SignedInAsync();
        using var unused = await site.SignedInAsync();

        site.Clock.Advance(TimeSpan.FromDays(20));
        Assert.Equal(HttpStatusCode.OK, (await used.Http.GetAsync("/api/me")).StatusCode);
        site.Clock.Advance(TimeSpan.FromDays(20));

        Assert.Equal(HttpStatusCode.OK, (await used.Http.GetAsync("/api/me")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await unused.Http.GetAsync("/api/me")).StatusCode);
    }

    [Theory]
    [InlineData("/api/me/recovery")]
    [InlineData("/api/me/passkeys/options")]
    public async Task A_new_way_to_sign_in_asks_for_the_password_when_signing_in_was_some_time_ago(string path)
    {
        using var member = await site.SignedInAsync();
        Assert.Equal(HttpStatusCode.OK, (await member.TryPostAsync(path, new { })).StatusCode);

        site.Clock.Advance(TimeSpan.FromMinutes(16));

        Assert.Equal((403, "password_needed"), await Browser.RefusalAsync(await member.TryPostAsync(path, new { })));
        var wrong = await member.TryPostAsync(path, new { password = "no es" });
        Assert.Equal((403, "password_wrong"), await Browser.RefusalAsync(wrong));
        var right = await member.TryPostAsync(path, new { password = Site.Password });
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    [Fact]
    public async Task A_session_on_a_shared_device_ends_the_same_day_although_it_is_used()
    {
        using var member = await site.SignedInAsync();
        using var browser = site.NewBrowser();
        await browser.PostAsync<Me>(
            "/api/session", new { email = member.SignInName, password = Site.Password, shared = true });

        site.Clock.Advance(TimeSpan.FromHours(11));
        Assert.Equal(HttpStatusCode.OK, (await browser.Http.GetAsync("/api/me")).StatusCode);
        site.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Http.GetAsync("/api/me")).StatusCode);
    }

    [Fact]
    public async Task A_token_ends_with_its_days()
    {
        using var member = await site.SignedInAsync();
        var made = await member.PostAsync<TokenMade>(
            "/api/tokens", new { requestId = site.NewRequest(), name = "riego", scope = "read", days = 2 });
        using var program = new HttpClient { BaseAddress = site.Address };
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", made.Token);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/me")).StatusCode);

        site.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/me")).StatusCode);
    }

    [Fact]
    public async Task An_invitation_ends_with_its_days()
    {
        using var maker = await site.SignedInAsync("Admin", Roles.Administrator);
        var made = await maker.PostAsync<InvitationMade>(
            "/api/invitations", new { requestId = site.NewRequest(), uses = "single", days = 2 });
        using var guest = site.NewBrowser();

        site.Clock.Advance(TimeSpan.FromDays(3));

        var answer = await guest.TryPostAsync(
            $"/api/invitations/{made.Code}/acceptance",
            new { requestId = site.NewRequest(), name = "Tarde", password = Site.Password, terms = 0, ofAge = true });
        Assert.Equal((410, "invitation_expired"), await Browser.RefusalAsync(answer));
        var shown = await guest.GetAsync<InvitationShown>($"/api/invitations/{made.Code}/preview");
        Assert.Equal(InvitationState.Expired, shown.State);
    }

    [Fact]
    public async Task A_code_that_was_handed_over_ends_after_a_day()
    {
        using var administrator = await site.SignedInAsync("Admin", Roles.Administrator);
        using var member = await site.SignedInAsync();
        var code = (await administrator.PostAsync<CodeView>($"/api/members/{member.Member}/recovery", new { })).Code;

        site.Clock.Advance(TimeSpan.FromHours(25));

        using var phone = site.NewBrowser();
        var answer = await phone.TryPostAsync(
            "/api/session/recovery", new { name = member.SignInName, code, password = "ocho palabras largas" });
        Assert.Equal((403, "recovery_refused"), await Browser.RefusalAsync(answer));
    }

    [Fact]
    public async Task A_reservation_lasts_ten_minutes_and_a_claim_for_ever()
    {
        var claim = site.Grains.GetGrain<IClaimGrain>(ClaimKey.Name($"reservado{Guid.NewGuid():N}").Value);
        var (first, second) = (EntityId.New<MemberId>(site.Clock), EntityId.New<MemberId>(site.Clock));

        Assert.True(await claim.ReserveAsync(first));
        Assert.False(await claim.ReserveAsync(second));
        Assert.Null(await claim.HolderAsync());
        site.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.True(await claim.ReserveAsync(second));
        Assert.False(await claim.ConfirmAsync(first));
        Assert.True(await claim.ConfirmAsync(second));

        site.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.False(await claim.ReserveAsync(first));
        Assert.Equal(second, await claim.HolderAsync());
        await claim.ReleaseAsync(first);
        Assert.Equal(second, await claim.HolderAsync());
        await claim.ReleaseAsync(second);
        Assert.True(await claim.ReserveAsync(first));
    }

    [Fact]
    public async Task A_claim_whose_confirmation_never_arrived_belongs_to_the_account_that_uses_it()
    {
        var name = $"n{Guid.NewGuid():N}";
        var holder = EntityId.New<MemberId>(site.Clock);
        var claim = site.Grains.GetGrain<IClaimGrain>(ClaimKey.Name(name).Value);
        await claim.ReserveAsync(holder);
        await site.Grains.GetGrain<IAccountGrain>(holder.Value).CreateAsync(
            new NewAccount { Credentials = new() { SignInName = name } });

        site.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.False(await claim.ReserveAsync(EntityId.New<MemberId>(site.Clock)));
        Assert.Equal(holder, await claim.HolderAsync());
    }
}

using System.Net;
using System.Text.Json;
using Comparte.Web.Accounts;
using Comparte.Web.Tests.Initiatives;

namespace Comparte.Web.Tests.Accounts.Oidc;

/// <summary>Coming into the network by an invitation with an account elsewhere, and living without a password.</summary>
public sealed class OidcInvitationTests(OidcSite oidc) : IClassFixture<OidcSite>, IAsyncLifetime
{
    private readonly string _subject = $"{Guid.NewGuid():N}";
    private Browser _admin = null!;

    public async Task InitializeAsync() => _admin = await oidc.AdministratorAsync();

    public Task DisposeAsync()
    {
        _admin.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Somebody_accepts_an_invitation_without_a_password_and_comes_in_again()
    {
        var made = await oidc.InviteAsync(_admin);
        using var guest = oidc.Site.NewBrowser();
        Assert.Equal(OidcSite.Key, (await guest.GetAsync<InvitationShown>($"/api/invitations/{made.Code}/preview")).OidcProviders!.Value[0].Key);

        await ArriveAsync(guest, made);
        var me = await guest.PostAsync<Me>(Path(made), Body());

        Assert.Equal("Casilda", me.Member.Name);
        Assert.False(me.HasPassword);
        Assert.NotNull(me.RecoveryCode);
        Assert.Equal(OidcSite.Key, Assert.Single(me.OidcLinks!.Value).Provider);
        using var phone = oidc.Site.NewBrowser();
        var again = await oidc.TryEnterAsync(phone, _subject);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(me.Member.Id, (await phone.GetAsync<Me>("/api/me")).Member.Id);
        Assert.Equal((403, "sign_in_failed"), await Browser.RefusalAsync(await phone.SignInAsync(me.SignInName, "")));
    }

    [Fact]
    public async Task Who_has_to_mend_the_form_does_not_go_to_the_provider_again()
    {
        var made = await oidc.InviteAsync(_admin);
        using var guest = oidc.Site.NewBrowser();
        await ArriveAsync(guest, made);

        var refused = await guest.TryPostAsync(Path(made), Body(ofAge: false));
        var taken = await guest.TryPostAsync(Path(made), Body());

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
    }

    [Fact]
    public async Task A_repeated_acceptance_is_one_account_for_who_is_the_same_there()
    {
        var made = await oidc.InviteAsync(_admin);
        var request = oidc.Site.NewRequest();
        using var guest = oidc.Site.NewBrowser();
        using var thief = oidc.Site.NewBrowser();

        await ArriveAsync(guest, made);
        var first = await guest.PostAsync<Me>(Path(made), Body(request));
        await ArriveAsync(guest, made);
        var second = await guest.PostAsync<Me>(Path(made), Body(request));
        await ArriveAsync(thief, made, $"{_subject}2");
        var stolen = await thief.TryPostAsync(Path(made), Body(request));

        Assert.Equal(first.Member.Id, second.Member.Id);
        Assert.Equal((403, "sign_in_failed"), await Browser.RefusalAsync(stolen));
    }

    [Fact]
    public async Task Who_is_a_member_already_gets_no_second_account()
    {
        using var ana = await oidc.LinkedAsync(_subject);
        var made = await oidc.InviteAsync(_admin);
        using var guest = oidc.Site.NewBrowser();
        await ArriveAsync(guest, made);

        var answer = await guest.TryPostAsync(Path(made), Body());

        Assert.Equal((409, "oidc_taken"), await Browser.RefusalAsync(answer));
    }

    [Fact]
    public async Task Who_wrote_an_address_that_is_taken_mends_it_also_after_loading_the_page_anew()
    {
        var email = $"{Guid.NewGuid():N}@example.org";
        await oidc.Site.NewMemberAsync(email: email);
        var made = await oidc.InviteAsync(_admin);
        using var guest = oidc.Site.NewBrowser();
        await ArriveAsync(guest, made);

        var refused = await guest.TryPostAsync(Path(made), Body(email: email));
        var me = await guest.PostAsync<Me>(Path(made), Body());

        Assert.Equal((409, "email_taken"), await Browser.RefusalAsync(refused));
        Assert.Equal(OidcSite.Key, Assert.Single(me.OidcLinks!.Value).Provider);
    }

    [Fact]
    public async Task Without_having_come_back_nobody_accepts()
    {
        var made = await oidc.InviteAsync(_admin);
        using var guest = oidc.Site.NewBrowser();

        Assert.Equal((410, "oidc_expired"), await Browser.RefusalAsync(await guest.TryPostAsync(Path(made), Body())));
    }

    [Fact]
    public async Task Who_waits_for_approval_comes_in_after_it()
    {
        var made = await oidc.InviteAsync(_admin, "multiple");
        using var guest = oidc.Site.NewBrowser();
        await ArriveAsync(guest, made);

        Assert.Equal("waiting", (await guest.PostAsync<JsonElement>(Path(made), Body())).GetProperty("state").GetString());
        Assert.Equal((403, "account_waiting"), await Browser.RefusalAsync(await oidc.TryEnterAsync(guest, _subject)));
        var use = (await _admin.GetAsync<JsonElement>($"/api/invitations/{made.Id}")).GetProperty("usedBy")[0];
        await _admin.MustAsync("PUT", $"/api/invitations/{made.Id}/uses/{use.GetProperty("member").GetString()}");

        Assert.Equal(HttpStatusCode.OK, (await oidc.TryEnterAsync(guest, _subject)).StatusCode);
    }

    [Fact]
    public async Task Who_was_declined_leaves_the_account_elsewhere_free()
    {
        var made = await oidc.InviteAsync(_admin, "multiple");
        using var guest = oidc.Site.NewBrowser();
        await ArriveAsync(guest, made);
        await guest.PostAsync<JsonElement>(Path(made), Body());
        var use = (await _admin.GetAsync<JsonElement>($"/api/invitations/{made.Id}")).GetProperty("usedBy")[0];
        await _admin.MustAsync("DELETE", $"/api/invitations/{made.Id}/uses/{use.GetProperty("member").GetString()}");

        using var ana = await oidc.LinkedAsync(_subject);
    }

    [Fact]
    public async Task The_last_way_in_stays_until_there_is_another()
    {
        var made = await oidc.InviteAsync(_admin);
        using var guest = oidc.Site.NewBrowser();
        await ArriveAsync(guest, made);
        await guest.PostAsync<Me>(Path(made), Body());

        var refused = await guest.Http.DeleteAsync("/api/me/oidc/unizar");
        Assert.Equal((409, "last_way_in"), await Browser.RefusalAsync(refused));
        var me = await guest.PostAsync<Me>("/api/password", new { password = Site.Password });

        Assert.True(me.HasPassword);
        Assert.Equal(HttpStatusCode.NoContent, (await guest.Http.DeleteAsync("/api/me/oidc/unizar")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await guest.SignInAsync(me.SignInName)).StatusCode);
    }

    [Fact]
    public async Task Without_a_password_only_a_sign_in_of_just_now_proves_who_one_is()
    {
        var made = await oidc.InviteAsync(_admin);
        using var guest = oidc.Site.NewBrowser();
        await ArriveAsync(guest, made);
        await guest.PostAsync<Me>(Path(made), Body());
        oidc.Site.Clock.Advance(TimeSpan.FromMinutes(16));

        foreach (var (path, body) in new (string, object)[]
        {
            ("/api/password", new { password = Site.Password }), ("/api/me/recovery", new { }), ("/api/me/oidc/diputacion", new { }),
        })
        {
            Assert.Equal((403, "sign_in_again"), await Browser.RefusalAsync(await guest.TryPostAsync(path, body)));
        }

        Assert.Equal(HttpStatusCode.OK, (await oidc.TryEnterAsync(guest, _subject)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await guest.TryPostAsync("/api/password", new { password = Site.Password })).StatusCode);
    }

    private static string Path(InvitationMade made) => $"/api/invitations/{made.Code}/acceptance";

    private object Body(Guid? request = null, bool ofAge = true, string? email = null) => new
    {
        requestId = request ?? oidc.Site.NewRequest(),
        name = "Casilda",
        email,
        terms = 0,
        ofAge,
        provider = OidcSite.Key,
    };

    private async Task ArriveAsync(Browser guest, InvitationMade made, string? subject = null)
    {
        var page = $"/app/invitacion/{made.Code}";
        Assert.Equal($"{page}?con=unizar", await oidc.ArriveAsync(guest, await guest.SetOutAsync(to: page), subject ?? _subject));
    }
}

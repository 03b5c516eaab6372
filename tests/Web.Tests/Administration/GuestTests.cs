using System.Net;
using System.Text.Json;
using Comparte.Administration;
using Comparte.Web.Administration;
using Comparte.Web.Http;
using Comparte.Web.Tests.Mail;

namespace Comparte.Web.Tests.Administration;

/// <summary>Inviting many at once, on a site that sends mail.</summary>
public sealed class GuestTests(MailFixture fixture) : IClassFixture<MailFixture>
{
    private Site Site => fixture.Site;

    [Fact]
    public async Task A_preview_says_what_each_line_does_and_makes_nothing()
    {
        using var admin = await AdminAsync();
        var address = $"{Guid.NewGuid():N}@example.org";
        await Site.NewMemberAsync("Rosa Tzul", address);
        var namesake = $"Itzíar {Guid.NewGuid():N}";
        var member = await Site.NewMemberAsync(namesake);
        var waiting = await InviteAsync(admin, Line($"Jone {Guid.NewGuid():N}"));
        await Site.EventuallyAsync(async () => (await PreviewAsync(admin, namesake))[0].Outcome == GuestOutcome.SameName);

        var checks = await PreviewAsync(
            admin, $"Nueva {Guid.NewGuid():N}\nRosa, {address.ToUpperInvariant()}\n{namesake.ToLowerInvariant()}\n"
            + $"{waiting.Items[0].Line.Name}\nRosa, {address}\nDoble\ndoble\nNadie, nadie@\n,ana@example.org");

        Assert.Equal(
            [
                GuestOutcome.New, GuestOutcome.Here, GuestOutcome.SameName, GuestOutcome.Invited, GuestOutcome.Here,
                GuestOutcome.New, GuestOutcome.Repeated, GuestOutcome.Unreadable, GuestOutcome.Unreadable,
            ],
            checks.Select(check => check.Outcome));
        Assert.Equal(member, checks[2].Member);
        Assert.Equal(["email_invalid", "required"], checks[^2..].Select(check => check.Why));
        Assert.DoesNotContain(await ListAsync(admin), guest => guest.Line.Name == "Doble");
    }

    [Fact]
    public async Task Each_guest_comes_in_by_their_own_link_and_is_forgotten_in_the_list()
    {
        using var admin = await AdminAsync();
        var made = await InviteAsync(admin, Line("Maite"), Line("Unai"));
        using var guest = Site.NewBrowser();

        var code = made.Items[0].Url.Split('/')[^1];
        var accepted = await guest.TryPostAsync(
            $"/api/invitations/{code}/acceptance",
            new { requestId = Site.NewRequest(), name = "Maite Lasa", password = "siete palabras largas", terms = 0, ofAge = true });

        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
        var left = (await ListAsync(admin)).Where(one => made.Items.Any(item => item.Invitation == one.Invitation));
        Assert.Equal(["Unai"], left.Select(one => one.Line.Name));
        var invitation = await admin.GetAsync<JsonElement>($"/api/invitations/{made.Items[0].Invitation}");
        Assert.DoesNotContain("Maite", invitation.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_an_address_gets_the_link_by_mail_to_where_the_site_is_reached()
    {
        using var admin = await AdminAsync("Ana");
        var address = $"{Guid.NewGuid():N}@example.org";

        var made = await InviteAsync(admin, Line("Maite", address), Line("Unai"));
        await Site.EventuallyAsync(() => Task.FromResult(fixture.Server.To(address).Count == 1));

        Assert.Equal([true, false], made.Items.Select(item => item.Mailed));
        var mail = Assert.Single(fixture.Server.To(address));
        Assert.Equal(Texts.Of("eu", "mail.invitation.subject", ("network", "Comparte")), mail.Subject);
        Assert.Contains(new Uri(made.Items[0].Url).AbsolutePath, mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Ana", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repeated_request_leaves_one_link_that_works_for_each()
    {
        using var admin = await AdminAsync();
        var body = BodyOf(Line($"Jon {Guid.NewGuid():N}"));

        var first = await admin.PostAsync<GuestsMade>("/api/admin/guests", body);
        var second = await admin.PostAsync<GuestsMade>("/api/admin/guests", body);

        Assert.Equal("revoked", await StateAsync(first.Items[0].Url));
        Assert.Equal("open", await StateAsync(second.Items[0].Url));
        Assert.Single(await ListAsync(admin), guest => guest.Line.Name == first.Items[0].Line.Name);
    }

    [Fact]
    public async Task A_new_link_ends_the_former_and_a_withdrawal_ends_it_for_good()
    {
        using var admin = await AdminAsync();
        using var other = await AdminAsync();
        var made = (await InviteAsync(admin, Line("Jon"))).Items[0];

        var renewed = await other.PostAsync<GuestLink>($"/api/admin/guests/{made.Invitation}/renewal", new { });
        Assert.Equal(("revoked", "open"), (await StateAsync(made.Url), await StateAsync(renewed.Url)));

        Assert.Equal(HttpStatusCode.NoContent, (await admin.Http.DeleteAsync($"/api/admin/guests/{renewed.Invitation}")).StatusCode);
        Assert.Equal("revoked", await StateAsync(renewed.Url));
        Assert.DoesNotContain(await ListAsync(admin), guest => guest.Line.Name == "Jon");
        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(
            await admin.TryPostAsync($"/api/admin/guests/{renewed.Invitation}/renewal", new { })));
    }

    [Theory]
    [InlineData(201, 30, "es", 413, "guests_too_many")]
    [InlineData(0, 30, "es", 400, "required")]
    [InlineData(1, 91, "es", 400, "days_invalid")]
    [InlineData(1, 30, "fr", 400, "language_unknown")]
    public async Task What_makes_no_sense_is_refused(int guests, int days, string language, int status, string code)
    {
        using var admin = await AdminAsync();

        var answer = await admin.TryPostAsync("/api/admin/guests", new
        {
            requestId = Site.NewRequest(),
            guests = Enumerable.Range(0, guests).Select(number => Line($"Guest {number}")),
            days,
            language,
        });

        Assert.Equal((status, code), await Browser.RefusalAsync(answer));
    }

    [Fact]
    public async Task Nobody_else_invites_many_or_reads_who_was_invited()
    {
        using var ana = await Site.SignedInAsync("Ana");
        await ana.NewGroupAsync();
        using var admin = await AdminAsync();
        var made = (await InviteAsync(admin, Line("Jon"))).Items[0];

        foreach (var (method, path) in new[]
        {
            ("GET", "/api/admin/guests"), ("POST", "/api/admin/guests/preview"), ("POST", "/api/admin/guests"),
            ("POST", $"/api/admin/guests/{made.Invitation}/renewal"), ("DELETE", $"/api/admin/guests/{made.Invitation}"),
        })
        {
            var body = method == "POST" ? BodyOf(Line("Nadie")) : null;
            Assert.Equal((404, "not_found"), await Browser.RefusalAsync(await ana.TrySendAsync(method, path, body)));
        }

        Assert.Equal("open", await StateAsync(made.Url));
    }

    private static GuestLine Line(string name, string? email = null) => new() { Name = name, Email = email };

    private object BodyOf(params GuestLine[] guests) =>
        new { requestId = Site.NewRequest(), guests, days = 30, language = "eu", text = "Nadie" };

    private Task<Browser> AdminAsync(string name = "Nerea") => Site.SignedInAsync(name, "administrator");

    private Task<GuestsMade> InviteAsync(Browser admin, params GuestLine[] guests) =>
        admin.PostAsync<GuestsMade>("/api/admin/guests", BodyOf(guests));

    private static async Task<GuestCheck[]> PreviewAsync(Browser admin, string text) =>
        [.. (await admin.PostAsync<GuestPreview>("/api/admin/guests/preview", new { text })).Items];

    private static async Task<Guest[]> ListAsync(Browser admin) =>
        [.. (await admin.GetAsync<Items<Guest>>("/api/admin/guests")).Values];

    private async Task<string> StateAsync(string url)
    {
        using var guest = Site.NewBrowser();
        var preview = await guest.GetAsync<JsonElement>($"/api/invitations/{url.Split('/')[^1]}/preview");
        return preview.GetProperty("state").GetString()!;
    }
}

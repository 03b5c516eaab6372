using System.Net;
using System.Text.RegularExpressions;
using Comparte.Web.Accounts;
using MimeKit;

namespace Comparte.Web.Tests.Accounts;

[Collection(SiteCollection.Name)]
public sealed partial class MailTests(Site site)
{
    [Fact]
    public async Task A_mailed_link_signs_in_once_and_only_by_its_button()
    {
        var address = await NewAddressAsync();
        using var browser = site.NewBrowser();

        var asked = await browser.TryPostAsync("/api/session/link", new { email = address, language = "pt" });
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        var mail = await MailToAsync(address);
        Assert.Contains("Seu link para entrar", mail.Subject);
        var link = LinkIn(mail);
        Assert.StartsWith($"{site.Address}app/entrar/enlace?code=", link.ToString());

        // A program that looks at links in mails: the code stays good.
        await browser.Http.GetAsync(link);
        await browser.Http.GetAsync($"/api/session/link/acceptance{link.Query}");
        var me = await browser.PostAsync<Me>("/api/session/link/acceptance", new { code = CodeIn(link) });
        Assert.Equal(address, me.Email);
        Assert.Equal(HttpStatusCode.OK, (await browser.Http.GetAsync("/api/me")).StatusCode);

        var again = await browser.TryPostAsync("/api/session/link/acceptance", new { code = CodeIn(link) });
        Assert.Equal((410, "code_expired"), await Browser.RefusalAsync(again));
    }

    [Fact]
    public async Task An_unknown_address_gets_the_same_answer_and_no_mail()
    {
        var known = await NewAddressAsync();
        var unknown = $"{Guid.NewGuid():N}@example.org";
        using var browser = site.NewBrowser();

        var first = await browser.TryPostAsync("/api/session/link", new { email = unknown, language = "es" });
        var second = await browser.TryPostAsync("/api/session/link", new { email = known, language = "es" });

        Assert.Equal(first.StatusCode, second.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());

        // Mails are written in the order in which they were asked for.
        await MailToAsync(known);
        Assert.DoesNotContain(Mails(), mail => mail.To.ToString().Contains(unknown, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mailed_code_sets_a_new_password_and_ends_every_session()
    {
        var address = await NewAddressAsync();
        using var before = site.NewBrowser();
        await before.SignInAsync(address);
        using var browser = site.NewBrowser();

        await browser.TryPostAsync("/api/password/reset", new { email = address });
        var link = LinkIn(await MailToAsync(address));
        Assert.StartsWith($"{site.Address}app/acceso?code=", link.ToString());
        await browser.PostAsync<Me>("/api/password", new { code = CodeIn(link), password = "tres palabras largas" });

        Assert.Equal(HttpStatusCode.Unauthorized, (await before.Http.GetAsync("/api/me")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Http.GetAsync("/api/me")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await before.SignInAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await before.SignInAsync(address, "tres palabras largas")).StatusCode);
        var again = await browser.TryPostAsync("/api/password", new { code = CodeIn(link), password = "cuatro palabras" });
        Assert.Equal((410, "code_expired"), await Browser.RefusalAsync(again));
    }

    [Fact]
    public async Task A_weak_password_does_not_use_the_code_up()
    {
        var address = await NewAddressAsync();
        using var browser = site.NewBrowser();
        await browser.TryPostAsync("/api/password/reset", new { email = address });
        var code = CodeIn(LinkIn(await MailToAsync(address)));

        var weak = await browser.TryPostAsync("/api/password", new { code, password = "corta" });

        Assert.Equal((400, "password_too_short"), await Browser.RefusalAsync(weak));
        await browser.PostAsync<Me>("/api/password", new { code, password = "cinco palabras largas" });
    }

    [Fact]
    public async Task A_code_for_signing_in_sets_no_password()
    {
        var address = await NewAddressAsync();
        using var browser = site.NewBrowser();
        await browser.TryPostAsync("/api/session/link", new { email = address });
        var code = CodeIn(LinkIn(await MailToAsync(address)));

        var answer = await browser.TryPostAsync("/api/password", new { code, password = "seis palabras largas" });

        Assert.Equal((410, "code_expired"), await Browser.RefusalAsync(answer));
    }

    private async Task<string> NewAddressAsync()
    {
        var address = $"{Guid.NewGuid():N}@example.org";
        await site.NewMemberAsync(email: address);
        return address;
    }

    private async Task<MimeMessage> MailToAsync(string address)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            if (Mails().Find(mail => mail.To.ToString().Contains(address, StringComparison.Ordinal)) is { } found)
            {
                return found;
            }

            await Task.Delay(20, timeout.Token);
        }
    }

    private List<MimeMessage> Mails()
    {
        var folder = Path.Combine(site.Folder, "mail");
        return Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, "*.eml").Select(file => MimeMessage.Load(file))]
            : [];
    }

    private static Uri LinkIn(MimeMessage mail) => new(Link().Match(mail.TextBody ?? "").Value);

    private static string CodeIn(Uri link) => link.Query["?code=".Length..];

    [GeneratedRegex(@"http://\S+")]
    private static partial Regex Link();
}

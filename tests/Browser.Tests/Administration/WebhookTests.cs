using Comparte.Accounts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Administration;

/// <summary>Whoever administers connects the network with a site that isn't there, sees so, and takes it back.</summary>
public sealed class WebhookTests(Site site) : BrowserTest(site)
{
    private const string Name = "Sitio público";

    [Fact]
    public async Task Somebody_connects_a_site_reads_its_key_once_tries_it_and_deletes_it()
    {
        var person = await Site.NewMemberAsync("Nerea Ibarra");
        await Site.Grains.GetGrain<IAccountGrain>(person.Id.Value).SetRoleAsync(Roles.Administrator, true);
        var admin = await OpenAsync(person, Screen.Phone);
        await admin.GoAsync("/app/admin/conexiones");
        await Expect(admin.Main).ToContainTextAsync(Words.Of("admin.webhooks.none"));
        await admin.Act("admin.webhooks.add").ClickAsync();
        await admin.Main.GetByLabel(Words.Of("admin.webhooks.name")).FillAsync(Name);
        await admin.Main.GetByLabel(Words.Of("admin.webhooks.address")).FillAsync("https://nadie.invalid/avisos");
        await admin.Act("action.save").ClickAsync();

        var secret = admin.Page.GetByRole(AriaRole.Dialog);
        await Expect(secret.GetByRole(AriaRole.Textbox)).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^whsec_"));
        await secret.GetByRole(AriaRole.Button, new() { Name = Words.Of("action.close"), Exact = true }).Last.ClickAsync();
        await Expect(admin.Main.GetByText("whsec_")).ToHaveCountAsync(0);

        await admin.Act("admin.webhooks.try").ClickAsync();
        await Expect(admin.Main).ToContainTextAsync(
            $"{Words.Of("admin.webhooks.is.givenUp")} · {Words.Of("admin.webhooks.silent")}", new() { Timeout = 30_000 });
        await admin.Act("admin.webhooks.pause").ClickAsync();
        await Expect(admin.Act("admin.webhooks.on")).ToBeVisibleAsync();
        await admin.Act("admin.webhooks.on").ClickAsync();
        await Expect(admin.Act("admin.webhooks.pause")).ToBeVisibleAsync();

        await admin.Main.GetByRole(AriaRole.Button, new() { Name = Words.Of("admin.more.of", ("name", Name)) }).ClickAsync();
        await admin.Act("action.delete").ClickAsync();
        await admin.Page.GetByRole(AriaRole.Dialog)
            .GetByRole(AriaRole.Button, new() { Name = Words.Of("action.delete"), Exact = true }).ClickAsync();
        await Expect(admin.Main).ToContainTextAsync(Words.Of("admin.webhooks.none"));
        await admin.GoAsync("/app/registro");
        await Expect(admin.Main).ToContainTextAsync("nadie.invalid");
        await Expect(admin.Main).Not.ToContainTextAsync("/avisos");
    }
}

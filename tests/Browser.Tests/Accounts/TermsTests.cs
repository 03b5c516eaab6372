using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Accounts;

/// <summary>What the network says to whoever joins. On a site of its own: new terms wait for everybody in it.</summary>
public sealed class TermsTests(Site site) : BrowserTest(site)
{
    [Fact]
    public async Task New_terms_are_written_in_the_app_and_wait_for_each_members_yes()
    {
        var own = new Site();
        await own.InitializeAsync();
        try
        {
            var admin = await Visitor.OpenAsync(own, Screen.Wide, "es");
            await admin.TakeSessionAsync("admin");
            await admin.SpeakAsync("es");
            await admin.GoAsync("/app/admin/condiciones");
            await admin.Main.Locator("[name='es.responsible']").FillAsync("Asociación Hariak, hariak@example.org");
            await admin.Main.Locator("[name='es.notice']").FillAsync("# Quiénes somos\n\nUna asociación.");
            await admin.Act("terms.write.act").ClickAsync();
            await admin.Page.GetByRole(AriaRole.Dialog).GetByRole(
                AriaRole.Button, new() { Name = Words.Of("terms.write.act"), Exact = true }).ClickAsync();
            await Expect(admin.Main.GetByRole(AriaRole.Status)).ToContainTextAsync("1");
            await AccessibleAsync(admin);
            await admin.CloseAsync();

            var ana = await Visitor.OpenAsync(own, Screen.Phone, "es");
            await ana.TakeSessionAsync("ana");
            await ana.GoAsync("/app");
            await ana.LiveAsync();
            var row = ana.Main.GetByRole(AriaRole.Link, new() { Name = Words.Of("terms.forMe") });
            await row.ClickAsync();
            await Expect(ana.Main).ToContainTextAsync("Asociación Hariak");
            await Expect(ana.Main.GetByRole(AriaRole.Heading, new() { Name = "Quiénes somos" })).ToBeVisibleAsync();
            await ana.Act("terms.yes").ClickAsync();
            await Expect(ana.Act("terms.yes")).ToHaveCountAsync(0);
            await ana.GoAsync("/app");
            await Expect(ana.Main.Locator(".for-me-row").First).ToBeVisibleAsync();
            await Expect(row).ToHaveCountAsync(0);
            await ana.CloseAsync();
            Assert.Empty(admin.Problems.Concat(ana.Problems));
        }
        finally
        {
            await own.DisposeAsync();
        }
    }
}

using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Accounts;

/// <summary>The network is run without a shell and without a pointer.</summary>
public sealed class AdministrationTests(Site site) : BrowserTest(site)
{
    [Fact]
    public async Task Somebody_who_administers_invites_twenty_and_helps_one_back_in_by_keyboard_alone()
    {
        var lost = await Site.NewMemberAsync($"Izaro {Guid.NewGuid():N}"[..20]);
        var admin = await OpenDemoAsync("admin");
        await admin.SpeakAsync("es");
        await admin.GoAsync("/app");
        await admin.LiveAsync();
        await admin.PressAsync(admin.Page.Locator(".rail a[href='/app/admin']"));
        await admin.PressAsync(admin.Main.Locator("a[href='/app/admin/personas']"));
        await admin.PressAsync(admin.Main.Locator("a[href='/app/admin/personas/invitar']"));

        var marks = Guid.NewGuid().ToString("N")[..6];
        await admin.TabToAsync(admin.Main.Locator("textarea[name=list]"));
        foreach (var number in Enumerable.Range(1, 20))
        {
            await admin.Page.Keyboard.InsertTextAsync($"Vecina {marks} {number}, v{number}-{marks}@example.org, Casa de semillas\n");
        }

        await admin.PressAsync(admin.Main.GetByRole(AriaRole.Button, new() { Name = Words.Of("admin.invite.look") }));
        await Expect(admin.Main.Locator("#preview")).ToBeFocusedAsync();
        await Expect(admin.Main.Locator(".guest-line")).ToHaveCountAsync(20);
        await admin.PressAsync(admin.Main.Locator("button[type=submit]"));
        await Expect(admin.Main.Locator("#made-guests")).ToBeFocusedAsync();
        await Expect(admin.Main.Locator(".copy-value")).ToHaveCountAsync(20);

        await admin.GoAsync("/app/admin/personas");
        await admin.TabToAsync(admin.Main.Locator("[name=q]"));
        await admin.Page.Keyboard.TypeAsync(lost.Name);
        await Expect(admin.Main.Locator(".access")).ToHaveCountAsync(1);
        await admin.PressAsync(admin.Main.GetByRole(AriaRole.Button, new() { Name = Words.Of("person.help") }));
        await admin.PressAsync(admin.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = Words.Of("person.help.make") }));
        var code = await admin.Page.GetByRole(AriaRole.Dialog).Locator(".copy-value").InputValueAsync();

        await ComeBackAsync(lost, code);
    }

    [Fact]
    public async Task Whoever_is_suspended_is_shown_out_and_reads_why_when_signing_in()
    {
        var person = await Site.NewMemberAsync($"Unai {Guid.NewGuid():N}"[..20]);
        var unai = await OpenAsync(person, Screen.Phone);
        unai.TolerateSignedOut();
        unai.Tolerate("403 (Forbidden)");
        await unai.GoAsync("/app");
        await unai.LiveAsync();
        var admin = await OpenDemoAsync("admin");
        await admin.SpeakAsync("es");
        await admin.GoAsync("/app/admin/personas");
        await admin.Main.Locator("[name=q]").FillAsync(person.Name);
        await Expect(admin.Main.Locator(".access")).ToHaveCountAsync(1);
        await admin.Main.GetByRole(AriaRole.Button, new() { Name = Words.Of("admin.more.of", ("name", person.Name)) }).ClickAsync();
        await admin.Act("admin.suspend").ClickAsync();
        var form = admin.Page.GetByRole(AriaRole.Dialog);
        await form.Locator("[name=reason]").FillAsync("Publicidad.");
        await form.Locator("[name=until]").FillAsync("2099-12-03");
        await form.Locator("button[type=submit]").ClickAsync();
        await Expect(admin.Main.Locator(".access .alert")).ToContainTextAsync("Publicidad.");

        await Expect(unai.Main.Locator("[name=password]")).ToBeVisibleAsync();
        await unai.FillSignInAsync(person);
        await unai.Main.Locator("form button[type=submit]").ClickAsync();
        await Expect(unai.Main.GetByRole(AriaRole.Alert)).ToContainTextAsync(
            Words.Of("suspension.told.until", ("date", "3 de diciembre de 2099"), ("reason", "Publicidad.")));
    }

    [Fact]
    public async Task To_anybody_else_it_is_no_page()
    {
        var ana = await OpenDemoAsync("ana");
        await ana.SpeakAsync("es");
        await ana.GoAsync("/app/admin/personas");
        await ana.LiveAsync();

        await Expect(ana.Main).ToContainTextAsync(Words.Of("state.notFound"));
        await Expect(ana.Page.Locator(".rail a[href='/app/admin']")).ToHaveCountAsync(0);
    }

    /// <summary>Comes back in by a code on another device, to the first screen.</summary>
    private async Task ComeBackAsync(Person lost, string code)
    {
        var back = await OpenAsync(Screen.Phone);
        back.TolerateSignedOut();
        await back.GoAsync("/app/entrar");
        await back.PressAsync(back.Main.Locator("a[href='/app/acceso']").First);
        await back.TypeAsync(back.Main.Locator("[name=name]"), lost.SignInName);
        await back.TypeAsync(back.Main.Locator("[name=code]"), code);
        await back.TypeAsync(back.Main.Locator("[name=password]"), "una palabra nueva");
        await back.PressAsync(back.Main.Locator("form button[type=submit]"));
        await back.LiveAsync();
        await back.GoAsync("/app/perfil");
        await Expect(back.Main).ToContainTextAsync(lost.Name);
    }
}

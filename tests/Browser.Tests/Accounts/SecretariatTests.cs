using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Accounts;

/// <summary>What a secretariat changes, answers and tells is there at once for everybody who has the network open.</summary>
public sealed class SecretariatTests(Site site) : BrowserTest(site)
{
    /// <summary>A picture of one dot.</summary>
    private static readonly byte[] Dot = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task The_networks_look_and_welcome_are_changed_by_keyboard_alone_and_show_on_open_devices_at_once()
    {
        var newcomer = await OpenAsync(await Site.NewMemberAsync($"Izaro {Guid.NewGuid():N}"[..20]));
        await newcomer.GoAsync("/app");
        await newcomer.LiveAsync();
        var admin = await OpenDemoAsync("admin");
        admin.Tolerate("400 (Bad Request)");
        await admin.SpeakAsync("es");
        await admin.GoAsync("/app/admin");
        await admin.LiveAsync();
        await admin.PressAsync(admin.Main.Locator("a[href='/app/admin/red']"));

        var choose = admin.Main.GetByRole(AriaRole.Button, new() { Name = Words.Of("admin.look.logo.choose") });
        var chooser = await admin.Page.RunAndWaitForFileChooserAsync(() => admin.PressAsync(choose));
        await chooser.SetFilesAsync(new FilePayload { Name = "logo.png", MimeType = "image/png", Buffer = Dot });
        await Expect(admin.Main.Locator(".logo-shown")).ToBeVisibleAsync();
        await admin.TabToAsync(admin.Main.Locator("[name=colored]"));
        await admin.Page.Keyboard.PressAsync("Space");
        await admin.TypeAsync(admin.Main.Locator("[name=light]"), "#777777");
        await Expect(admin.Main.Locator(".color-choice .field-error").First).ToContainTextAsync("3,7");
        await admin.PressAsync(Save(admin));
        await Expect(admin.Main.GetByRole(AriaRole.Alert).Filter(new() { HasText = "3,7" })).ToBeVisibleAsync();
        await admin.TypeAsync(admin.Main.Locator("[name=light]"), "#1f4e79");
        await admin.TypeAsync(
            admin.Main.Locator("[name='welcome.es']"), "Aquí **sembramos** juntas.", "details:has([name='welcome.es']) > summary");
        await admin.PressAsync(Save(admin));

        await Expect(newcomer.Page.Locator(".header .logo")).ToBeVisibleAsync();
        await Expect(newcomer.Main.Locator(".welcome-words strong")).ToHaveTextAsync("sembramos");
        await ShowsColorAsync(newcomer, "#1f4e79");
        var guest = await OpenAsync(Screen.Phone);
        guest.TolerateSignedOut();
        await guest.GoAsync("/app/entrar");
        await ShowsColorAsync(guest, "#1f4e79");
        await Expect(guest.Page.Locator(".header .logo")).ToBeVisibleAsync();

        await admin.PressAsync(admin.Main.GetByRole(AriaRole.Button, new() { Name = Words.Of("admin.look.reset") }));
        await admin.PressAsync(admin.Page.GetByRole(AriaRole.Dialog).Locator(".button-danger"));
        await Expect(newcomer.Page.Locator(".header .logo")).ToHaveCountAsync(0);
        await ShowsColorAsync(newcomer, "");

        await admin.PressAsync(admin.Main.Locator("a[href='/app/admin']"));
        await admin.PressAsync(admin.Main.Locator("a[href='/app/admin/estado']"));
        await Expect(admin.Main.Locator("section[aria-labelledby=disk]")).ToContainTextAsync(Words.Of("admin.running.data"));
        await Expect(admin.Main.Locator("section[aria-labelledby=backup]")).ToBeVisibleAsync();
        await Expect(admin.Main.Locator("section[aria-labelledby=push]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_question_is_answered_while_both_look_on()
    {
        var person = await Site.NewMemberAsync($"Unai {Guid.NewGuid():N}"[..20]);
        var unai = await OpenAsync(person, Screen.Phone);
        var admin = await OpenDemoAsync("admin");
        await admin.SpeakAsync("es");
        await admin.GoAsync("/app/admin/preguntas");
        await admin.LiveAsync();
        await unai.GoAsync("/app/grupos");
        await unai.LiveAsync();
        await unai.Page.EvaluateAsync(
            """
            () => {
              window.stayed = true;
              const link = Object.assign(document.createElement('a'), { href: '/app/ayuda' });
              document.querySelector('main').append(link);
              link.click();
            }
            """);
        await Expect(unai.Main.Locator(".ask-page code")).ToHaveTextAsync("/app/grupos");
        Assert.True(await unai.Page.EvaluateAsync<bool>("() => window.stayed === true"));
        await unai.Main.Locator(".ask [name=text]").FillAsync("No encuentro mi grupo.");
        await unai.Main.Locator(".ask button[type=submit]").ClickAsync();

        var asked = admin.Main.Locator(".question", new() { HasText = person.Name });
        await Expect(asked).ToContainTextAsync("No encuentro mi grupo.");
        await asked.Locator("[name=text]").FillAsync("Está en la lista.");

        // Whoever answers at the same time takes nothing from what is being written.
        admin.Tolerate("409 (Conflict)");
        var no = (await admin.AskAsync("GET", "/api/admin/questions")).GetProperty("items").EnumerateArray()
            .First(one => one.GetProperty("by").GetString() == person.Id.Value).GetProperty("no").GetInt64();
        await admin.AskAsync("PUT", $"/api/admin/questions/{no}/answer", new { requestId = Request.New(), text = "Mira abajo." });
        await Expect(unai.Main.Locator(".question-answer")).ToContainTextAsync("Mira abajo.");
        await Expect(asked).ToContainTextAsync("Mira abajo.");
        await Expect(asked.Locator("[name=text]")).ToHaveValueAsync("Está en la lista.");
        await asked.Locator("button[type=submit]").ClickAsync();
        await Expect(asked).ToContainTextAsync(Words.Of("refusal.question_answered"));
    }

    [Fact]
    public async Task What_is_new_is_said_once_and_put_away_on_all_devices()
    {
        var person = await Site.NewMemberAsync($"Maren {Guid.NewGuid():N}"[..20]);
        var (phone, desk) = (await OpenAsync(person, Screen.Phone), await OpenAsync(person));
        foreach (var device in new[] { phone, desk })
        {
            await device.GoAsync("/app");
            await device.LiveAsync();
        }

        var title = $"Preguntas {Guid.NewGuid():N}"[..20];
        var admin = await OpenDemoAsync("admin");
        await admin.SpeakAsync("es");
        await admin.GoAsync("/app/admin/novedades");
        await admin.Main.Locator("[name='es.title']").FillAsync(title);
        await admin.Main.Locator("[name='es.text']").FillAsync("Se puede pedir ayuda.");
        await admin.Main.Locator("button[type=submit]").ClickAsync();

        await Expect(phone.Main.Locator(".news-line")).ToContainTextAsync(title);
        await Expect(desk.Main.Locator(".news-line")).ToContainTextAsync(title);

        // It is changed where it stands, and what is being written above stays.
        var first = admin.Main.Locator("form").First;
        await first.Locator("[name='es.title']").FillAsync("Lo siguiente");
        await admin.Main.GetByRole(AriaRole.Button, new() { Name = Words.Of("admin.news.change", ("title", title)) }).ClickAsync();
        var row = admin.Main.Locator("li", new() { Has = admin.Page.Locator("form") });
        await row.Locator("[name='es.text']").FillAsync("Se puede **pedir ayuda**.");
        await row.Locator("button[type=submit]").ClickAsync();
        await Expect(row).ToHaveCountAsync(0);
        await Expect(first.Locator("[name='es.title']")).ToHaveValueAsync("Lo siguiente");
        await phone.Main.Locator(".news-line button").ClickAsync();
        await Expect(desk.Main.Locator(".news-line")).ToHaveCountAsync(0);
        await desk.GoAsync("/app/novedades");
        await Expect(desk.Main.Locator(".news-list .card", new() { HasText = title }).Locator("strong")).ToHaveTextAsync("pedir ayuda");
        await admin.Main.GetByRole(AriaRole.Button, new() { Name = Words.Of("admin.news.delete", ("title", title)) }).ClickAsync();
        await admin.Page.GetByRole(AriaRole.Dialog).Locator(".button-danger").ClickAsync();
        await Expect(desk.Main.Locator(".news-list .card", new() { HasText = title })).ToHaveCountAsync(0);
    }

    private static ILocator Save(Visitor visitor) =>
        visitor.Main.GetByRole(AriaRole.Button, new() { Name = Words.Of("admin.look.save") });

    private static Task ShowsColorAsync(Visitor visitor, string color) => Until.TrueAsync(
        visitor.Page,
        "async (color) => getComputedStyle(document.documentElement).getPropertyValue('--look-light-main').trim() === color",
        color);
}

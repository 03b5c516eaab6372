using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Live;

/// <summary>Pushes on a device. This browser has no service of its maker, so that what one would deliver is handed to the worker over
/// the DevTools protocol.</summary>
public sealed class PushTests(Site site) : BrowserTest(site)
{
    [Fact]
    public async Task Whoever_has_just_written_is_asked_once_and_the_browser_asks_nobody_before()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria");
        var ane = await OpenAsync(community.People[0], Screen.Phone);
        await ane.Context.AddInitScriptAsync(
            "Notification.requestPermission = () => { window.wasAsked = true; return Promise.resolve('default'); };");
        await ane.ReadAsync(community);
        var card = ane.Page.Locator(".ask-to-hear");
        await Expect(card).ToHaveCountAsync(0);

        await ane.WriteAsync("Maíz y frijol.");
        await Expect(card).ToContainTextAsync(Words.Of("push.ask"));
        Assert.False(await ane.Page.EvaluateAsync<bool>("() => window.wasAsked === true"));
        await ane.Act("push.ask.no").ClickAsync();
        await Expect(card).ToHaveCountAsync(0);

        await ane.Page.ReloadAsync();
        await ane.ReadAsync(community);
        await ane.WriteAsync("Y calabaza.");
        await Expect(ane.Post("Y calabaza.")).ToBeVisibleAsync();
        await Expect(card).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_settings_say_where_the_browser_forbids_it_and_where_it_has_no_service()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria");
        var ane = await OpenAsync(community.People[0], Screen.Phone);
        ane.Tolerate("incognito mode");
        await ane.Context.GrantPermissionsAsync(["notifications"]);
        await ane.GoAsync("/app/ajustes");
        await ane.KeptAsync();
        var push = ane.Page.GetByRole(AriaRole.Switch, new() { NameRegex = new(Words.Of("settings.push.here")) });
        await push.ClickAsync();
        await Expect(ane.Page.GetByText(Words.Of("refusal.push_unreachable"))).ToBeVisibleAsync();
        await Expect(push).Not.ToBeCheckedAsync();

        await ane.Context.AddInitScriptAsync("Object.defineProperty(Notification, 'permission', { get: () => 'denied' });");
        await ane.Page.ReloadAsync();
        await Expect(ane.Page.GetByText(Words.Of("settings.push.blocked"))).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_push_is_shown_once_for_each_tag_and_a_tap_opens_its_place_in_the_page_that_is_open()
    {
        var folder = Directory.CreateTempSubdirectory("comparte-profile-");
        try
        {
            var community = await Community.NewAsync(Site, "Ane Etxeberria");
            var ane = await OpenKeptAsync(folder.FullName);
            await ane.SignInAsync(community.People[0].SignInName);
            await ane.Context.GrantPermissionsAsync(["notifications"]);
            await ane.GoAsync("/app/ajustes");
            await ane.KeptAsync();

            foreach (var body in new[] { "primera", "segunda" })
            {
                await DeliverAsync(ane, "Ana te escribe", body, community.ThreadPath);
                await Until.TrueAsync(
                    ane.Page,
                    $$"""
                    async () => {
                      const worker = await navigator.serviceWorker.getRegistration('/app');
                      const shown = await worker.getNotifications();
                      return shown.length === 1 && shown[0].title === 'Ana te escribe' && shown[0].body === '{{body}}';
                    }
                    """);
            }

            // No hand can tap it here: what the worker then tells the page that is open.
            await ane.Page.EvaluateAsync(
                "open => navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data: { open } }))", community.ThreadPath);
            await Expect(ane.Post("Aquí llueve en abril.")).ToBeVisibleAsync();
            Assert.EndsWith(community.ThreadPath, ane.Page.Url, StringComparison.Ordinal);
            await CloseAllAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task DeliverAsync(Visitor visitor, string title, string body, string path)
    {
        var devTools = await visitor.Context.NewCDPSessionAsync(visitor.Page);
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        devTools.Event("ServiceWorker.workerRegistrationUpdated").OnEvent += (_, told) =>
        {
            foreach (var registration in told!.Value.GetProperty("registrations").EnumerateArray()
                .Where(one => one.GetProperty("scopeURL").GetString() == $"{Site.Address}/app"))
            {
                found.TrySetResult(registration.GetProperty("registrationId").GetString()!);
            }
        };
        await devTools.SendAsync("ServiceWorker.enable");
        await devTools.SendAsync("ServiceWorker.deliverPushMessage", new Dictionary<string, object>
        {
            ["origin"] = Site.Address,
            ["registrationId"] = await found.Task.WaitAsync(TimeSpan.FromSeconds(20)),
            ["data"] = JsonSerializer.Serialize(new { title, body, path, tag = "Message/t1", unseen = 1 }),
        });
    }
}

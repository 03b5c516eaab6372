using System.Globalization;
using Comparte.Browser.Tests.Keyboard;
using Comparte.Calendars;
using Comparte.Publications;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Live;

/// <summary>Somebody calls people together and somebody answers, each with a browser.</summary>
public sealed class EventTests(Site site) : BrowserTest(site)
{
    /// <summary>Counts what a finger does, over all pages of the app.</summary>
    private const string CountTaps = "() => { window.taps = 0; addEventListener('click', () => window.taps++, true); }";

    private const string Title = "Intercambio de semillas";

    [Fact]
    public async Task Two_taps_on_a_phone_answer_from_home_and_everybody_sees_it_at_once()
    {
        var (ane, benat, id, _) = await BothAsync();
        await ane.GoAsync($"/app/compartido/{id}");
        await benat.GoAsync("/app");
        await Task.WhenAll(ane.LiveAsync(), benat.LiveAsync());
        var row = Row(benat);
        await Expect(benat.Main.Locator("summary", new() { HasText = Title })).ToBeVisibleAsync();
        await benat.Page.EvaluateAsync(CountTaps);

        await benat.Main.Locator("summary", new() { HasText = Title }).ClickAsync();
        await Answer(row, "going").ClickAsync();

        await Expect(Answer(row, "going")).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.InRange(await benat.Page.EvaluateAsync<int>("() => window.taps"), 1, 2);
        await Expect(ane.Main.Locator(".going")).ToContainTextAsync("Beñat Arana");
        await Expect(ane.Main.Locator(".going-counts")).ToHaveTextAsync(Words.Of("calendar.going.n.one", ("n", "1")));

        await Answer(row, "maybe").ClickAsync();
        await Expect(ane.Main.Locator(".going-counts")).ToContainTextAsync(Words.Of("calendar.maybe.n.one", ("n", "1")));
        await Answer(row, "maybe").ClickAsync();
        await Expect(ane.Main.Locator(".going")).ToContainTextAsync(Words.Of("calendar.going.none"));
        await Expect(Answer(row, "maybe")).ToHaveAttributeAsync("aria-pressed", "false");
    }

    [Fact]
    public async Task An_event_comes_into_the_calendar_moves_and_goes_while_one_looks()
    {
        var (ane, benat, id, _) = await BothAsync();
        await benat.GoAsync("/app/calendario");
        await benat.LiveAsync();
        await Expect(Row(benat)).ToBeVisibleAsync();
        await ane.GoAsync($"/app/compartido/{id}");

        await ane.AskAsync("PATCH", $"/api/publications/{id}", new { requestId = Request.New(), place = "Plaza de Carchá" });
        await Expect(Row(benat)).ToContainTextAsync("Plaza de Carchá");
        await ane.AskAsync("POST", $"/api/publications/{id}/withdraw", new { requestId = Request.New() });
        await Expect(Row(benat)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_month_is_gone_through_by_keyboard_and_an_event_answered()
    {
        var (_, benat, _, start) = await BothAsync(Screen.Wide);
        await benat.GoAsync("/app/calendario?ver=mes");
        await benat.LiveAsync();
        var day = benat.Main.Locator(".month-day[tabindex='0']");
        await KeyboardTests.TabToAsync(benat, day);
        var today = await day.GetAttributeAsync("data-day");

        await benat.Page.Keyboard.PressAsync("PageDown");
        await Expect(benat.Main.Locator($".month-day[data-day='{today}'][tabindex='0']")).ToHaveCountAsync(0);
        await Expect(day).ToBeFocusedAsync();
        await benat.Page.Keyboard.PressAsync("PageUp");
        await benat.Page.Keyboard.PressAsync("ArrowRight");
        await benat.Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(benat.Main.Locator($"td[aria-selected='true'] [data-day='{today}']")).ToBeFocusedAsync();

        // In half an hour it may be tomorrow.
        var begins = start.ToLocalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (begins != today)
        {
            await benat.Page.Keyboard.PressAsync("ArrowRight");
            await Expect(benat.Main.Locator($"td[aria-selected='true'] [data-day='{begins}']")).ToBeFocusedAsync();
        }

        var row = benat.Main.Locator(".month-chosen .event-row", new() { HasText = Title });
        await Expect(row).ToBeVisibleAsync();
        await KeyboardTests.TabToAsync(benat, Answer(row, "going"));
        await benat.Page.Keyboard.PressAsync("Enter");
        await Expect(Answer(row, "going")).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Fact]
    public async Task The_private_address_is_shown_once_and_taken_back()
    {
        var (_, benat, _, _) = await BothAsync();
        await benat.GoAsync("/app/calendario");

        await benat.Act("calendar.address.act").ClickAsync();
        var address = benat.Main.GetByLabel(Words.Of("calendar.address.label"));
        await Expect(address).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("/calendar/comparte_[a-z0-9]{40}\\.ics$"));
        using var http = new HttpClient();
        var url = await address.InputValueAsync();
        Assert.Contains(Title, await http.GetStringAsync(url), StringComparison.Ordinal);

        await benat.Act("calendar.address.end").ClickAsync();
        await Expect(benat.Main.GetByText(Words.Of("calendar.address.ended"))).ToBeVisibleAsync();
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await http.GetAsync(url)).StatusCode);
    }

    private static ILocator Row(Visitor visitor) => visitor.Main.Locator(".event-row", new() { HasText = Title });

    private static ILocator Answer(ILocator row, string answer) => row.Locator($"[data-answer={answer}]");

    /// <summary>Ane calls their group together in half an hour, and Beñat looks on.</summary>
    private async Task<(Visitor Ane, Visitor Benat, PublicationId Id, DateTimeOffset Start)> BothAsync(Screen? screen = null)
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria", "Beñat Arana");
        var (ane, benat) = (community.People[0], community.People[1]);
        var request = Request.New();
        var id = EntityId.FromRequest<PublicationId>(ane.Id, request);
        var publication = Site.Grains.GetGrain<IPublicationGrain>(id.Value);
        Assert.Null((await publication.CreateAsync(ane.Id, new()
        {
            RequestId = request,
            Type = PublicationType.Event,
            Language = "es",
            Title = Title,
            Body = "Traigan semillas.",
        })).Refusal);
        var start = TimeProvider.System.GetUtcNow().AddMinutes(30);
        Assert.Null((await publication.ChangeAsync(ane.Id, new()
        {
            RequestId = Request.New(),
            When = new() { Start = start, End = start.AddHours(2), Zone = "America/Guatemala" },
            Place = "Salón comunal",
        })).Refusal);
        Assert.Null((await publication.ShareAsync(ane.Id, community.Group, Request.New())).Refusal);
        var year = CalendarKeys.Of(community.Group, start.Year);
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await Site.Grains.GetGrain<ICalendarGrain>(year).ItemsAsync(benat.Id)).All(item => item.Id != id.Value))
        {
            await Task.Delay(20, timeout.Token);
        }

        return (await OpenAsync(ane), await OpenAsync(benat, screen ?? Screen.Phone), id, start);
    }
}

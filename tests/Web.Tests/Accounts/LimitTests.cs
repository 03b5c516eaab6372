using System.Net;

namespace Comparte.Web.Tests.Accounts;

public sealed class LimitTests : IAsyncLifetime
{
    private readonly Site _site = new(new Dictionary<string, string>
    {
        ["Limits:SignInPerMinute"] = "12",
        ["Limits:NamePerTenMinutes"] = "3",
        ["Limits:MailsPerQuarterHour"] = "2",
        ["Limits:SignUpPerMinute"] = "2",
        ["Limits:CommandsPerMinute"] = "4",
        ["Limits:SearchesPerMinute"] = "3",
        ["Limits:CalendarsPerMinute"] = "2",
    });

    public Task InitializeAsync() => _site.InitializeAsync();

    public Task DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Too_many_attempts_on_one_name_are_refused_whether_anybody_has_it_or_not()
    {
        using var member = await _site.SignedInAsync();
        using var browser = _site.NewBrowser();

        foreach (var name in new[] { member.SignInName, "nadie" })
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.SignInAsync(name, "mal")));
            await IsTooManyAsync(Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.TooManyRequests));
        }
    }

    [Theory]
    [InlineData("/api/session/link")]
    [InlineData("/api/password/reset")]
    public async Task Too_many_mails_are_refused_and_keep_nobody_from_signing_in(string path)
    {
        using var member = await _site.SignedInAsync();
        using var browser = _site.NewBrowser();

        for (var i = 0; i < 2; i++)
        {
            var asked = await browser.TryPostAsync(path, new { email = member.SignInName });
            Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        }

        await IsTooManyAsync(await browser.TryPostAsync(path, new { email = member.SignInName }));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.SignInAsync(member.SignInName)).StatusCode);
        }
    }

    [Fact]
    public async Task Too_many_fetches_of_calendars_from_one_place_are_refused_known_or_not()
    {
        using var browser = _site.NewBrowser();

        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Http.GetAsync($"/calendar/{i}.ics")).StatusCode);
        }

        await IsTooManyAsync(await browser.Http.GetAsync("/calendar/3.ics"));
    }

    [Fact]
    public async Task Too_many_searches_of_one_member_are_refused_and_keep_nobody_else_from_searching()
    {
        using var member = await _site.SignedInAsync();
        using var other = await _site.SignedInAsync();

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await member.Http.GetAsync("/api/search?q=miel")).StatusCode);
        }

        await IsTooManyAsync(await member.Http.GetAsync("/api/search/suggest?q=miel"));
        Assert.Equal(HttpStatusCode.OK, (await other.Http.GetAsync("/api/search?q=miel")).StatusCode);
    }

    [Fact]
    public async Task Too_many_attempts_from_one_place_are_refused()
    {
        using var browser = _site.NewBrowser();

        var answers = await Task.WhenAll(Enumerable.Range(0, 13).Select(i => browser.SignInAsync($"nadie{i}", "mal")));

        await IsTooManyAsync(Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task Too_many_invitations_opened_are_refused()
    {
        using var browser = _site.NewBrowser();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 3).Select(i => browser.Http.GetAsync($"/api/invitations/nada{i}/preview")));

        await IsTooManyAsync(Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task Too_many_commands_of_one_member_are_refused_and_nobody_elses()
    {
        using var eager = await _site.SignedInAsync();
        using var calm = await _site.SignedInAsync();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => eager.TryPostAsync("/api/me/recovery", new { })));

        await IsTooManyAsync(Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.TooManyRequests));
        Assert.Equal(HttpStatusCode.OK, (await eager.Http.GetAsync("/api/me")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await calm.TryPostAsync("/api/me/recovery", new { })).StatusCode);
    }

    private static async Task IsTooManyAsync(HttpResponseMessage answer)
    {
        Assert.Equal((429, "too_many_requests"), await Browser.RefusalAsync(answer));
        Assert.True(answer.Headers.RetryAfter!.Delta > TimeSpan.Zero);
    }
}

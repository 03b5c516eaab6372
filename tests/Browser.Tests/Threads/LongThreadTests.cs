using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Threads;

/// <summary>A conversation longer than what is fetched at once.</summary>
public sealed partial class LongThreadTests(Site site) : BrowserTest(site)
{
    private const int Posts = 300;

    [Fact]
    public async Task Older_posts_come_on_demand_and_what_is_read_stays_in_its_place()
    {
        var community = await LongAsync();
        var benat = await OpenAsync(community.People[1], Screen.Phone);
        await benat.ReadAsync(community);
        await Expect(benat.Post($"Mensaje {Posts}.")).ToBeInViewportAsync();
        await Expect(benat.Post("Mensaje 200.")).ToHaveCountAsync(0);
        var text = await benat.Page.Locator(".post").First.Locator(".post-text").TextContentAsync();
        await benat.Post(text!).ScrollIntoViewIfNeededAsync();
        var before = await benat.Post(text!).BoundingBoxAsync();
        await benat.Act("action.more").ClickAsync();
        await Expect(benat.Post("Mensaje 220.")).ToHaveCountAsync(1);
        var after = await benat.Post(text!).BoundingBoxAsync();
        Assert.InRange(after!.Y, before!.Y - 120, before.Y + 120);
    }

    [Fact]
    public async Task A_permalink_shows_its_post_and_the_way_to_the_newest()
    {
        var community = await LongAsync();
        var benat = await OpenAsync(community.People[1]);
        await benat.GoAsync($"{community.ThreadPath}#p17");
        await Expect(benat.Page.Locator("#p17")).ToBeInViewportAsync();
        await Expect(benat.Page.Locator("#p17")).ToBeFocusedAsync();
        await benat.Act("thread.toNewest").ClickAsync();
        await Expect(benat.Post($"Mensaje {Posts}.")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_line_divides_what_was_read_from_what_is_new()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria", "Beñat Arana");
        var benat = await OpenAsync(community.People[1]);
        var read = benat.Page.WaitForResponseAsync(ReadPosition());
        await benat.ReadAsync(community);
        await read;
        await benat.GoAsync("/app");
        await community.PostAsync(community.People[0], "Nuevo desde entonces.");
        await benat.ReadAsync(community);
        await Expect(benat.Page.Locator("#read-line")).ToHaveTextAsync(Words.Of("thread.readLine"));
        await Expect(benat.Page.Locator("#read-line + .post")).ToContainTextAsync("Nuevo desde entonces.");
    }

    [Fact]
    public async Task New_posts_wait_behind_a_button_while_one_reads_further_up()
    {
        var community = await LongAsync();
        var benat = await OpenAsync(community.People[1], Screen.Phone);
        await benat.ReadAsync(community);
        await Expect(benat.Post($"Mensaje {Posts}.")).ToBeInViewportAsync();
        await benat.Page.Locator(".post").First.ScrollIntoViewIfNeededAsync();
        var before = await benat.Page.EvaluateAsync<int>("() => Math.round(scrollY)");
        await community.PostAsync(community.People[0], "Recién llegado.");
        var news = benat.Page.GetByRole(AriaRole.Button, new() { Name = Words.Of("thread.news.one", ("n", "1")) });
        await Expect(news).ToBeVisibleAsync();
        Assert.Equal(before, await benat.Page.EvaluateAsync<int>("() => Math.round(scrollY)"));
        await news.ClickAsync();
        await Expect(benat.Post("Recién llegado.")).ToBeInViewportAsync();
    }

    [GeneratedRegex("/read$")]
    private static partial Regex ReadPosition();

    private async Task<Community> LongAsync()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria", "Beñat Arana");
        for (var number = 2; number <= Posts; number++)
        {
            await community.PostAsync(community.People[0], $"Mensaje {number}.");
        }

        return community;
    }
}

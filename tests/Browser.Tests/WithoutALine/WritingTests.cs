using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.WithoutALine;

/// <summary>What is written without a line is kept and sent once.</summary>
public sealed class WritingTests(Site site) : BrowserTest(site)
{
    private static readonly string[] Texts = ["Primero, sin señal.", "Segundo, sin señal.", "Tercero, sin señal."];

    [Fact]
    public async Task Three_posts_written_without_a_line_arrive_once_and_in_order_after_the_browser_was_closed()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria", "Beñat Arana");
        var folder = Directory.CreateTempSubdirectory("comparte-profile-");
        try
        {
            var ane = await OpenKeptAsync(folder.FullName);
            await ane.SignInAsync(community.People[0].SignInName);
            await ane.ReadAsync(community);
            await ane.LoseLineAsync();
            foreach (var text in Texts)
            {
                await ane.WriteAsync(text);
                await Expect(ane.Post(text)).ToContainTextAsync(Words.Of("outbox.kept"));
            }

            await ane.CloseAsync();

            var again = await OpenKeptAsync(folder.FullName);
            await again.ReadAsync(community);
            foreach (var text in Texts)
            {
                await Expect(again.Post(text).Locator(".post-time")).ToBeVisibleAsync();
                await Expect(again.Post(text)).ToHaveCountAsync(1);
            }

            await Expect(again.Page.Locator(".is-pending")).ToHaveCountAsync(0);
            var benat = await OpenAsync(community.People[1]);
            await benat.ReadAsync(community);
            await Expect(benat.Page.Locator(".post-text")).ToContainTextAsync(["Aquí llueve", .. Texts]);
            await Expect(benat.Page.Locator(".post")).ToHaveCountAsync(4);
        }
        finally
        {
            await CloseAllAsync();
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_post_written_without_a_line_can_be_taken_back()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria", "Beñat Arana");
        var ane = await OpenAsync(community.People[0]);
        await ane.ReadAsync(community);
        await ane.LoseLineAsync();
        await ane.WriteAsync("Mejor no.");
        await ane.Post("Mejor no.").GetByText(Words.Of("outbox.takeBack")).ClickAsync();
        await Expect(ane.Post("Mejor no.")).ToHaveCountAsync(0);
        await ane.FindLineAsync();
        await ane.WriteAsync("Mejor así.");
        await Expect(ane.Page.Locator(".is-pending")).ToHaveCountAsync(0);
        await Expect(ane.Page.Locator(".post")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task What_the_others_wrote_meanwhile_is_there_when_the_line_comes_back()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria", "Beñat Arana");
        var ane = await OpenAsync(community.People[0]);
        await ane.ReadAsync(community);
        await ane.LoseLineAsync();
        await community.PostAsync(community.People[1], "Escrito mientras tanto.");
        await ane.WriteAsync("Y esto a la vez.");
        await ane.FindLineAsync();
        await Expect(ane.Page.Locator(".post-text")).ToContainTextAsync(
            ["Aquí llueve", "Escrito mientras tanto.", "Y esto a la vez."]);
    }
}

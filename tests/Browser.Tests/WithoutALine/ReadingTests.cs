using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.WithoutALine;

/// <summary>What was opened is read without a line, also after a reload.</summary>
public sealed class ReadingTests(Site site) : BrowserTest(site)
{
    [Fact]
    public async Task The_state_of_the_line_is_said_in_words()
    {
        var ane = await OpenDemoAsync("ana");
        await ane.GoAsync("/app");
        await ane.LiveAsync();
        await Expect(ane.Line).ToHaveTextAsync(Words.Of("line.live"));
        await ane.LoseLineAsync();
        await Expect(ane.Line).ToContainTextAsync(Words.Of("line.waiting.short"));
        await ane.FindLineAsync();
        await Expect(ane.Line).ToHaveTextAsync(Words.Of("line.live"));
    }
}

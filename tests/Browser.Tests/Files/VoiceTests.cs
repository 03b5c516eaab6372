using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Files;

/// <summary>Voice notes: recorded, heard, sent, and played by the others. The microphone is the browser's own tone.
/// </summary>
public sealed partial class VoiceTests(Site site) : BrowserTest(site)
{
    [Fact]
    public async Task A_voice_note_is_recorded_heard_and_sent()
    {
        var (ane, benat, _) = await BothReadAsync();
        await ane.Act("files.voice").ClickAsync();
        var dialog = ane.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Timer)).ToHaveTextAsync("0:02");
        await Until.TrueAsync(ane.Page, "() => document.querySelector('.voice-level').value > 0");
        await ane.Act("files.voice.stop").ClickAsync();
        await Until.TrueAsync(ane.Page, "() => document.querySelector('dialog audio')?.readyState > 0");
        await ane.Act("files.voice.use").ClickAsync();
        await Expect(ane.Page.Locator(".file-pending audio")).ToBeVisibleAsync();
        await ane.Act("action.send").ClickAsync();

        var note = benat.Page.Locator(".post audio");
        await Expect(note).ToBeVisibleAsync();
        var post = benat.Page.Locator(".post", new() { Has = benat.Page.Locator("audio") });
        await Expect(post).ToContainTextAsync(Recorded());
        await note.EvaluateAsync("(audio) => { audio.muted = true; return audio.play(); }");
        await Until.TrueAsync(benat.Page, "() => document.querySelector('.post audio').currentTime > 0");
        var bytes = await benat.Page.EvaluateAsync<int>(
            "async () => (await (await fetch(document.querySelector('.post audio').src)).blob()).size");

        // Some 16 kbit a second and the container around it.
        Assert.InRange(bytes, 500, 20_000);
    }

    [GeneratedRegex("0:0[2-9] ")]
    private static partial Regex Recorded();
}

using System.Text.RegularExpressions;
using Comparte.Browser.Tests.Publications;
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
        await RecordAsync(ane);
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

    [Fact]
    public async Task A_voice_note_goes_with_what_is_shared()
    {
        var ane = await OpenAsync(await Site.NewMemberAsync("Ane Etxeberria"), Screen.Phone);
        await ane.BeginAsync("information");
        await ane.FillAsync("Mensaje de la comunidad", "Lo cuentan ellas mismas.");
        await RecordAsync(ane);
        await ane.ShareAsync("Mensaje de la comunidad");

        await Expect(ane.Page.Locator(".publication .files li", new() { Has = ane.Page.Locator("audio") }))
            .ToContainTextAsync(Recorded());
        await ane.Page.Locator(".publication audio").EvaluateAsync("(audio) => { audio.muted = true; return audio.play(); }");
        await Until.TrueAsync(ane.Page, "() => document.querySelector('.publication audio').currentTime > 0");
    }

    /// <summary>Records two seconds, hears them and takes them.</summary>
    private static async Task RecordAsync(Visitor visitor)
    {
        await visitor.Act("files.voice").ClickAsync();
        var dialog = visitor.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Timer)).ToHaveTextAsync("0:02");
        await Until.TrueAsync(visitor.Page, "() => document.querySelector('.voice-level').value > 0");
        await visitor.Act("files.voice.stop").ClickAsync();
        await Until.TrueAsync(visitor.Page, "() => document.querySelector('dialog audio')?.readyState > 0");
        await visitor.Act("files.voice.use").ClickAsync();
        await Expect(visitor.Page.Locator(".file-pending audio")).ToBeVisibleAsync();
    }

    [GeneratedRegex("0:0[2-9] ")]
    private static partial Regex Recorded();
}

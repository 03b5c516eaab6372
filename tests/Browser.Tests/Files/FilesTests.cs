using System.Text;
using Microsoft.Playwright;
using SkiaSharp;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Files;

/// <summary>Pictures and files in a conversation, as people send and see them.</summary>
public sealed class FilesTests(Site site) : BrowserTest(site)
{
    [Fact]
    public async Task A_photo_is_seen_by_the_others_with_what_it_shows_and_opens_large()
    {
        var (ane, benat, _) = await BothReadAsync();
        await ChooseAsync(ane, "huerta.jpg", "image/jpeg", Photo(1200, 900));
        await ane.Page.GetByLabel(Words.Of("files.alt.of", ("name", "huerta.jpg"))).FillAsync("La huerta en abril");
        await ane.WriteAsync("Así va la siembra.");

        var picture = benat.Post("Así va la siembra.").GetByRole(AriaRole.Img, new() { Name = "La huerta en abril" });
        await Expect(picture).ToBeVisibleAsync();
        await Until.TrueAsync(benat.Page, "() => document.querySelector('.picture img').naturalWidth === 480");
        await picture.ClickAsync();
        var dialog = benat.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Heading)).ToHaveTextAsync("La huerta en abril");
        await Until.TrueAsync(benat.Page, "() => document.querySelector('dialog img').naturalWidth === 1200");
        await Expect(ane.Page.Locator(".file-pending")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_file_alone_is_a_post_and_is_saved_under_its_name()
    {
        var (ane, benat, _) = await BothReadAsync();
        await ChooseAsync(ane, "semillas.csv", "text/csv", Encoding.UTF8.GetBytes("maíz;frijol\n"));
        await ane.Act("action.send").ClickAsync();

        var row = benat.Page.Locator(".file-save");
        await Expect(row).ToContainTextAsync("semillas.csv");
        var download = await benat.Page.RunAndWaitForDownloadAsync(() => row.ClickAsync());
        Assert.Equal("semillas.csv", download.SuggestedFilename);
        Assert.Equal("maíz;frijol\n", await File.ReadAllTextAsync(await download.PathAsync()));
    }

    [Fact]
    public async Task A_file_chosen_without_a_line_is_sent_after_the_browser_was_closed()
    {
        var community = await Community.NewAsync(Site, "Ane Etxeberria", "Beñat Arana");
        var folder = Directory.CreateTempSubdirectory("comparte-profile-");
        try
        {
            var ane = await OpenKeptAsync(folder.FullName);
            await ane.SignInAsync(community.People[0].SignInName);
            await ane.ReadAsync(community);
            await ane.LoseLineAsync();
            await ChooseAsync(ane, "huerta.jpg", "image/jpeg", Photo(800, 600));
            await Expect(ane.Page.Locator(".file-pending")).ToContainTextAsync(
                Words.Of("files.waits", ("size", ""))[..12]);
            await ane.WriteAsync("Escrito sin señal.");
            await Expect(ane.Post("Escrito sin señal.")).ToContainTextAsync("huerta.jpg");
            await ane.CloseAsync();

            var again = await OpenKeptAsync(folder.FullName);
            await again.ReadAsync(community);

            await Expect(again.Post("Escrito sin señal.").Locator(".picture img")).ToBeVisibleAsync();
            var benat = await OpenAsync(community.People[1]);
            await benat.ReadAsync(community);
            await Expect(benat.Post("Escrito sin señal.").Locator(".picture img")).ToBeVisibleAsync();
        }
        finally
        {
            await CloseAllAsync();
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task An_upload_that_the_line_broke_goes_on_and_sends_nothing_twice()
    {
        var (ane, benat, _) = await BothReadAsync();
        var offsets = new List<long>();
        ane.Tolerate("net::ERR_FAILED", "net::ERR_INTERNET_DISCONNECTED", "WebSocket connection");
        await ane.Page.RouteAsync("**/api/files/x*", async route =>
        {
            if (route.Request.Method != "PATCH")
            {
                await route.ContinueAsync();
                return;
            }

            // The second piece finds no line, once.
            offsets.Add(long.Parse(route.Request.Headers["upload-offset"], null));
            await (offsets.Count == 2 ? route.AbortAsync() : route.ContinueAsync());
        });

        await ChooseAsync(ane, "acta.txt", "text/plain", Encoding.UTF8.GetBytes(new string('a', 700_000)));
        await ane.WriteAsync("El acta.");

        await Expect(benat.Post("El acta.").Locator(".file-save")).ToContainTextAsync("acta.txt");
        Assert.Equal([0, 262_144, 262_144], offsets.Take(3));
        Assert.Equal(offsets.Skip(1).Distinct().Count() + 1, offsets.Count - 1);
    }

    [Fact]
    public async Task A_picture_is_pasted_and_another_is_dropped()
    {
        var (ane, _, _) = await BothReadAsync();
        await ane.Page.EvaluateAsync(
            """
            (bytes) => {
              const carry = (name) => {
                const data = new DataTransfer();
                const content = Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0));
                data.items.add(new File([content], name, { type: 'image/png' }));
                return data;
              };
              const box = document.querySelector('.thread-foot textarea');
              const how = { bubbles: true, cancelable: true };
              box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: carry('pegada.png'), ...how }));
              box.dispatchEvent(new DragEvent('drop', { dataTransfer: carry('soltada.png'), ...how }));
            }
            """,
            Convert.ToBase64String(Photo(40, 30, SKEncodedImageFormat.Png)));

        await Expect(ane.Page.Locator(".file-pending")).ToHaveCountAsync(2);
        await ane.Act("action.send").ClickAsync();
        await Expect(ane.Page.Locator(".post .picture img")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_file_that_isnt_taken_says_so_and_can_be_taken_out()
    {
        var (ane, _, _) = await BothReadAsync();
        await ChooseAsync(ane, "foto.jpg", "image/jpeg", [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0]);

        await Expect(ane.Page.Locator(".file-pending")).ToContainTextAsync(Words.Of("refusal.file_kind_refused"));
        await Expect(ane.Act("action.send")).ToBeDisabledAsync();
        var remove = Words.Of("files.remove", ("name", "foto.jpg"));
        await ane.Page.GetByRole(AriaRole.Button, new() { Name = remove }).ClickAsync();
        await Expect(ane.Page.Locator(".file-pending")).ToHaveCountAsync(0);
        await ane.WriteAsync("Sin foto.");
        await Expect(ane.Page.Locator(".is-pending")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Whoever_saves_data_asks_for_each_photo()
    {
        var (ane, benat, community) = await BothReadAsync();
        await benat.AskAsync("PATCH", "/api/members/me", new
        {
            requestId = Request.New(),
            settings = new Dictionary<string, string> { ["dataSaver"] = "on" },
        });
        var fetched = new List<string>();
        benat.Page.Request += (_, request) => fetched.Add(request.Url);
        await benat.ReadAsync(community);
        await ChooseAsync(ane, "huerta.jpg", "image/jpeg", Photo(1200, 900));
        await ane.WriteAsync("Mira.");

        var place = benat.Post("Mira.").Locator(".picture-place");
        await Expect(place).ToContainTextAsync("kB");
        Assert.DoesNotContain(fetched, url => url.Contains("/thumbnail", StringComparison.Ordinal));
        await place.ClickAsync();
        await Expect(benat.Post("Mira.").GetByRole(AriaRole.Img)).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("pagina.html", "text/html", "<!doctype html>{0}")]
    [InlineData("dibujo.svg", "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'>{0}</svg>")]
    public async Task A_program_in_a_file_never_runs_on_the_site(string name, string type, string around)
    {
        var text = around.Replace("{0}", "<script>localStorage.setItem('ran', '1')</script>", StringComparison.Ordinal);
        var (ane, _, _) = await BothReadAsync();
        ane.Tolerate("net::ERR_ABORTED", "Loading plugin data");
        await ChooseAsync(ane, name, type, Encoding.UTF8.GetBytes(text));
        await ane.Act("action.send").ClickAsync();
        var address = await ane.Page.Locator(".file-save").GetAttributeAsync("href");

        // Opened as a page it is saved; put into a page it is text.
        var page = await ane.Context.NewPageAsync();
        var saved = page.WaitForDownloadAsync();
        await Assert.ThrowsAsync<PlaywrightException>(() => page.GotoAsync(address!));
        Assert.Equal($"{name}.txt", (await saved).SuggestedFilename);
        await ane.Page.EvaluateAsync(
            """
            (address) => Promise.all(['iframe', 'embed', 'img'].map((kind) => new Promise((done) => {
              const one = document.createElement(kind);
              one.onload = one.onerror = done;
              setTimeout(done, 2000);
              one.src = address;
              document.body.append(one);
            })))
            """,
            address);
        Assert.Null(await ane.Page.EvaluateAsync<string?>("() => localStorage.getItem('ran')"));
    }

    private static Task ChooseAsync(Visitor visitor, string name, string type, byte[] bytes) =>
        visitor.Page.Locator(".thread-foot input[type=file]").SetInputFilesAsync(
            new FilePayload { Name = name, MimeType = type, Buffer = bytes });

    internal static byte[] Photo(int width, int height, SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg)
    {
        using var bitmap = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        bitmap.Erase(SKColors.SeaGreen);
        return bitmap.Encode(format, 90).ToArray();
    }
}

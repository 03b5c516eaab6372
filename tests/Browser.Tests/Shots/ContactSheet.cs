using System.Net;
using System.Text;
using Comparte.Browser.Tests.Pages;

namespace Comparte.Browser.Tests.Shots;

/// <summary>Pictures of every page in every state, on one page for each, to be looked at by people.</summary>
internal static class ContactSheet
{
    private static readonly string[] Languages = ["es", "eu"];

    /// <summary>The test project is a program as well: <c>FOLDER [PAGE…]</c>. Writes <c>index.html</c>, the pictures, and
    /// one sheet as a picture for each page into the folder.</summary>
    public static async Task<int> Main(string[] args)
    {
        if (args is not [var folder, .. var names])
        {
            await Console.Error.WriteLineAsync("FOLDER [PAGE…]");
            return 2;
        }

        var pictures = Path.Combine(Directory.CreateDirectory(folder).FullName, "pictures");
        Directory.CreateDirectory(pictures);
        var site = new Site();
        await site.InitializeAsync();
        try
        {
            var photographer = new Photographer(site, await Cast.MakeAsync(site), pictures);
            foreach (var place in Place.All.Where(place => names.Length == 0 || names.Contains(place.Name)))
            {
                var taken = await TakeAsync(photographer, place);
                var sheet = Path.Combine(folder, $"{place.Name}.html");
                await File.WriteAllTextAsync(sheet, Sheet(place.Name, taken));
                await PrintAsync(site, sheet, Path.ChangeExtension(sheet, ".png"));
                await Console.Out.WriteLineAsync($"{place.Name}: {taken.Count}");
            }

            await File.WriteAllTextAsync(Path.Combine(folder, "index.html"), Index());
            return 0;
        }
        finally
        {
            await site.DisposeAsync();
        }
    }

    private static async Task<List<Picture>> TakeAsync(Photographer photographer, Place place)
    {
        var taken = new List<Picture>();
        foreach (var state in Enum.GetValues<PageState>())
        {
            foreach (var language in Languages)
            {
                taken.AddRange(await photographer.TakeAsync(place, state, language));
            }
        }

        return taken;
    }

    private static string Sheet(string name, IReadOnlyList<Picture> taken)
    {
        var html = new StringBuilder($$"""
            <!DOCTYPE html><meta charset="utf-8"><title>{{WebUtility.HtmlEncode(name)}}</title>
            <style>
              body { font: 14px system-ui; margin: 16px; background: #ddd; inline-size: 2200px }
              div { display: flex; flex-wrap: wrap; gap: 12px; align-items: start }
              figure { margin: 0 } img { block-size: 420px; display: block }
            </style>
            <h1>{{WebUtility.HtmlEncode(name)}}</h1>

            """);
        foreach (var state in taken.GroupBy(picture => picture.State))
        {
            var figures = state.Select(picture =>
                $"<figure><img src=\"pictures/{picture.File}\"><figcaption>{picture.Caption}</figcaption></figure>");
            html.AppendJoin('\n', [$"<h2>{state.Key}</h2><div>", .. figures, "</div>\n"]);
        }

        return html.ToString();
    }

    private static string Index()
    {
        var links = Place.All.Select(place => $"<li><a href=\"{place.Name}.html\">{place.Name}</a></li>");
        return $"<!DOCTYPE html><meta charset=\"utf-8\"><title>Comparte</title><ul>{string.Concat(links)}</ul>";
    }

    private static async Task PrintAsync(Site site, string sheet, string picture)
    {
        await using var context = await site.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 2240, Height = 800 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(Path.GetFullPath(sheet)).AbsoluteUri);
        await page.ScreenshotAsync(new() { Path = picture, FullPage = true });
    }
}

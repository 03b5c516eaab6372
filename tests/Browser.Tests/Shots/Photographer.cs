using Comparte.Browser.Tests.Pages;
using Microsoft.Playwright;

namespace Comparte.Browser.Tests.Shots;

/// <summary>Takes the pictures of one page in one state and one language: both themes, phone and desktop.</summary>
internal sealed class Photographer(Site site, Cast cast, string folder)
{
    private const float Patience = 3_000;

    /// <summary>What a page may take to show that it waits or that something failed.</summary>
    private static readonly TimeSpan Reaction = TimeSpan.FromMilliseconds(1_500);

    /// <summary>Takes them; none where the page has no such state.</summary>
    public async Task<IReadOnlyList<Picture>> TakeAsync(Place place, PageState state, string language)
    {
        if (!Applies(place, state))
        {
            return [];
        }

        var visitor = await Visitor.OpenAsync(site, Screen.Phone, language);
        try
        {
            return await ShowAsync(visitor, place, state, language) ? await TakeAsync(visitor.Page, place, state, language) : [];
        }
        finally
        {
            await visitor.CloseAsync();
        }
    }

    private static bool Applies(Place place, PageState state) => state switch
    {
        PageState.Full => true,
        PageState.WithoutALine => place.Viewer is Viewer.Member or Viewer.Administrator,
        PageState.Loading or PageState.Error => place.Viewer is Viewer.Member or Viewer.Administrator || place.Name == "invitation",
        PageState.Empty => place.Viewer == Viewer.Member && place.Name is not ("thread" or "pairTalk" or "severalTalk"),
        _ => place.Viewer == Viewer.Member,
    };

    private async Task<bool> ShowAsync(Visitor visitor, Place place, PageState state, string language)
    {
        await SignInAsync(visitor, place, state, language);
        string path;
        try
        {
            path = await Tour.PathAsync(visitor, place);
        }
        catch (InvalidOperationException)
        {
            // Whoever looks has no such thing.
            return false;
        }

        switch (state)
        {
            case PageState.Loading:
                await visitor.Page.RouteAsync("**/api/**", _ => { });
                await visitor.Page.GotoAsync(path);
                await Task.Delay(Reaction);
                return true;
            case PageState.Error:
                await visitor.Page.RouteAsync("**/api/**", route => route.FulfillAsync(new() { Status = 500 }));
                await visitor.Page.GotoAsync(path);
                await Task.Delay(Reaction);
                return true;
            case PageState.WithoutALine:
                await visitor.GoAsync(path);
                await visitor.LiveAsync();
                await visitor.KeptAsync();
                await visitor.LoseLineAsync();
                await visitor.Page.ReloadAsync();
                await Task.Delay(Reaction);
                return true;
            default:
                await visitor.GoAsync(path);
                await SettledAsync(visitor, place);
                return true;
        }
    }

    private async Task SignInAsync(Visitor visitor, Place place, PageState state, string language)
    {
        if (place.Viewer == Viewer.Guest)
        {
            return;
        }

        var person = (place.Viewer, state) switch
        {
            (Viewer.Newcomer, _) => await site.NewMemberAsync("Ane Etxeberria", firstSteps: "todo"),
            (_, PageState.Empty) => place.Path.Contains("{group}", StringComparison.Ordinal) ? cast.Founder : cast.Alone,
            (_, PageState.LongestNames) => cast.Long,
            _ => null,
        };
        if (person is null)
        {
            await visitor.TakeSessionAsync(place.Viewer == Viewer.Administrator ? "admin" : "ana");
        }
        else
        {
            await visitor.SignInAsync(person.SignInName);
        }

        await visitor.SpeakAsync(language);
    }

    private static async Task SettledAsync(Visitor visitor, Place place)
    {
        if (place.Viewer != Viewer.Guest)
        {
            await visitor.LiveAsync();
        }

        await visitor.Page.EvaluateAsync("() => document.fonts.ready.then(() => true)");
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle, new() { Timeout = Patience });
    }

    private async Task<IReadOnlyList<Picture>> TakeAsync(IPage page, Place place, PageState state, string language)
    {
        var pictures = new List<Picture>();
        foreach (var screen in new[] { Screen.Phone, Screen.Wide })
        {
            await page.SetViewportSizeAsync(screen.Width, screen.Height);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                var picture = new Picture(place.Name, state, language, scheme, screen.Width);
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, picture.File) });
                pictures.Add(picture);
            }
        }

        return pictures;
    }
}

using Comparte.Browser.Tests.Files;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Publications;

/// <summary>What people do where they write something to share.</summary>
internal static class Writing
{
    /// <summary>The box of the title.</summary>
    public static ILocator Title(this Visitor visitor) => visitor.Page.Locator(".publish-title");

    /// <summary>The box of the body.</summary>
    public static ILocator Body(this Visitor visitor) => visitor.Page.Locator(".editor textarea");

    /// <summary>The one act.</summary>
    public static ILocator Share(this Visitor visitor) => visitor.Page.Locator(".share-bar .button-primary");

    /// <summary>Opens what one writes anew.</summary>
    public static async Task BeginAsync(this Visitor visitor, string kind)
    {
        await visitor.GoAsync($"/app/compartir/{kind}");
        await visitor.LiveAsync();
    }

    /// <summary>Writes, and leaves the sharing to the test.</summary>
    public static async Task FillAsync(this Visitor visitor, string title, string body)
    {
        await visitor.Title().FillAsync(title);
        await visitor.Body().FillAsync(body);
    }

    /// <summary>Shares, and waits for the page of what was shared.</summary>
    public static async Task ShareAsync(this Visitor visitor, string title)
    {
        await visitor.Share().ClickAsync();
        await Expect(visitor.Page.Locator(".publication h1")).ToHaveTextAsync(title);
    }

    /// <summary>Waits until the server has what was written.</summary>
    public static Task SavedAsync(this Visitor visitor) =>
        Expect(visitor.Page.Locator(".save-words")).ToHaveTextAsync(Words.Of("publication.saving.saved"));

    /// <summary>A photo to choose.</summary>
    public static FilePayload Photo(string name = "huerta.jpg") =>
        new() { Name = name, MimeType = "image/jpeg", Buffer = FilesTests.Photo(1200, 800) };
}

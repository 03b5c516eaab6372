using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests;

/// <summary>What somebody does who has no pointer.</summary>
internal static class ByKeyboard
{
    private const int MostStops = 200;

    /// <summary>Types over what stands in a field, which may have to be opened first.</summary>
    public static async Task TypeAsync(this Visitor visitor, ILocator field, string text, string? opener = null)
    {
        if (opener is not null && !await field.IsVisibleAsync())
        {
            await visitor.PressAsync(visitor.Main.Locator(opener));
        }

        await visitor.TabToAsync(field);
        await visitor.Page.Keyboard.PressAsync("ControlOrMeta+a");
        await visitor.Page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>Goes to something and takes it.</summary>
    public static async Task PressAsync(this Visitor visitor, ILocator target)
    {
        await Expect(target).ToBeVisibleAsync();
        await visitor.TabToAsync(target);
        await visitor.Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Goes from stop to stop until something has the focus.</summary>
    public static async Task TabToAsync(this Visitor visitor, ILocator target)
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            if (await target.EvaluateAsync<bool>("(one) => one === document.activeElement"))
            {
                return;
            }

            await visitor.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{target} is not reached by Tab.");
    }
}

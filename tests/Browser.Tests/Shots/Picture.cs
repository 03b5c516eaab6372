using Microsoft.Playwright;

namespace Comparte.Browser.Tests.Shots;

/// <summary>One picture of a page.</summary>
/// <param name="Page">The page.</param>
/// <param name="State">What it had to show.</param>
/// <param name="Language">In which language.</param>
/// <param name="Scheme">Light or dark.</param>
/// <param name="Width">Of the screen, in CSS pixels.</param>
internal sealed record Picture(string Page, PageState State, string Language, ColorScheme Scheme, int Width)
{
    /// <summary>The file's name.</summary>
    public string File => $"{Page}-{State}-{Language}-{Scheme}-{Width}.png".ToLowerInvariant();

    /// <summary>What stands under it.</summary>
    public string Caption => $"{State} · {Language} · {Scheme} · {Width}";
}

using Microsoft.Playwright;

namespace Comparte.Browser.Tests;

/// <summary>A size of screen.</summary>
public sealed record Screen(int Width, int Height)
{
    /// <summary>A phone.</summary>
    public static readonly Screen Phone = new(390, 844);

    /// <summary>A laptop.</summary>
    public static readonly Screen Wide = new(1280, 800);

    /// <summary>As Playwright calls it.</summary>
    internal ViewportSize Viewport => new() { Width = Width, Height = Height };
}

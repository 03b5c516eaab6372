using Microsoft.Playwright;

namespace Comparte.Browser.Tests;

/// <summary>A size of screen.</summary>
public sealed record Screen(int Width, int Height)
{
    /// <summary>A phone.</summary>
    public static readonly Screen Phone = new(390, 844);

    /// <summary>A laptop.</summary>
    public static readonly Screen Wide = new(1280, 800);

    /// <summary>The time zone, as IANA calls it; the machine's own where none is said.</summary>
    public string? Zone { get; init; }

    /// <summary>A zone in which a new day began less than an hour ago.</summary>
    public static string NewDay
    {
        get
        {
            var hour = TimeProvider.System.GetUtcNow().Hour;
            return hour > 12 ? $"Etc/GMT-{24 - hour}" : $"Etc/GMT+{hour}";
        }
    }

    /// <summary>As Playwright calls it.</summary>
    internal ViewportSize Viewport => new() { Width = Width, Height = Height };
}

using System.Globalization;

namespace Comparte.Looks;

/// <summary>Colors by how well they can be told apart, as WCAG 2.2 measures it. The browser app has the same in
/// <c>admin/contrast.ts</c>, for the preview; one table of examples holds both to it.</summary>
internal static class Contrast
{
    /// <summary>What words of normal size need (WCAG 2.2, 1.4.3).</summary>
    public const double Enough = 4.5;

    /// <summary>The grounds on which words stand, light and dark; those of <c>styles/tokens.css</c>.</summary>
    public static readonly Grounds Light = new("#fbf6ee", "#fffdf9", "#f3e9dc", "#000000");

    /// <inheritdoc cref="Light" />
    public static readonly Grounds Dark = new("#1b1411", "#261d18", "#33271f", "#ffffff");

    /// <summary>Whether it is <c>#rrggbb</c>.</summary>
    public static bool IsColor(string? color) =>
        color is ['#', .. { Length: 6 } digits] && digits.All(char.IsAsciiHexDigit);

    /// <summary>From 1 to 21.</summary>
    public static double Between(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>The least contrast of a color against grounds.</summary>
    public static double Reached(string color, Grounds on) =>
        Math.Min(Between(color, on.Paper), Math.Min(Between(color, on.Card), Between(color, on.Sunk)));

    /// <summary>A color that reaches enough, with what is made of it.</summary>
    public static LookShades Shades(string color, Grounds on) => new()
    {
        Main = color,
        Hover = Mix(color, on.Beyond, 0.2),
        Soft = Enumerable.Range(0, 8)
            .Select(step => Mix(on.Card, color, 0.14 - (0.02 * step)))
            .First(soft => Between(color, soft) >= Enough),
        On = on == Light ? on.Card : on.Paper,
    };

    /// <summary>The one color with a share of the other.</summary>
    public static string Mix(string color, string other, double share)
    {
        var (a, b) = (Parts(color), Parts(other));
        var mixed = a.Zip(b, (one, two) => (int)Math.Round(one + ((two - one) * share), MidpointRounding.AwayFromZero));
        return "#" + string.Concat(mixed.Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
    }

    private static double Luminance(string color)
    {
        var linear = Parts(color).Select(part => part / 255d)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * linear[0]) + (0.7152 * linear[1]) + (0.0722 * linear[2]);
    }

    private static int[] Parts(string color) =>
        [.. Enumerable.Range(0, 3).Select(part => Convert.ToInt32(color.Substring(1 + (2 * part), 2), 16))];
}

/// <summary>Grounds of one kind.</summary>
/// <param name="Paper">Of the page.</param>
/// <param name="Card">Of what stands on it.</param>
/// <param name="Sunk">Of what stands below.</param>
/// <param name="Beyond">What a color is moved to, to stand out more.</param>
internal sealed record Grounds(string Paper, string Card, string Sunk, string Beyond);

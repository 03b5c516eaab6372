using System.Collections.Immutable;
using System.Globalization;
using Comparte.Files;

namespace Comparte.Looks;

/// <summary>What a network may look like, and what becomes of a choice.</summary>
internal static class LookRules
{
    private const int MaxWelcome = 2000;

    private static readonly ImmutableSortedDictionary<string, string> Nothing = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Why it can't look like this, or null.</summary>
    public static Refusal? Check(LookOrder order) =>
        InputRules.Request(order.RequestId)
        ?? CheckColor(order.Light, order.Dark, Contrast.Light, "light")
        ?? CheckColor(order.Dark, order.Light, Contrast.Dark, "dark")
        ?? InputRules.Languages([.. (order.Welcome ?? Nothing).Keys], "welcome")
        ?? (order.Welcome ?? Nothing).Select(text => InputRules.Lines(text.Value, MaxWelcome, $"welcome.{text.Key}"))
            .FirstOrDefault(refusal => refusal is not null)
        ?? InputRules.Together((order.Welcome ?? Nothing).Values, "welcome");

    /// <summary>How it looks by an order; <paramref name="told"/> says whether former logos are gone.</summary>
    public static NetworkLook Next(NetworkLook? before, LookOrder order, Attachment? logo, bool told, DateTimeOffset now)
    {
        var known = before ?? new NetworkLook { Id = NetworkLook.AboutId };
        ImmutableArray<FileId> former =
            [.. told ? [] : (known.Former ?? []).Where(id => id != logo?.Id), .. known.Logo is { } gone && gone.Id != logo?.Id ? [gone.Id] : Array.Empty<FileId>()];
        return known with
        {
            Logo = logo,
            Colors = order is { Light: { } light, Dark: { } dark }
                ? new() { Light = Contrast.Shades(Small(light), Contrast.Light), Dark = Contrast.Shades(Small(dark), Contrast.Dark) }
                : null,
            Welcome = (order.Welcome ?? Nothing)
                .Select(text => KeyValuePair.Create(text.Key, InputRules.Clean(text.Value ?? "")))
                .Where(text => !InputRules.IsBlank(text.Value))
                .ToImmutableSortedDictionary(),
            At = now,
            Former = former.IsEmpty ? null : former,
        };
    }

    /// <summary>Whether two look alike.</summary>
    public static bool AreAlike(NetworkLook? one, NetworkLook other) =>
        one?.Logo?.Id == other.Logo?.Id
        && one?.Colors == other.Colors
        && (one?.Welcome ?? Nothing).SequenceEqual(other.Welcome);

    private static Refusal? CheckColor(string? color, string? other, Grounds on, string field)
    {
        if (color is null)
        {
            return other is null ? null : Refusal.Invalid("required", field);
        }

        if (!Contrast.IsColor(color))
        {
            return Refusal.Invalid("color_invalid", field);
        }

        var reached = Contrast.Reached(color, on);
        return reached >= Contrast.Enough ? null : Refusal.Invalid("color_faint", field) with
        {
            // Never rounded up to what would be enough.
            Value = (Math.Floor(reached * 10) / 10).ToString("0.0", CultureInfo.InvariantCulture),
        };
    }

    private static string Small(string color) => color.ToLowerInvariant();
}

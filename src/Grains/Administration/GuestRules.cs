using System.Collections.Immutable;
using Comparte.Accounts;

namespace Comparte.Administration;

/// <summary>The rules of guests that need no grain.</summary>
internal static class GuestRules
{
    /// <summary>How many are invited at once.</summary>
    public const int AtOnce = 200;

    /// <summary>How many may wait at the same time.</summary>
    public const int Most = 2000;

    private const int MaxName = 80;
    private const int MaxOrganization = 120;

    /// <summary>Too many at once, or at the same time.</summary>
    public static readonly Refusal TooMany = Refusal.TooLarge("guests_too_many", "guests");

    /// <summary>Why a line says nobody who could be invited, or null.</summary>
    public static Refusal? Check(GuestLine line) =>
        InputRules.Line(line.Name, MaxName, "name", required: true)
        ?? InputRules.Line(line.Organization, MaxOrganization, "organization")
        ?? (line.Email is { } email && !SignInNames.IsAddress(email) ? Refusal.Invalid("email_invalid", "email") : null);

    /// <summary>Why nobody can be invited like this, or null.</summary>
    public static Refusal? Check(GuestOrder order) =>
        InputRules.Request(order.RequestId)
        ?? (order.Guests.IsDefaultOrEmpty ? Refusal.Invalid("required", "guests") : null)
        ?? (order.Guests.Length > AtOnce ? TooMany : null)
        ?? (order.Days is < 1 or > 90 ? Refusal.Invalid("days_invalid", "days") : null)
        ?? InputRules.Languages([order.Language], "language")
        ?? order.Guests.Select(guest => Check(guest.Line)).FirstOrDefault(refusal => refusal is not null);

    /// <summary>The line without what stands around its words; what is empty is left out.</summary>
    public static GuestLine Clean(GuestLine line) => new()
    {
        Name = InputRules.Clean(line.Name),
        Email = Words(line.Email),
        Organization = Words(line.Organization),
    };

    /// <summary>What each line does, given who is here by address and by name, and who waits.</summary>
    public static ImmutableArray<GuestCheck> Preview(
        ImmutableArray<GuestLine> lines, IReadOnlyDictionary<string, MemberId> addresses,
        IReadOnlyDictionary<string, MemberId> names, IReadOnlyCollection<GuestLine> waiting)
    {
        var before = new List<GuestLine>();
        var checks = ImmutableArray.CreateBuilder<GuestCheck>(lines.Length);
        foreach (var line in lines)
        {
            var check = Preview(line, addresses, names, waiting, before);
            checks.Add(check);
            if (check.Outcome is GuestOutcome.New or GuestOutcome.SameName)
            {
                before.Add(line);
            }
        }

        return checks.ToImmutable();
    }

    /// <summary>A name by which it is known again: plain letters, none of which differs by an accent or by size.</summary>
    public static string Known(string name) =>
        PlainLetters.Of(name) is { Length: > 0 } plain ? plain : name.Trim().ToUpperInvariant();

    /// <summary>An address by which it is known again.</summary>
    public static string KnownAddress(string email) => email.Trim().ToUpperInvariant();

    private static GuestCheck Preview(
        GuestLine line, IReadOnlyDictionary<string, MemberId> addresses, IReadOnlyDictionary<string, MemberId> names,
        IReadOnlyCollection<GuestLine> waiting, List<GuestLine> before)
    {
        var check = new GuestCheck { Line = line };
        if (Check(line) is { } refusal)
        {
            return check with { Outcome = GuestOutcome.Unreadable, Why = refusal.Code };
        }

        if (before.Any(other => IsSame(other, line)))
        {
            return check with { Outcome = GuestOutcome.Repeated };
        }

        if (line.Email is { } email && addresses.TryGetValue(KnownAddress(email), out var holder))
        {
            return check with { Outcome = GuestOutcome.Here, Member = holder };
        }

        if (waiting.Any(other => IsSame(other, line)))
        {
            return check with { Outcome = GuestOutcome.Invited };
        }

        return names.TryGetValue(Known(line.Name), out var namesake)
            ? check with { Outcome = GuestOutcome.SameName, Member = namesake }
            : check with { Outcome = GuestOutcome.New };
    }

    /// <summary>The same address; or the same name, where not both have an address.</summary>
    private static bool IsSame(GuestLine one, GuestLine other) => one.Email is { } a && other.Email is { } b
        ? KnownAddress(a) == KnownAddress(b)
        : Known(one.Name) == Known(other.Name);

    private static string? Words(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : InputRules.Clean(text);
}

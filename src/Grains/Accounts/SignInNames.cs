using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Comparte.Accounts;

/// <summary>The names and addresses that people sign in with.</summary>
public static class SignInNames
{
    private const int MinLength = 3;
    private const int MaxLength = 40;
    private const int MaxAddress = 254;
    private const int Tries = 8;

    /// <summary>3 to 40 letters, digits, dots, hyphens and underscores. There is no <c>@</c> in it, so a name never
    /// passes for an address.</summary>
    public static bool IsAllowed(string name) =>
        name.Trim() is { Length: >= MinLength and <= MaxLength } trimmed
        && trimmed.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_');

    /// <summary>Whether the text may be an e-mail address. That it is one, only a mail can show.</summary>
    public static bool IsAddress(string text) =>
        text.Trim() is { Length: <= MaxAddress } trimmed
        && trimmed.Split('@') is [{ Length: > 0 }, { Length: > 2 } host]
        && host.Contains('.') && !host.StartsWith('.') && !host.EndsWith('.')
        && trimmed.All(letter => letter > ' ' && letter != '\u007F' && !char.IsWhiteSpace(letter));

    /// <summary>Names to try for somebody who chose none: the own name in plain letters, then with numbers.</summary>
    public static IEnumerable<string> From(string name)
    {
        var plain = Plain(name);
        yield return plain;
        for (var number = 2; number <= Tries; number++)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{plain}{number}");
        }

        for (var i = 0; i < Tries; i++)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"{plain}{RandomNumberGenerator.GetInt32(1000, 1_000_000)}");
        }
    }

    private static string Plain(string name)
    {
        var plain = new StringBuilder(MaxLength);
        foreach (var letter in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                plain.Append(letter);
            }
            else if (char.IsWhiteSpace(letter) && plain.Length > 0 && plain[^1] != '.')
            {
                plain.Append('.');
            }
        }

        var found = plain.ToString().Trim('.');
        return found.Length switch
        {
            0 => "persona",
            < MinLength => $"{found}.persona",
            > MaxLength - 8 => found[..(MaxLength - 8)].TrimEnd('.'),
            _ => found,
        };
    }
}

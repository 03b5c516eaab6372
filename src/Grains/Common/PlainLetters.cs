using System.Globalization;
using System.Text;

namespace Comparte;

/// <summary>Names in letters that any address may have: <c>Alta Verapaz</c> becomes <c>alta-verapaz</c>.</summary>
public static class PlainLetters
{
    /// <summary>At most so many letters, digits and hyphens; empty where the name has none of these.</summary>
    public static string Of(string name, int max = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(name);
        var plain = new StringBuilder(Math.Min(max, name.Length));
        foreach (var letter in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (plain.Length >= max)
            {
                break;
            }

            if (char.IsAsciiLetterOrDigit(letter))
            {
                plain.Append(letter);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark
                && plain.Length > 0 && plain[^1] != '-')
            {
                plain.Append('-');
            }
        }

        return plain.ToString().TrimEnd('-');
    }
}

using System.Globalization;
using System.Text;

namespace Comparte.Web.Http;

/// <summary>Names in addresses: the name in plain letters and the last six characters of the id. Only these six count;
/// the browser finds the rest among what it may know.</summary>
internal static class Slug
{
    private const int MaxName = 60;

    /// <summary>The slug of a thing.</summary>
    public static string Of(string name, string id)
    {
        var slug = new StringBuilder(MaxName + 7);
        foreach (var letter in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (slug.Length >= MaxName)
            {
                break;
            }

            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark
                && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return $"{slug.ToString().TrimEnd('-')}-{id[^6..]}".TrimStart('-');
    }
}

namespace Comparte.Web.Http;

/// <summary>Names in addresses: the name in plain letters and the last six characters of the id. Only these six count;
/// the browser finds the rest among what it may know.</summary>
internal static class Slug
{
    private const int MaxName = 60;

    /// <summary>The slug of a thing.</summary>
    public static string Of(string name, string id) =>
        $"{PlainLetters.Of(name, MaxName)}-{id[^6..]}".TrimStart('-');
}

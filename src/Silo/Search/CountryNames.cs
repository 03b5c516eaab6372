namespace Comparte.Silo.Search;

/// <summary>The names of countries in all languages, so that one is found by any.</summary>
internal static class CountryNames
{
    private static readonly Dictionary<string, string> Known = Read();

    /// <summary>The names, one after the other; empty for an unknown code.</summary>
    public static string Of(string code) => Known.GetValueOrDefault(code, "");

    private static Dictionary<string, string> Read()
    {
        using var resource = typeof(CountryNames).Assembly.GetManifestResourceStream("countries.txt")!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .ToDictionary(line => line[..2], line => line[3..].Replace('|', ' '));
    }
}

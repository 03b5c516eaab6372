namespace Comparte.Web.Blog;

/// <summary>Who of the blog's writers is which member, as whoever imports says: lines of <c>login,member</c>, the member by id,
/// address or sign-in name.</summary>
internal static class AuthorTable
{
    /// <summary>Reads the table; the first line may be its head.</summary>
    /// <exception cref="BlogUnreadableException">A line has another form.</exception>
    public static IReadOnlyDictionary<string, string> Read(string? file)
    {
        var table = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var lines = (file is null ? [] : File.ReadAllLines(file)).Select(line => line.Trim('\uFEFF', ' '));
        foreach (var (line, no) in lines.Select((line, at) => (line, at + 1)))
        {
            var cells = line.Split([',', ';', '\t'], StringSplitOptions.TrimEntries)
                .Select(cell => cell.Trim('"', ' ')).ToList();
            if (line.Length == 0 || (no == 1 && cells is ["login", ..]))
            {
                continue;
            }

            if (cells is not [{ Length: > 0 } login, { Length: > 0 } member, ..])
            {
                throw new BlogUnreadableException($"Line {no} of {file} is not of the form login,member.");
            }

            table[login] = member;
        }

        return table;
    }
}

using System.Collections.Immutable;
using System.Text;
using Comparte.Accounts;
using Comparte.Administration;

namespace Comparte.Web.Administration;

/// <summary>Reads a list of people that was pasted from a mail or a spreadsheet, or stands in a CSV file. Pure.</summary>
internal static class GuestSheet
{
    /// <summary>How each part may be headed, in plain letters.</summary>
    private static readonly string[]
        Names = ["nombre", "nome", "izena", "name"],
        Emails = ["correo", "correo-electronico", "email", "e-mail", "mail", "eposta", "e-posta", "helbidea"],
        Organizations = ["organizacion", "organizacao", "erakundea", "organization", "organisation"];

    /// <summary>The people, one for each line that isn't empty. A heading says in which order the parts stand; without one the
    /// address is known by its sign, the name comes before the organization.</summary>
    public static ImmutableArray<GuestLine> Read(string text)
    {
        var lines = (text ?? "").TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n')
            .Where(line => !string.IsNullOrWhiteSpace(line)).ToList();
        if (lines.Count == 0)
        {
            return [];
        }

        var separator = SeparatorOf(lines);
        var rows = lines.Select(line => Parts(line, separator)).ToList();
        return HeadingOf(rows[0]) is { } heading
            ? [.. rows.Skip(1).Select(row => Under(heading, row))]
            : [.. rows.Select(Guess)];
    }

    /// <summary>A tab where there is one, since nobody types it; else what stands in more lines.</summary>
    private static char SeparatorOf(List<string> lines) =>
        lines.Any(line => line.Contains('\t')) ? '\t'
        : lines.Count(line => line.Contains(';')) >= Math.Max(1, lines.Count(line => line.Contains(','))) ? ';'
        : ',';

    /// <summary>The parts of a line; quotes hold together what has a separator in it, and double stand for one.</summary>
    private static List<string> Parts(string line, char separator)
    {
        var (parts, part, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < line.Length; at++)
        {
            var letter = line[at];
            if (letter == '"' && quoted && at + 1 < line.Length && line[at + 1] == '"')
            {
                part.Append('"');
                at++;
            }
            else if (letter == '"' && (quoted || string.IsNullOrWhiteSpace(part.ToString())))
            {
                quoted = !quoted;
            }
            else if (letter == separator && !quoted)
            {
                parts.Add(part.ToString().Trim());
                part.Clear();
            }
            else
            {
                part.Append(letter);
            }
        }

        parts.Add(part.ToString().Trim());
        return parts;
    }

    private static (int Name, int Email, int Organization)? HeadingOf(List<string> row)
    {
        var words = row.Select(word => PlainLetters.Of(word)).ToList();
        var heading = (Name: At(Names), Email: At(Emails), Organization: At(Organizations));
        return heading.Name >= 0 ? heading : null;

        int At(string[] names) => words.FindIndex(names.Contains);
    }

    private static GuestLine Under((int Name, int Email, int Organization) heading, List<string> row)
    {
        return new GuestLine
        {
            Name = Part(heading.Name) ?? "",
            Email = Part(heading.Email),
            Organization = Part(heading.Organization),
        };

        string? Part(int at) => at >= 0 && at < row.Count && row[at].Length > 0 ? row[at] : null;
    }

    private static GuestLine Guess(List<string> row)
    {
        // "Ana <ana@example.org>", as mail programs copy it, is a name and an address.
        var parts = row.SelectMany(Apart).Where(part => part.Length > 0).ToList();
        var email = parts.FirstOrDefault(part => part.Contains('@'));
        var rest = parts.Where(part => part != email).ToList();
        return new GuestLine
        {
            Name = rest.FirstOrDefault() ?? "",
            Email = email,
            Organization = rest.Count > 1 ? string.Join(", ", rest.Skip(1)) : null,
        };
    }

    private static IEnumerable<string> Apart(string part) =>
        part.EndsWith('>') && part.IndexOf('<', StringComparison.Ordinal) is >= 0 and var at
        && SignInNames.IsAddress(part[(at + 1)..^1])
            ? [part[..at].Trim().Trim('"'), part[(at + 1)..^1]]
            : [part];
}

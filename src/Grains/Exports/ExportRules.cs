using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Comparte.Exports;

/// <summary>How often, how long, and what things are called in the file.</summary>
internal static partial class ExportRules
{
    /// <summary>How often a member may ask in a day: each time every conversation of the network is read.</summary>
    public const int MaxAsked = 3;

    /// <summary>How often making it may fail before the member is told so.</summary>
    public const int MaxFailures = 5;

    private const int MaxName = 40;
    private const int IdLength = 12;
    private const int MaxWords = 300;
    private const int MaxWord = 1000;

    /// <summary>How long a file can be fetched.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly char[] NotInNames = ['/', '\\', ':', '*', '?', '"', '<', '>', '|'];

    /// <summary>Why this can't be asked for, or null.</summary>
    public static Refusal? Check(NewExport export) =>
        InputRules.Request(export.RequestId)
        ?? (export.Words.Count <= MaxWords && export.Words.All(word => word.Value.Length <= MaxWord)
            ? null
            : Refusal.Invalid("too_long", "words"));

    /// <summary>When the member asked in the last day.</summary>
    public static ImmutableArray<DateTimeOffset> AskedLately(ExportRecord record, DateTimeOffset now) =>
        [.. record.Asked.Where(at => at + Day > now)];

    /// <summary>The bytes of a member's file are stored under the member's own digits: there is one at a time, and whatever
    /// happened before, a new one takes its place.</summary>
    public static FileId BlobOf(MemberId member) => FileId.Of(FileId.Prefix + member.Value[1..]);

    /// <summary>What stands for a thing in the file: its title in plain letters, and so much of its id that no other has the
    /// same.</summary>
    public static string Slug(string? title, string id) =>
        $"{PlainLetters.Of(title ?? "", MaxName)}-{id[^Math.Min(IdLength, id.Length)..]}".TrimStart('-');

    /// <summary>Where an uploaded file is in the file.</summary>
    public static string PathOf(FileId file, string name)
    {
        var safe = string.Concat(Endings().Replace(name, "$1").Select(one => char.IsControl(one) || NotInNames.Contains(one) ? '_' : one));
        return string.Create(CultureInfo.InvariantCulture, $"files/{file.Value[^IdLength..]}-{safe}");
    }

    /// <summary>A picture that is kept in another form has two endings, of which the last one is true.</summary>
    [GeneratedRegex(
        @"\.(?:webp|heic|heif|avif|png|jpe?g|gif|bmp|tiff?)(\.(?:jpg|png|webp|gif))$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        1_000)]
    private static partial Regex Endings();
}

using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Comparte;

/// <summary>
/// Rules on what people send. Each answers null when the value is fine or absent, else the refusal that names the
/// field, so that rules are joined with <c>??</c>. Lengths are counted as browsers count them, in UTF-16 units.
/// </summary>
internal static partial class InputRules
{
    /// <summary>How many axes a person, an organization, a group or a thread may name.</summary>
    public const int MaxAxes = 10;

    /// <summary>Bytes of texts that stand in one entry.</summary>
    private const int MaxTogether = 12 * 1024;

    private const string Countries =
        "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT "
        + "BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH "
        + "ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT "
        + "HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS "
        + "LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI "
        + "NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG "
        + "SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG "
        + "UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

    private static readonly ImmutableHashSet<string> KnownCountries = [.. Countries.Split(' ')];

    private static readonly ImmutableHashSet<string> KnownLanguages = ["es", "pt", "eu", "en"];

    private static readonly SearchValues<char> AxisCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>The client's id of a request.</summary>
    public static Refusal? Request(Guid requestId) =>
        requestId == Guid.Empty ? Refusal.Invalid("required", "requestId") : null;

    /// <summary>One of the values that there are.</summary>
    public static Refusal? Known<T>(T value, string field)
        where T : struct, Enum => Enum.IsDefined(value) ? null : Refusal.Invalid("request_invalid", field);

    /// <summary>Text without line breaks.</summary>
    public static Refusal? Line(string? text, int max, string field, bool required = false) =>
        Check(text, max, field, required, lines: false);

    /// <summary>Text of several lines.</summary>
    public static Refusal? Lines(string? text, int max, string field, bool required = false) =>
        Check(text, max, field, required, lines: true);

    /// <summary>Texts in several languages that stand in one entry: letters of some alphabets are several bytes.</summary>
    public static Refusal? Together(IEnumerable<string?> texts, string field) =>
        texts.Sum(text => Encoding.UTF8.GetByteCount(text ?? "")) > MaxTogether ? Refusal.Invalid("too_long", field) : null;

    /// <summary>ISO 3166-1 alpha-2, or empty.</summary>
    public static Refusal? Country(string? country, string field) =>
        string.IsNullOrEmpty(country) || KnownCountries.Contains(country)
            ? null
            : Refusal.Invalid("country_unknown", field);

    /// <summary>Languages among <c>es pt eu en</c>, each once.</summary>
    public static Refusal? Languages(ImmutableArray<string>? languages, string field) =>
        languages is not { IsDefault: false } some || (some.All(KnownLanguages.Contains) && AreDistinct(some))
            ? null
            : Refusal.Invalid("language_unknown", field);

    /// <summary>Keys of axes: lower-case words, each once.</summary>
    public static Refusal? Axes(ImmutableArray<string>? axes, string field) =>
        axes is not { IsDefault: false } some
            || (some.Length <= MaxAxes && some.All(IsAxis) && AreDistinct(some))
            ? null
            : Refusal.Invalid("axes_invalid", field);

    /// <summary>A web address of a site: <c>https</c>, or empty.</summary>
    public static Refusal? Site(string? site, string field) =>
        string.IsNullOrEmpty(site)
            || (site.Length <= 200 && Uri.TryCreate(site, UriKind.Absolute, out var uri)
                && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0 && uri.Host.Contains('.'))
            ? null
            : Refusal.Invalid("site_invalid", field);

    /// <summary>What is kept of a text: composed letters, nothing around it, one kind of line break.</summary>
    public static string Clean(string text) =>
        text.ReplaceLineEndings("\n").Trim().Normalize(NormalizationForm.FormC);

    /// <summary>Whether there is nothing to see in a text.</summary>
    public static bool IsBlank([NotNullWhen(false)] string? text) =>
        string.IsNullOrEmpty(text) || !text.EnumerateRunes().Any(IsSeen);

    /// <summary>Whether the text has no half characters and nothing that could pass for something else: controls and
    /// marks that turn the direction of writing.</summary>
    public static bool IsPlain(string text, bool lines)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var used) != OperationStatus.Done
                || !IsAllowed(rune, lines))
            {
                return false;
            }

            rest = rest[used..];
        }

        return true;
    }

    private static Refusal? Check(string? text, int max, string field, bool required, bool lines)
    {
        if (IsBlank(text))
        {
            return required ? Refusal.Invalid("required", field) : null;
        }

        if (!IsPlain(text, lines) || (!lines && EncodedWord().IsMatch(text)))
        {
            return Refusal.Invalid("characters_invalid", field);
        }

        return Clean(text).Length > max ? Refusal.Invalid("too_long", field) : null;
    }

    /// <summary>What programs that read mail decode wherever it stands in a name or a subject.</summary>
    [GeneratedRegex(@"=\?[^ ?]+\?[bq]\?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EncodedWord();

    private static bool IsAllowed(Rune rune, bool lines) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => lines && rune.Value is '\n' or '\r' or '\t',
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => lines,
        UnicodeCategory.Format => rune.Value is not (0x061C or 0x200E or 0x200F
            or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)),
        _ => true,
    };

    /// <summary>Whether a character leaves a mark: a name of none could not be read, nor pressed.</summary>
    private static bool IsSeen(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => false,
        _ => rune.Value is not (0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0),
    };

    private static bool IsAxis(string key) =>
        key is { Length: > 0 and <= 40 } && !key.AsSpan().ContainsAnyExcept(AxisCharacters);

    private static bool AreDistinct(ImmutableArray<string> values) => values.Distinct().Count() == values.Length;
}

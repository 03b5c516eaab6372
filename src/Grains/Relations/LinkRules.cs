namespace Comparte.Relations;

/// <summary>How what two members want makes a link.</summary>
internal static class LinkRules
{
    /// <summary>How many a member may ask at a time.</summary>
    public const int MaxAsked = 20;

    private const string Prefix = "link-";

    /// <summary>How often somebody may change their mind before a day has to go by: asked, taken back, asked, taken back.
    /// </summary>
    private const long FreeChanges = 4;

    private static readonly TimeSpan Rest = TimeSpan.FromDays(1);

    private const int MaxWord = 280;

    /// <summary>The id of the entry about another member.</summary>
    public static string IdOf(MemberId other) => Prefix + other.Value;

    /// <summary>Why this can't be asked, or null.</summary>
    public static Refusal? Check(MemberId actor, MemberId other, string word) => actor == other
        ? Refusal.Invalid("link_self", "member")
        : InputRules.Lines(word, MaxWord, "word");

    /// <summary>Whether the member took the same back a moment ago, again: each time the other one would hear of it.</summary>
    public static bool IsTooSoon(Link link, DateTimeOffset now) =>
        !link.Theirs.Wants && link.Own.Version >= FreeChanges && now - link.At < Rest;

    /// <summary>The link after the member asked or accepted.</summary>
    public static Link Wanted(Link link, string word, DateTimeOffset at) => Of(
        link with { Declined = false, Own = Next(link.Own) with { Wants = true, Word = InputRules.Clean(word), At = at } },
        at);

    /// <summary>The link after the member ended it or took back what it asked; declined where the other one asks.
    /// </summary>
    public static Link Unwanted(Link link, DateTimeOffset at) => link.Own.Wants
        ? Of(Ended(link), at)
        : Of(link with { Declined = link.Theirs.Wants || link.Declined }, at);

    /// <summary>The link after a telling of the other one; the same when that is old news.</summary>
    public static Link Told(Link link, LinkTelling telling, DateTimeOffset at)
    {
        var told = link;
        if (telling.HiddenRev > link.HiddenRev)
        {
            told = told with { TheirsHidden = telling.Hidden, HiddenRev = telling.HiddenRev };
        }

        if (telling.Will.Version <= link.Theirs.Version)
        {
            return told;
        }

        var ends = telling.Will.Ended > link.Theirs.Ended && link.Own.Wants;
        told = told with
        {
            Theirs = telling.Will,
            Own = ends ? Next(link.Own) with { Wants = false, Word = "", At = at } : link.Own,
        };
        return Of(told, at);
    }

    private static Link Ended(Link link) => link with
    {
        Own = Next(link.Own) with { Wants = false, Word = "", Ended = link.Own.Ended + 1 },
        Theirs = link.Theirs with { Wants = false, Word = "" },
    };

    private static LinkWill Next(LinkWill will) => will with { Version = will.Version + 1 };

    private static Link Of(Link link, DateTimeOffset at)
    {
        var state = (link.Own.Wants, link.Theirs.Wants) switch
        {
            (true, true) => LinkState.Linked,
            (true, false) => LinkState.Asked,
            (false, true) when !link.Declined => LinkState.Asks,
            _ => LinkState.None,
        };
        return link with
        {
            State = state,
            At = state == link.State ? link.At : at,
            Word = state switch
            {
                LinkState.Asked => link.Own.Word,
                LinkState.Asks => link.Theirs.Word,
                LinkState.Linked => link.Own.At <= link.Theirs.At ? link.Own.Word : link.Theirs.Word,
                _ => "",
            },
        };
    }
}

namespace Comparte.Web.Tests.Rights;

/// <summary>Who may read what: <c>yes</c> reads it and finds it wherever it stands, <c>own</c> opens it by its address
/// alone, <c>-</c> may not know of it.</summary>
internal static class RightsTable
{
    private const string Text = """
                           Anonymous Suspended Erased Removed Outsider Representative Administrator Visited Asked Member Facilitator Author
        HiddenGroup        -         -         -      -       -        -              -             -       -     yes    yes         yes
        LinkedGroup        -         -         -      -       -        -              -             -       -     yes    yes         yes
        ListedGroup        -         -         -      yes     yes      yes            yes           yes     yes   yes    yes         yes
        SensitiveGroup     -         -         -      -       -        -              -             -       -     yes    yes         yes
        SensitivePost      -         -         -      -       -        -              -             -       -     yes    yes         yes
        HiddenPost         -         -         -      -       -        -              -             -       -     yes    yes         yes
        ListedPost         -         -         -      -       -        -              -             -       -     yes    yes         yes
        PostFile           -         -         -      -       -        -              -             -       -     yes    yes         yes
        Task               -         -         -      -       -        -              -             -       -     yes    yes         yes
        Page               -         -         -      -       -        -              -             -       -     yes    yes         yes
        GroupEvent         -         -         -      -       -        -              -             -       -     yes    yes         yes
        GroupPublication   -         -         -      -       -        -              -             -       own   yes    yes         yes
        GroupComment       -         -         -      -       -        -              -             -       own   yes    yes         yes
        Draft              -         -         -      -       -        -              -             -       own   -      -           yes
        DraftFile          -         -         -      -       -        -              -             -       own   -      -           yes
        NetworkPublication -         -         -      yes     yes      yes            yes           yes     yes   yes    yes         yes
        Unshared           -         -         -      -       -        -              -             -       -     -      -           yes
        NetworkComment     -         -         -      yes     yes      yes            yes           yes     yes   yes    yes         yes
        NetworkEvent       -         -         -      yes     yes      yes            yes           yes     yes   yes    yes         yes
        Withdrawn          -         -         -      -       -        -              -             -       -     -      -           yes
        Need               -         -         -      yes     yes      yes            yes           yes     yes   yes    yes         yes
        Help               -         -         -      -       -        -              -             -       -     -      -           yes
        Talk               -         -         -      -       -        -              -             -       -     -      -           yes
        Project            -         -         -      yes     yes      yes            yes           yes     yes   yes    yes         yes
        Initiative         -         -         -      yes     yes      yes            yes           yes     yes   yes    yes         yes
        Log                -         -         -      -       -        -              -             -       -     -      -           yes
        Place              -         -         -      -       -        -              -             -       -     -      -           yes
        PlaceTakenBack     -         -         -      -       -        -              -             -       -     -      -           yes
        PlaceShown         -         -         -      yes     yes      yes            yes           yes     yes   yes    yes         yes
        Notice             -         -         -      -       -        -              -             -       -     -      -           yes
        Report             -         -         -      -       -        -              -             -       -     -      -           yes
        Question           -         -         -      -       -        -              own           own     -     -      -           own
        HiddenAway         -         -         -      -       -        -              -             -       -     -      own         own
        HiddenFile         -         -         -      -       -        -              -             -       -     -      -           own
        HiddenShared       -         -         -      -       -        -              own           own     -     -      -           own
        HiddenNeed         -         -         -      -       -        -              own           own     -     -      -           own
        Agreements         -         -         -      -       -        -              -             -       -     yes    yes         yes
        Act                -         -         -      -       -        -              -             -       -     yes    yes         yes
        """;

    private static readonly Dictionary<(Kind Kind, Reader Reader), Right> Rights = Parse();

    /// <summary>What a reader is to a kind.</summary>
    public static Right Of(Kind kind, Reader reader) => Rights[(kind, reader)];

    /// <summary>Whether a reader meets a kind on a way.</summary>
    public static bool Meets(Kind kind, Reader reader, Way way) => Of(kind, reader) switch
    {
        Right.Reads => true,
        Right.ByAddress => way is Way.Api or Way.Socket or Way.File or Way.Export,
        _ => false,
    };

    private static Dictionary<(Kind Kind, Reader Reader), Right> Parse()
    {
        var lines = Text.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var readers = lines[0].Select(Enum.Parse<Reader>).ToList();
        return lines.Skip(1)
            .SelectMany(line => readers.Zip(line.Skip(1), (reader, cell) => (Key: (Enum.Parse<Kind>(line[0]), reader), cell)))
            .ToDictionary(cell => cell.Key, cell => cell.cell switch
            {
                "yes" => Right.Reads,
                "own" => Right.ByAddress,
                "-" => Right.None,
                _ => throw new FormatException(cell.cell),
            });
    }
}

using System.Collections.Immutable;

namespace Comparte.Terms;

/// <summary>What terms may say, and when somebody may join by them.</summary>
internal static class TermsRules
{
    /// <summary>The least age until the network chooses: what Europe's data protection asks for where a country says nothing else.
    /// </summary>
    public const int FirstAge = 16;

    private const int MostAge = 21;
    private const int MaxResponsible = 600;
    private const int MaxAnswer = 1200;
    private const int MaxNotice = 20_000;

    /// <summary>Why a version can't be published like this, or null.</summary>
    public static Refusal? Check(TermsChange change) =>
        InputRules.Request(change.RequestId)
        ?? (change.LeastAge is < 0 or > MostAge ? Refusal.Invalid("age_invalid", "leastAge") : null)
        ?? (change.Texts is not { IsEmpty: false } ? Refusal.Invalid("text_required", "texts") : null)
        ?? InputRules.Languages([.. change.Texts.Keys], "texts")
        ?? change.Texts.Select(text => Check(text.Key, text.Value)).FirstOrDefault(refusal => refusal is not null);

    /// <summary>Why somebody who says this can't join by this version, or null.</summary>
    public static Refusal? Check(TermsVersion terms, TermsAgreement agreement) => agreement switch
    {
        { No: null } => Refusal.Invalid("terms_unread", "terms"),
        { No: var no } when no != terms.No => Refusal.Conflict("terms_changed"),
        { OfAge: false } when terms.LeastAge > 0 => Refusal.Invalid("too_young", "ofAge"),
        _ => null,
    };

    /// <summary>The version as it is kept.</summary>
    public static TermsVersion Next(TermsVersion before, TermsChange change, DateTimeOffset now) => new()
    {
        No = before.No + 1,
        At = now,
        LeastAge = change.LeastAge,
        Texts = Kept(change.Texts),
    };

    /// <summary>Whether a version says what a change asks for.</summary>
    public static bool Says(TermsVersion terms, TermsChange change) =>
        terms.LeastAge == change.LeastAge && terms.Texts.SequenceEqual(Kept(change.Texts));

    private static ImmutableSortedDictionary<string, TermsText> Kept(ImmutableSortedDictionary<string, TermsText> texts) =>
        texts.ToImmutableSortedDictionary(text => text.Key, text => new TermsText
        {
            Responsible = Kept(text.Value.Responsible),
            Purpose = Kept(text.Value.Purpose),
            Place = Kept(text.Value.Place),
            Readers = Kept(text.Value.Readers),
            Notice = Kept(text.Value.Notice),
        });

    private static string Kept(string? text) => InputRules.Clean(text ?? "");

    private static Refusal? Check(string language, TermsText? text) => text is null
        ? Refusal.Invalid("text_required", $"texts.{language}")
        : InputRules.Lines(text.Responsible, MaxResponsible, $"texts.{language}.responsible", required: true)
            ?? InputRules.Lines(text.Purpose, MaxAnswer, $"texts.{language}.purpose")
            ?? InputRules.Lines(text.Place, MaxAnswer, $"texts.{language}.place")
            ?? InputRules.Lines(text.Readers, MaxAnswer, $"texts.{language}.readers")
            ?? InputRules.Lines(text.Notice, MaxNotice, $"texts.{language}.notice");
}

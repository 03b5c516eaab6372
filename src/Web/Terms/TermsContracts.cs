using System.Collections.Immutable;

namespace Comparte.Web.Terms;

/// <summary>The network's terms in one version and one language, as anybody may read them.</summary>
/// <param name="No">Grows by one; 0: the network has written nothing, and the product's own words hold.</param>
/// <param name="At">Since when; left out for number 0.</param>
/// <param name="LeastAge">How old one has to be to join; 0: no rule.</param>
/// <param name="Languages">In which languages there are words.</param>
/// <param name="Text">In the language that was asked for, or the first that there is; left out for number 0.</param>
public sealed record TermsShown(
    int No, DateTimeOffset? At, int LeastAge, ImmutableArray<string> Languages, TermsTextShown? Text);

/// <summary>The terms' words. What is left out is said in the product's own.</summary>
/// <param name="Language">Of the words.</param>
/// <param name="Responsible">Who is responsible for the data and how to reach them.</param>
/// <param name="Purpose">What the data are for.</param>
/// <param name="Place">Where they are stored and how long.</param>
/// <param name="Readers">Who sees what.</param>
/// <param name="HasNotice">Whether there is a legal notice.</param>
public sealed record TermsTextShown(
    string Language, string Responsible, string? Purpose, string? Place, string? Readers, bool HasNotice)
{
    /// <summary>The legal notice as browsers show it, where a version is read by its number.</summary>
    public string? NoticeHtml { get; init; }
}

/// <summary>A version in the list of all.</summary>
public sealed record TermsListed(int No, DateTimeOffset At);

/// <summary>A member agrees to a version.</summary>
public sealed record AgreementBody(int No);

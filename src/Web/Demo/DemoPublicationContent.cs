using Comparte.Publications;

namespace Comparte.Web.Demo;

/// <summary>Something to share as it was written, in one or more languages; <c>{org}</c>, <c>{place}</c> and <c>{product}</c>
/// are filled in for whoever shares it. Where only some could have written it, <paramref name="By"/> names these organizations
/// and initiatives.</summary>
internal sealed record DemoTemplate(
    PublicationType Type, string[] Axes, string[]? By, IReadOnlyDictionary<string, string>? Place,
    IReadOnlyDictionary<string, DemoText> Texts);

/// <summary>Title and Markdown.</summary>
internal sealed record DemoText(string Title, string Body)
{
    private const string Organization = "{org}";
    private const string Product = "{product}";

    /// <summary>Whether it says in whose name.</summary>
    public bool Names => Holds(Organization);

    /// <summary>Whether it says what they make.</summary>
    public bool Sells => Holds(Product);

    /// <summary>The text with its gaps filled in.</summary>
    public DemoText Fill(string name, string place, string? product) => new(
        Fill(Title, name, place, product), Fill(Body, name, place, product));

    private static string Fill(string text, string name, string place, string? product) => text
        .Replace(Organization, name, StringComparison.Ordinal)
        .Replace("{place}", place, StringComparison.Ordinal)
        .Replace(Product, product, StringComparison.Ordinal);

    private bool Holds(string gap) =>
        Title.Contains(gap, StringComparison.Ordinal) || Body.Contains(gap, StringComparison.Ordinal);
}

/// <summary>What else is said around things that are shared: short names of organizations, what initiatives make by language,
/// what covers show, what is told of methods, and comments.</summary>
internal sealed record DemoWords(
    IReadOnlyDictionary<string, string> Names,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Products,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Alts,
    DemoTrial[] Trials,
    DemoConversation[] Conversations);

/// <summary>How it went.</summary>
internal sealed record DemoTrial(string Language, Worked Worked, string Text);

/// <summary>Comments that suit anything of a type.</summary>
internal sealed record DemoConversation(string Language, PublicationType Type, DemoTurn[] Posts);

/// <summary>One comment: by an author (<c>x</c>), or by one of two readers.</summary>
internal sealed record DemoTurn(string By, string Text);

using System.Collections.Immutable;

namespace Comparte.Terms;

/// <summary>What the network says in plain words to whoever is about to join, in one language. What is left empty is said in the
/// product's own words.</summary>
[GenerateSerializer, Immutable, Alias("terms-text")]
public sealed record TermsText
{
    /// <summary>Who is responsible for the data and how to reach them; 1 to 600 characters.</summary>
    [Id(0)]
    public string Responsible { get; init; } = "";

    /// <summary>What the data are for; up to 1,200 characters.</summary>
    [Id(1)]
    public string Purpose { get; init; } = "";

    /// <summary>Where they are stored and how long; up to 1,200 characters.</summary>
    [Id(2)]
    public string Place { get; init; } = "";

    /// <summary>Who sees what; up to 1,200 characters.</summary>
    [Id(3)]
    public string Readers { get; init; } = "";

    /// <summary>The legal notice, Markdown; up to 20,000 characters.</summary>
    [Id(4)]
    public string Notice { get; init; } = "";
}

/// <summary>One version of the terms. A version is never changed.</summary>
[GenerateSerializer, Immutable, Alias("terms")]
public sealed record TermsVersion
{
    /// <summary>Grows by one; 0: the network has written nothing yet, and the product's own words hold.</summary>
    [Id(0)]
    public int No { get; init; }

    /// <summary>Since when; null for number 0.</summary>
    [Id(1)]
    public DateTimeOffset? At { get; init; }

    /// <summary>How old one has to be to join, in years; 0: no rule.</summary>
    [Id(2)]
    public int LeastAge { get; init; } = TermsRules.FirstAge;

    /// <summary>By language, among <c>es pt eu en</c>.</summary>
    [Id(3)]
    public ImmutableSortedDictionary<string, TermsText> Texts { get; init; } =
        ImmutableSortedDictionary<string, TermsText>.Empty;
}

/// <summary>A version to publish.</summary>
[GenerateSerializer, Immutable, Alias("terms-change")]
public sealed record TermsChange
{
    /// <summary>By the client; a UUIDv7. The same request makes one version.</summary>
    [Id(0)]
    public Guid RequestId { get; init; }

    /// <summary>The number of the version that was read before; another one since then is a conflict.</summary>
    [Id(1)]
    public int After { get; init; }

    /// <summary>0 to 21.</summary>
    [Id(2)]
    public int LeastAge { get; init; }

    /// <summary>By language; at least one.</summary>
    [Id(3)]
    public ImmutableSortedDictionary<string, TermsText> Texts { get; init; } =
        ImmutableSortedDictionary<string, TermsText>.Empty;
}

/// <summary>What whoever joins says about the terms.</summary>
[GenerateSerializer, Immutable, Alias("terms-agreement")]
public sealed record TermsAgreement
{
    /// <summary>The number of the version that was read; null: none.</summary>
    [Id(0)]
    public int? No { get; init; }

    /// <summary>Whether it is said that the least age is reached.</summary>
    [Id(1)]
    public bool OfAge { get; init; }
}

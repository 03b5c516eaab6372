using System.Collections.Immutable;

namespace Comparte.Terms;

/// <summary>What the network says to whoever is about to join, in versions; the key is <see cref="Key"/>.</summary>
[Alias("Comparte.ITermsGrain")]
public interface ITermsGrain : IGrainWithStringKey
{
    /// <summary>The one key there is.</summary>
    const string Key = "network";

    /// <summary>What holds now.</summary>
    [Alias("Current")]
    Task<TermsVersion> CurrentAsync();

    /// <summary>The number of what holds now, without its words.</summary>
    [Alias("Number")]
    Task<int> NumberAsync();

    /// <summary>All that ever held, the newest first, without number 0.</summary>
    [Alias("Versions")]
    Task<ImmutableArray<TermsVersion>> VersionsAsync();

    /// <summary>Publishes a version. Refused: <c>not_allowed</c> unless by an administrator, <c>terms_changed</c> where another
    /// one was published meanwhile, <c>request_reused</c> where the request asked for other words before, and what
    /// <see cref="TermsRules"/> says of its words.</summary>
    [Alias("Publish")]
    Task<Outcome<TermsVersion>> PublishAsync(MemberId actor, TermsChange change, bool asAdministrator);

    /// <summary>Why somebody who says this can't join now, or null: <c>terms_unread</c>, <c>terms_changed</c>, <c>too_young</c>.
    /// </summary>
    [Alias("Refuse")]
    Task<Refusal?> RefuseAsync(TermsAgreement agreement);
}

/// <summary>Finds the terms.</summary>
public static class TermsGrains
{
    /// <summary>The network's terms.</summary>
    public static ITermsGrain GetTerms(this IGrainFactory grains) => grains.GetGrain<ITermsGrain>(ITermsGrain.Key);
}

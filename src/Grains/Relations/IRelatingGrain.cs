using System.Collections.Immutable;

namespace Comparte.Relations;

/// <summary>What a member follows and with whom it is linked. The same grain as the member's own.</summary>
[Alias("Comparte.IRelatingGrain")]
public interface IRelatingGrain : IGrainWithStringKey
{
    /// <summary>Follows something, or no longer. Repeating it changes nothing.</summary>
    [Alias("Follow")]
    Task<Refusal?> FollowAsync(MemberId actor, string target, bool follows);

    /// <summary>Asks another member for a link with a word of introduction, or accepts what the other one asks.
    /// Repeating it changes nothing.</summary>
    [Alias("Link")]
    Task<Outcome<Link>> LinkAsync(MemberId actor, MemberId other, string word);

    /// <summary>Ends a link, takes back what was asked, or declines what the other one asks, of which the other one
    /// isn't told. Repeating it changes nothing.</summary>
    [Alias("Unlink")]
    Task<Refusal?> UnlinkAsync(MemberId actor, MemberId other);

    /// <summary>Takes what the other one of a link tells.</summary>
    [Alias("TellLink")]
    Task TellLinkAsync(MemberId other, LinkTelling telling);

    /// <summary>Those with whom the member is linked, where both of them show it.</summary>
    [Alias("Linked")]
    Task<ImmutableArray<MemberId>> LinkedAsync();
}

/// <summary>Who follows something; the key is what is followed. The followers own it: each tells of itself.</summary>
[Alias("Comparte.IFollowersGrain")]
public interface IFollowersGrain : IGrainWithStringKey
{
    /// <summary>Takes what a member tells at a revision. An older telling changes nothing.</summary>
    [Alias("Tell")]
    Task TellAsync(MemberId member, bool follows, bool hidden, long rev);

    /// <summary>The followers. The caller has been found to read what is followed.</summary>
    [Alias("List")]
    Task<FollowerList> ListAsync();
}

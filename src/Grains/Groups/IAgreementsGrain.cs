using System.Collections.Immutable;
using Comparte.Topics;
using Comparte.Writing;

namespace Comparte.Groups;

/// <summary>What a group agreed on: a text of which each version is kept. The same grain as <see cref="IGroupGrain"/>. Whoever may know
/// of the group reads it, since one should before one joins.</summary>
[Alias("Comparte.IAgreementsGrain")]
public interface IAgreementsGrain : IGrainWithStringKey
{
    /// <summary>A version, the newest if none is named; not found where nothing was agreed on.</summary>
    [Alias("Read")]
    Task<Outcome<AgreedText>> ReadAsync(MemberId actor, int? version);

    /// <summary>The versions, oldest first.</summary>
    [Alias("Versions")]
    Task<Outcome<ImmutableArray<TextVersion>>> VersionsAsync(MemberId actor);

    /// <summary>Writes the next version. Facilitators; on the version that they read.</summary>
    [Alias("Agree")]
    Task<Refusal?> AgreeAsync(MemberId actor, AgreementChange change);
}

/// <summary>That a group agreed on something, and on which version last; the entry's id is <c>agreed</c>. The text is a record beside
/// the topic.</summary>
[GenerateSerializer, Immutable, Alias("group-agreed")]
public sealed record GroupAgreed : Entry
{
    /// <summary>1, 2, 3 …</summary>
    [Id(0)]
    public int Version { get; init; }

    /// <summary>When.</summary>
    [Id(1)]
    public DateTimeOffset At { get; init; }

    /// <summary>Who wrote it.</summary>
    [Id(2)]
    public MemberId By { get; init; }
}

/// <summary>A version of what a group agreed on.</summary>
[GenerateSerializer, Immutable, Alias("agreed-text")]
public sealed record AgreedText
{
    /// <summary>1, 2, 3 …</summary>
    [Id(0)]
    public int Version { get; init; }

    /// <summary>Markdown.</summary>
    [Id(1)]
    public string Source { get; init; } = "";

    /// <summary>When.</summary>
    [Id(2)]
    public DateTimeOffset At { get; init; }

    /// <summary>Who wrote it.</summary>
    [Id(3)]
    public MemberId By { get; init; }
}

/// <summary>The next version of what a group agreed on.</summary>
[GenerateSerializer, Immutable, Alias("agreement-change")]
public sealed record AgreementChange
{
    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(0)]
    public Guid RequestId { get; init; }

    /// <summary>The version on which it builds; 0: there was none.</summary>
    [Id(1)]
    public int Base { get; init; }

    /// <summary>Markdown, 1 to 4,000 characters.</summary>
    [Id(2)]
    public string Body { get; init; } = "";
}

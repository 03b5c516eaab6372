using System.Text.Json.Serialization;

namespace Comparte.Writing;

/// <summary>A version of a text in one line.</summary>
[GenerateSerializer, Immutable, Alias("text-version")]
public sealed record TextVersion
{
    /// <summary>1, 2, 3 …</summary>
    [Id(0)]
    public int Version { get; init; }

    /// <summary>Its title.</summary>
    [Id(1)]
    public string Title { get; init; } = "";

    /// <summary>When it was shared.</summary>
    [Id(2)]
    public DateTimeOffset At { get; init; }

    /// <summary>Who shared it.</summary>
    [Id(3)]
    public MemberId By { get; init; }

    /// <summary>What was changed, in its writer's words: up to 200 characters.</summary>
    [Id(4), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Note { get; init; }

    /// <summary>The former version whose text it has again.</summary>
    [Id(5), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Of { get; init; }
}

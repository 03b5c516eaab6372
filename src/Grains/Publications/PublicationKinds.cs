using System.Text.Json.Serialization;

namespace Comparte.Publications;

/// <summary>What something shared is.</summary>
[GenerateSerializer]
public enum PublicationType
{
    /// <summary>An article or reflection.</summary>
    Article,

    /// <summary>Something done.</summary>
    Action,

    /// <summary>Something with a date.</summary>
    Event,

    /// <summary>A piece of information.</summary>
    Information,

    /// <summary>A method or tool for the library.</summary>
    Method,
}

/// <summary>How far something is on its way to its readers.</summary>
[GenerateSerializer]
public enum PublicationStage
{
    /// <summary>Its authors write.</summary>
    Draft,

    /// <summary>It has readers.</summary>
    Shared,

    /// <summary>It had them.</summary>
    Withdrawn,
}

/// <summary>What others may do with what is shared.</summary>
[GenerateSerializer]
public enum Licence
{
    /// <summary>Use and change it, name the authors, and share in the same way.</summary>
    [JsonStringEnumMemberName("by-sa")]
    BySa,

    /// <summary>Use and change it, and name the authors.</summary>
    [JsonStringEnumMemberName("by")]
    By,

    /// <summary>As <see cref="BySa"/>, and not to earn with it.</summary>
    [JsonStringEnumMemberName("by-nc-sa")]
    ByNcSa,

    /// <summary>Use it as it is, and name the authors.</summary>
    [JsonStringEnumMemberName("by-nd")]
    ByNd,

    /// <summary>Anything.</summary>
    [JsonStringEnumMemberName("cc0")]
    Cc0,

    /// <summary>Nothing without asking.</summary>
    [JsonStringEnumMemberName("reserved")]
    Reserved,
}

/// <summary>When something takes place.</summary>
[GenerateSerializer, Immutable, Alias("occasion")]
public sealed record Occasion
{
    /// <summary>When it begins.</summary>
    [Id(0)]
    public DateTimeOffset Start { get; init; }

    /// <summary>When it ends; not before it begins.</summary>
    [Id(1)]
    public DateTimeOffset? End { get; init; }

    /// <summary>The IANA name of the time zone there.</summary>
    [Id(2)]
    public string Zone { get; init; } = "";

    /// <summary>Whether days alone are meant.</summary>
    [Id(3)]
    public bool AllDay { get; init; }
}

/// <summary>Whether somebody is an author.</summary>
[GenerateSerializer]
public enum AuthorState
{
    /// <summary>An author.</summary>
    Author,

    /// <summary>Asked to be one.</summary>
    Asked,

    /// <summary>Asked, and doesn't want to.</summary>
    Declined,
}

/// <summary>How far a method helped.</summary>
[GenerateSerializer]
public enum Worked
{
    /// <summary>It did.</summary>
    Yes,

    /// <summary>In part.</summary>
    Partly,

    /// <summary>It didn't.</summary>
    No,
}

using Comparte.Topics;

namespace Comparte.Projects;

/// <summary>Something that a project wants to reach; the entry's id is its number.</summary>
[GenerateSerializer, Immutable, Alias("project-goal")]
public sealed record ProjectGoal : Entry
{
    /// <summary>1 to 300 characters.</summary>
    [Id(0)]
    public string Text { get; init; } = "";

    /// <summary>Whether it is reached.</summary>
    [Id(1)]
    public bool Done { get; init; }

    /// <summary>Goals stand by this, the smallest first.</summary>
    [Id(2)]
    public double Order { get; init; }
}

/// <summary>How it goes, told by somebody who may change the project; the entry's id is its number.</summary>
[GenerateSerializer, Immutable, Alias("project-update")]
public sealed record ProjectUpdate : Entry
{
    /// <summary>1 to 2,000 characters of plain text.</summary>
    [Id(0)]
    public string Text { get; init; } = "";

    /// <summary>Who told it.</summary>
    [Id(1)]
    public MemberId By { get; init; }

    /// <summary>When.</summary>
    [Id(2)]
    public DateTimeOffset At { get; init; }

    /// <summary>The organization or initiative in whose name it was told; null: in the person's own.</summary>
    [Id(3)]
    public string? Actor { get; init; }

    /// <summary>When its text was last mended.</summary>
    [Id(4)]
    public DateTimeOffset? EditedAt { get; init; }
}

/// <summary>Which way an indicator should go.</summary>
[GenerateSerializer]
public enum IndicatorDirection
{
    /// <summary>More is better.</summary>
    Up,

    /// <summary>Less is better.</summary>
    Down,
}

/// <summary>Something that a project counts; the entry's id is its number.</summary>
[GenerateSerializer, Immutable, Alias("project-indicator")]
public sealed record ProjectIndicator : Entry
{
    /// <summary>1 to 120 characters.</summary>
    [Id(0)]
    public string Name { get; init; } = "";

    /// <summary>What is counted, up to 40 characters.</summary>
    [Id(1)]
    public string Unit { get; init; } = "";

    /// <summary>What it should come to; null: not said.</summary>
    [Id(2)]
    public double? Target { get; init; }

    /// <summary>By which day.</summary>
    [Id(3)]
    public DateOnly? Due { get; init; }

    /// <summary>Where its values are known from, up to 120 characters.</summary>
    [Id(4)]
    public string Source { get; init; } = "";

    /// <summary>Which way it should go.</summary>
    [Id(5)]
    public IndicatorDirection Direction { get; init; }

    /// <summary>Whether it isn't counted any longer; its history stays.</summary>
    [Id(6)]
    public bool Closed { get; init; }
}

/// <summary>What an indicator was on a day; the entry's id is made of both, so that a day has one value.</summary>
[GenerateSerializer, Immutable, Alias("project-value")]
public sealed record ProjectValue : Entry
{
    /// <summary>The number of the indicator's entry.</summary>
    [Id(0)]
    public long Indicator { get; init; }

    /// <summary>The day.</summary>
    [Id(1)]
    public DateOnly On { get; init; }

    /// <summary>What it was, with at most four decimals.</summary>
    [Id(2)]
    public double Value { get; init; }

    /// <summary>Where it is known from, up to 120 characters; empty: as the indicator says.</summary>
    [Id(3)]
    public string Source { get; init; } = "";

    /// <summary>Who said so last.</summary>
    [Id(4)]
    public MemberId By { get; init; }

    /// <summary>When.</summary>
    [Id(5)]
    public DateTimeOffset At { get; init; }
}

/// <summary>A goal to add, or what to change of one; null leaves a field as it is.</summary>
[GenerateSerializer, Immutable, Alias("project-goal-change")]
public sealed record ProjectGoalChange
{
    /// <summary>1 to 300 characters.</summary>
    [Id(0)]
    public string? Text { get; init; }

    /// <summary>Whether it is reached.</summary>
    [Id(1)]
    public bool? Done { get; init; }

    /// <summary>Where it stands; without it, a new goal comes last.</summary>
    [Id(2)]
    public double? Order { get; init; }

    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(3)]
    public Guid RequestId { get; init; }
}

/// <summary>An update to tell, or what to say instead.</summary>
[GenerateSerializer, Immutable, Alias("project-update-change")]
public sealed record ProjectUpdateChange
{
    /// <summary>1 to 2,000 characters.</summary>
    [Id(0)]
    public string Text { get; init; } = "";

    /// <summary>The organization or initiative in whose name it is told, which takes part and among whose people the
    /// actor is; only for a new one.</summary>
    [Id(1)]
    public string? Actor { get; init; }

    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(2)]
    public Guid RequestId { get; init; }
}

/// <summary>All that an indicator says, as it is to be.</summary>
[GenerateSerializer, Immutable, Alias("project-indicator-change")]
public sealed record ProjectIndicatorChange
{
    /// <summary>1 to 120 characters.</summary>
    [Id(0)]
    public string Name { get; init; } = "";

    /// <summary>Up to 40 characters.</summary>
    [Id(1)]
    public string Unit { get; init; } = "";

    /// <summary>What it should come to; null: not said.</summary>
    [Id(2)]
    public double? Target { get; init; }

    /// <summary>By which day, from 1990-01-01 to fifty years from now.</summary>
    [Id(3)]
    public DateOnly? Due { get; init; }

    /// <summary>Up to 120 characters.</summary>
    [Id(4)]
    public string Source { get; init; } = "";

    /// <summary>Which way it should go.</summary>
    [Id(5)]
    public IndicatorDirection Direction { get; init; }

    /// <summary>Whether it isn't counted any longer.</summary>
    [Id(6)]
    public bool Closed { get; init; }

    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(7)]
    public Guid RequestId { get; init; }
}

/// <summary>What an indicator was.</summary>
[GenerateSerializer, Immutable, Alias("project-value-change")]
public sealed record ProjectValueChange
{
    /// <summary>The value.</summary>
    [Id(0)]
    public double? Value { get; init; }

    /// <summary>Up to 120 characters.</summary>
    [Id(1)]
    public string Source { get; init; } = "";

    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(2)]
    public Guid RequestId { get; init; }
}

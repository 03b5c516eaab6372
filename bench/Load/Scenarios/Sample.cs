namespace Comparte.Bench.Load.Scenarios;

/// <summary>What one run of one server showed.</summary>
internal sealed record Sample
{
    /// <summary>The length of the window.</summary>
    public required TimeSpan Time { get; init; }

    /// <summary>Posts answered with 201 in the window.</summary>
    public required long Commands { get; init; }

    /// <summary>Posts that reached a watcher in the window.</summary>
    public required long Deliveries { get; init; }

    /// <summary>Messages with posts that reached a watcher in the window.</summary>
    public required long Frames { get; init; }

    /// <summary>CPU of the server's process in the window.</summary>
    public required TimeSpan ServerCpu { get; init; }

    /// <summary>CPU of this program in the window.</summary>
    public required TimeSpan GeneratorCpu { get; init; }

    /// <summary>Milliseconds from sending a post to receiving it, median.</summary>
    public required double P50 { get; init; }

    /// <summary>Milliseconds from sending a post to receiving it, 99 %.</summary>
    public required double P99 { get; init; }

    /// <summary>Milliseconds until a post was answered, median.</summary>
    public required double AnswerP50 { get; init; }

    /// <summary>Milliseconds until a post was answered, 99 %.</summary>
    public required double AnswerP99 { get; init; }

    /// <summary>Deliveries that never came, over the whole run.</summary>
    public required long Lost { get; init; }

    /// <summary>Deliveries that came twice, over the whole run.</summary>
    public required long Twice { get; init; }

    /// <summary>Messages that told a browser to fetch what didn't fit.</summary>
    public required long Repaired { get; init; }
}

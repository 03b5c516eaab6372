namespace Comparte.Silo.Search;

/// <summary>How the index works; section <c>Search</c>.</summary>
internal sealed record SearchSettings
{
    /// <summary>How long what is told waits for others before all of it is written.</summary>
    public TimeSpan CommitEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The least time between two looks at what is new, when something was added.</summary>
    public TimeSpan RefreshEvery { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long nobody must write before what was deleted is taken out of the files.</summary>
    public TimeSpan TidyAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long it may stand there while somebody writes all the time.</summary>
    public TimeSpan TidyAtLatest { get; init; } = TimeSpan.FromMinutes(10);
}

using System.Collections.Immutable;

namespace Comparte.Threads;

/// <summary>Brings a thread with its past into the store, at start and from inside the process. No endpoint reaches
/// it. The same grain as <see cref="IThreadGrain"/>.</summary>
[Alias("Comparte.IThreadImportGrain")]
public interface IThreadImportGrain : IGrainWithStringKey
{
    /// <summary>Makes the thread with its posts, numbered from 2 in their order. A thread that is there already is
    /// left alone, but for a rest that an interrupted import owes.</summary>
    [Alias("Import")]
    Task ImportAsync(ThreadImport thread);
}

/// <summary>A thread with its past.</summary>
[GenerateSerializer, Immutable, Alias("thread-import")]
public sealed record ThreadImport
{
    /// <summary>What it is about, with who opened it and when.</summary>
    [Id(0)]
    public ThreadAbout About { get; init; } = new();

    /// <summary>Its posts, the opening one first. Mentions are read from the text.</summary>
    [Id(1)]
    public ImmutableArray<Post> Posts { get; init; } = [];
}

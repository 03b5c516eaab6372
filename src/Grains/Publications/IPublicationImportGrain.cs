using System.Collections.Immutable;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Publications;

/// <summary>Brings a publication with its past into the store, at start and from inside the process. No endpoint reaches it.
/// The same grain as <see cref="IPublicationGrain"/>.</summary>
[Alias("Comparte.IPublicationImportGrain")]
public interface IPublicationImportGrain : IGrainWithStringKey
{
    /// <summary>Makes it as it is, and answers once all its feeds have been told: whoever brings the oldest first has feeds in
    /// that order. One that is there already is left alone, but for a rest that an interrupted import owes, and for a draft
    /// that was imported, that nobody touched since, and that is shared now: it becomes what is brought.</summary>
    [Alias("Import")]
    Task ImportAsync(PublicationImport publication);

    /// <summary>Answers once all feeds of what is shared have been told: of something that was brought with its records.</summary>
    [Alias("TellFeeds")]
    Task TellFeedsAsync();

    /// <summary>How it stands; changes nothing.</summary>
    [Alias("Standing")]
    Task<ImportStanding> StandingAsync();
}

/// <summary>How something that is to be imported stands.</summary>
[GenerateSerializer]
public enum ImportStanding
{
    /// <summary>It isn't there.</summary>
    Absent,

    /// <summary>It is a draft as it was begun or imported.</summary>
    Untouched,

    /// <summary>It is a draft that somebody changed.</summary>
    Draft,

    /// <summary>It is shared.</summary>
    Shared,

    /// <summary>It was withdrawn.</summary>
    Withdrawn,

    /// <summary>It was deleted, and doesn't come again.</summary>
    Deleted,
}

/// <summary>A publication with its past.</summary>
[GenerateSerializer, Immutable, Alias("publication-import")]
public sealed record PublicationImport
{
    /// <summary>What it is, with who began it and when, how far it is and when it was shared. Its files are stored, belong to
    /// who began it and stand nowhere else. Of a draft no feed is told.</summary>
    [Id(0)]
    public PublicationAbout About { get; init; } = new();

    /// <summary>Its authors and those who were asked; who began it comes first.</summary>
    [Id(1)]
    public ImmutableArray<PublicationAuthor> Authors { get; init; } = [];

    /// <summary>Its texts, the original among them; each becomes its first version.</summary>
    [Id(2)]
    public ImmutableArray<ImportedText> Texts { get; init; } = [];

    /// <summary>What people told of trying it, oldest first. Their ids are made anew from their order.</summary>
    [Id(3)]
    public ImmutableArray<PublicationTrial> Trials { get; init; } = [];
}

/// <summary>A text of a publication in one language.</summary>
[GenerateSerializer, Immutable, Alias("imported-text")]
public sealed record ImportedText
{
    /// <summary>Among <c>es pt eu en</c>.</summary>
    [Id(0)]
    public string Language { get; init; } = "";

    /// <summary>1 to 160 characters; of a draft also none.</summary>
    [Id(1)]
    public string Title { get; init; } = "";

    /// <summary>The beginning as plain text; null takes that of the body.</summary>
    [Id(2)]
    public string? Summary { get; init; }

    /// <summary>Markdown, up to 65,536 bytes of UTF-8.</summary>
    [Id(3)]
    public string Body { get; init; } = "";

    /// <summary>Who translated.</summary>
    [Id(4)]
    public ImmutableArray<MemberId> Credit { get; init; } = [];

    /// <summary>Who wrote it.</summary>
    [Id(5)]
    public MemberId By { get; init; }

    /// <summary>When it was shared, or of a draft saved.</summary>
    [Id(6)]
    public DateTimeOffset At { get; init; }
}

/// <summary>Where the comments of a publication stand.</summary>
public static class CommentThreads
{
    /// <summary>The thread with the comments; it has the publication's UUID.</summary>
    public static ThreadId Of(PublicationId publication) => ThreadId.Of(ThreadId.Prefix + publication.Value[1..]);

    /// <summary>The comments of what was shared, to be brought after it; or before it, when it says how many they are.
    /// </summary>
    /// <param name="publication">Which.</param>
    /// <param name="about">What it is, as it is brought.</param>
    /// <param name="title">The title of its original.</param>
    /// <param name="posts">The comments, oldest first.</param>
    public static ThreadImport Import(
        PublicationId publication, PublicationAbout about, string title, ImmutableArray<Post> posts) => new()
        {
            About = new ThreadAbout
            {
                Place = TopicId.Of(publication),
                Parent = PublicationDesk.ParentOf(about),
                Readers = 1,
                Title = title,
                By = about.By,
                At = about.SharedAt ?? throw new ArgumentException("What isn't shared has no comments.", nameof(about)),
            },
            Posts = posts,
        };
}

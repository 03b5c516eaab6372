using System.Collections.Immutable;
using Comparte.Files;
using Comparte.Publications;

namespace Comparte.Web.Blog;

/// <summary>A post or page as it comes in.</summary>
internal sealed record BlogPost
{
    /// <summary>Characters in a title.</summary>
    public const int MaxTitle = 160;

    /// <summary>Bytes of UTF-8 in a text.</summary>
    public const int MaxBody = 64 * 1024;

    private const int MaxAlt = 100;

    /// <summary>As the export has it.</summary>
    public required BlogItem Item { get; init; }

    /// <summary>What becomes of it.</summary>
    public required PublicationId Id { get; init; }

    /// <summary>Its title, whole.</summary>
    public required string Title { get; init; }

    /// <summary>The member in whose hands it is.</summary>
    public required MemberId By { get; init; }

    /// <summary>Who wrote it, where that is no member here; else null.</summary>
    public string? Byline { get; init; }

    /// <summary>What it becomes.</summary>
    public PublicationType Type { get; init; }

    /// <summary>When it was published.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Keys of axes.</summary>
    public ImmutableArray<string> Axes { get; init; } = [];

    /// <summary>Whether everybody could read it in the blog.</summary>
    public bool WasPublic => Item is { Status: "publish", Protected: false };

    /// <summary>The title as it stands above it.</summary>
    public string ShownTitle => PlainWords.Shortened(Title, MaxTitle);

    /// <summary>It, with its text, to be brought.</summary>
    public PublicationImport ToImport(
        string language, string body, FileId? cover, IEnumerable<(FileId File, string Alt)> files, bool shared)
    {
        ImmutableArray<Attachment> attachments =
        [
            .. files.Select(one => new Attachment
            {
                Id = one.File,
                Alt = one.Alt.Length > 0 ? PlainWords.Shortened(one.Alt, MaxAlt) : null,
            }),
        ];
        return new PublicationImport
        {
            About = new PublicationAbout
            {
                Type = Type,
                By = By,
                Stage = shared ? PublicationStage.Shared : PublicationStage.Draft,
                Language = language,
                Axes = Axes,
                Licence = Licence.Reserved,
                Cover = cover is { } picture ? new Attachment { Id = picture } : null,
                Attachments = attachments.IsEmpty ? null : attachments,
                At = At,
                SharedAt = shared ? At : null,
            },
            Authors = [new PublicationAuthor { Id = By.Value, State = AuthorState.Author, At = At }],
            Texts = [new ImportedText { Language = language, Title = ShownTitle, Body = body, By = By, At = At }],
        };
    }
}

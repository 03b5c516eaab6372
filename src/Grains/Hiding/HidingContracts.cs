using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Comparte.Files;
using Comparte.Reports;
using Comparte.Topics;

namespace Comparte.Hiding;

/// <summary>What stands in the place of what was hidden: by whom, and why.</summary>
[GenerateSerializer, Immutable, Alias("hidden")]
public sealed record Hidden
{
    /// <summary>Who hid it.</summary>
    [Id(0)]
    public MemberId By { get; init; }

    /// <summary>When.</summary>
    [Id(1)]
    public DateTimeOffset At { get; init; }

    /// <summary>What kind of reason.</summary>
    [Id(2)]
    public ReportReason Reason { get; init; }

    /// <summary>Why, 1 to 500 characters.</summary>
    [Id(3)]
    public string Text { get; init; } = "";

    /// <summary>Where it was moderated: the key of the <see cref="IReportsGrain"/> that has its case.</summary>
    [Id(4)]
    public string Place { get; init; } = "";
}

/// <summary>That something was hidden once and is shown again; nothing of why.</summary>
[GenerateSerializer, Immutable, Alias("shown")]
public sealed record Shown
{
    /// <summary>Who shows it again.</summary>
    [Id(0)]
    public MemberId By { get; init; }

    /// <summary>When.</summary>
    [Id(1)]
    public DateTimeOffset At { get; init; }

    /// <summary>Who had hidden it.</summary>
    [Id(2)]
    public MemberId HiddenBy { get; init; }

    /// <summary>When.</summary>
    [Id(3)]
    public DateTimeOffset HiddenAt { get; init; }

    /// <summary>As in <see cref="Hidden.Place"/>.</summary>
    [Id(4)]
    public string Place { get; init; } = "";
}

/// <summary>Hides something.</summary>
[GenerateSerializer, Immutable, Alias("new-hiding")]
public sealed record NewHiding
{
    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(0)]
    public Guid RequestId { get; init; }

    /// <summary>A thread, something shared, a need, a group's page.</summary>
    [Id(1)]
    public TopicId About { get; init; }

    /// <summary>Of a thread, the number of the post.</summary>
    [Id(2)]
    public long? Post { get; init; }

    /// <summary>What kind of reason.</summary>
    [Id(3)]
    public ReportReason Reason { get; init; }

    /// <summary>Why, 1 to 500 characters. Everybody reads it who would read what is hidden.</summary>
    [Id(4)]
    public string Text { get; init; } = "";
}

/// <summary>Shows something again that was hidden.</summary>
[GenerateSerializer, Immutable, Alias("new-showing")]
public sealed record NewShowing
{
    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(0)]
    public Guid RequestId { get; init; }

    /// <summary>A thread, something shared, a need, a group's page.</summary>
    [Id(1)]
    public TopicId About { get; init; }

    /// <summary>Of a thread, the number of the post.</summary>
    [Id(2)]
    public long? Post { get; init; }
}

/// <summary>Something that is hidden, as the reader may see it.</summary>
[GenerateSerializer, Immutable, Alias("hidden-view")]
public sealed record HiddenView
{
    /// <summary>By whom and why.</summary>
    [Id(0)]
    public Hidden Hidden { get; init; } = new();

    /// <summary>Its words, for its author and those who moderate it; null for everybody else.</summary>
    [Id(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HiddenWords? Words { get; init; }

    /// <summary>For its author: the number of its case, under which an appeal is made; null until the case is told.</summary>
    [Id(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Case { get; init; }

    /// <summary>Whether the reader may show it again.</summary>
    [Id(3)]
    public bool MayShow { get; init; }
}

/// <summary>What was hidden.</summary>
[GenerateSerializer, Immutable, Alias("hidden-words")]
public sealed record HiddenWords
{
    /// <summary>Its title, where it has one.</summary>
    [Id(0)]
    public string Title { get; init; } = "";

    /// <summary>Markdown.</summary>
    [Id(1)]
    public string Source { get; init; } = "";

    /// <summary>Its files. Only whoever uploaded them fetches them.</summary>
    [Id(2)]
    public ImmutableArray<Attachment> Attachments { get; init; } = [];
}

/// <summary>What the owner of something tells the case of it: that it was hidden, or is shown again.</summary>
[GenerateSerializer, Immutable, Alias("hiding-note")]
public sealed record HidingNote
{
    /// <summary>A thread, something shared, a need, a group's page.</summary>
    [Id(0)]
    public TopicId About { get; init; }

    /// <summary>Of a thread, the number of the post.</summary>
    [Id(1)]
    public long? Post { get; init; }

    /// <summary>Who wrote it or speaks for it, whoever is told of it first.</summary>
    [Id(2)]
    public ImmutableArray<MemberId> Authors { get; init; } = [];

    /// <summary>The group in which it stands.</summary>
    [Id(3)]
    public GroupId? Group { get; init; }

    /// <summary>That it is hidden.</summary>
    [Id(4)]
    public Hidden? Hidden { get; init; }

    /// <summary>Or that it is shown again.</summary>
    [Id(5)]
    public Shown? Shown { get; init; }
}

/// <summary>That an appeal was granted, for whoever owns what was hidden.</summary>
[GenerateSerializer, Immutable, Alias("granted-appeal")]
public sealed record GrantedAppeal
{
    /// <summary>Of a thread, the number of the post.</summary>
    [Id(0)]
    public long? Post { get; init; }

    /// <summary>When it was hidden; what was hidden anew since stays hidden.</summary>
    [Id(1)]
    public DateTimeOffset HiddenAt { get; init; }

    /// <summary>Who granted it.</summary>
    [Id(2)]
    public MemberId By { get; init; }
}

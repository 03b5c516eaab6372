using System.Collections.Immutable;

namespace Comparte.Mail;

/// <summary>Stored as <c>mail.main</c>.</summary>
internal sealed record MailRecord : IStoredRecord
{
    public int V { get; init; } = 1;

    /// <summary>What the member chose, as the own topic told last.</summary>
    public MailChoice Choice { get; init; } = new();

    /// <summary>What waits to be sent at once.</summary>
    public ImmutableArray<WaitingNotice> Waiting { get; init; } = [];

    /// <summary>Before when it isn't tried again.</summary>
    public DateTimeOffset? TryAt { get; init; }

    /// <summary>How often it was tried in vain.</summary>
    public int Tries { get; init; }

    /// <summary>What mails told since the last digest but one.</summary>
    public ImmutableArray<MailedNotice> Mailed { get; init; } = [];

    /// <summary>When the next digest is due; null: never.</summary>
    public DateTimeOffset? DigestAt { get; init; }

    /// <summary>How often the mail server didn't take it.</summary>
    public int DigestTries { get; init; }

    /// <summary>Until when digests told what was new.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>When the member was last told what did not become of an answer by mail.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Whether the member left the network.</summary>
    public bool Erased { get; init; }
}

/// <summary>A notice that waits.</summary>
/// <param name="Key">Its <see cref="Inbox.Notice.Key"/>.</param>
/// <param name="At">Since when it waits.</param>
internal sealed record WaitingNotice(string Key, DateTimeOffset At);

/// <summary>A notice that was in a mail.</summary>
/// <param name="Key">Its <see cref="Inbox.Notice.Key"/>.</param>
/// <param name="Count">Its <see cref="Inbox.Notice.Count"/> then: what has a higher one is new.</param>
/// <param name="Post">Its <see cref="Inbox.Notice.Post"/> then.</param>
/// <param name="At">When.</param>
internal sealed record MailedNotice(string Key, int Count, long Post, DateTimeOffset At);

namespace Comparte.Mail;

/// <summary>Which host reads the mailbox to which members answer; the key is <c>replies</c>. It remembers, and stores nothing: two hosts
/// that read it for a moment make nothing twice, since what a mail makes is known by its id.</summary>
[Alias("Comparte.IMailboxGrain")]
public interface IMailboxGrain : IGrainWithStringKey
{
    /// <summary>The one key there is.</summary>
    const string Key = "replies";

    /// <summary>Whether this host reads it for the next three minutes; asked again before they are over.</summary>
    [Alias("Hold")]
    Task<bool> HoldAsync(string host);
}

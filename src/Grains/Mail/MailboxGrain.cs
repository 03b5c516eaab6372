namespace Comparte.Mail;

/// <summary>Lends the mailbox to one host at a time; the key is <c>replies</c>.</summary>
[GrainType("mailbox")]
internal sealed class MailboxGrain(TimeProvider clock) : Grain, IMailboxGrain
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);
    private string _host = "";
    private DateTimeOffset _until;

    /// <inheritdoc />
    public Task<bool> HoldAsync(string host)
    {
        var now = clock.GetUtcNow();
        if (_host != host && _until > now)
        {
            return Task.FromResult(false);
        }

        (_host, _until) = (host, now + Lease);
        return Task.FromResult(true);
    }
}

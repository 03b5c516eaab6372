using MimeKit;

namespace Comparte.Web.Mail;

/// <summary>Notes, beside what it hands on, when a mail last left this host and when one last failed to.</summary>
internal sealed class WatchedOffice(IPostOffice office, TimeProvider clock) : IPostOffice
{
    /// <summary>When one last left, since the host started.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>When one last failed, since the host started.</summary>
    public DateTimeOffset? FailedAt { get; private set; }

    /// <inheritdoc />
    public async Task SendAsync(MimeMessage mail, CancellationToken cancellationToken)
    {
        try
        {
            await office.SendAsync(mail, cancellationToken);
            SentAt = clock.GetUtcNow();
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            FailedAt = clock.GetUtcNow();
            throw;
        }
    }
}

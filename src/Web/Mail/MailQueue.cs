using System.Threading.Channels;

namespace Comparte.Web.Mail;

/// <summary>The mails that somebody asked for. Requests only add to it: whether an address is known shows neither in the
/// answer nor in its time. What waits is lost with the host; the page says that one may ask again.</summary>
internal sealed class MailQueue
{
    private const int Most = 1000;

    private readonly Channel<CodeMail> _waiting = Channel.CreateBounded<CodeMail>(
        new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Adds one; beyond a thousand the newest is dropped.</summary>
    public void Add(CodeMail mail) => _waiting.Writer.TryWrite(mail);

    /// <summary>All, as they come.</summary>
    public IAsyncEnumerable<CodeMail> ReadAsync(CancellationToken cancellationToken) =>
        _waiting.Reader.ReadAllAsync(cancellationToken);
}

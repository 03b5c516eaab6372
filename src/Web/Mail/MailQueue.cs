using System.Threading.Channels;

namespace Comparte.Web.Mail;

/// <summary>The mails that somebody asked for. Requests only add to it: whether an address is known shows neither in
/// the answer nor in its time. What waits is lost with the host; the page says that one may ask again.</summary>
internal sealed class MailQueue
{
    private const int Most = 1000;

    private readonly Channel<QueuedMail> _waiting = Channel.CreateBounded<QueuedMail>(
        new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Adds one; beyond a thousand the newest is dropped.</summary>
    public void Add(CodeMail mail) => Return(new QueuedMail(mail));

    /// <summary>Puts one back that is to be tried again, behind those that wait.</summary>
    public void Return(QueuedMail mail) => _waiting.Writer.TryWrite(mail);

    /// <summary>All, as they come.</summary>
    public IAsyncEnumerable<QueuedMail> ReadAsync(CancellationToken cancellationToken) =>
        _waiting.Reader.ReadAllAsync(cancellationToken);
}

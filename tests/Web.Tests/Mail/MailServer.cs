using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Comparte.Web.Tests.Mail;

/// <summary>What a mail server does with the next mails.</summary>
internal enum Manners
{
    /// <summary>It takes them.</summary>
    Takes,

    /// <summary>It has no time, and says so before it has anything.</summary>
    IsBusy,

    /// <summary>It knows nobody of that address.</summary>
    Refuses,

    /// <summary>It has the whole mail when the line breaks.</summary>
    Breaks,
}

/// <summary>A small mail server on this machine, without TLS.</summary>
internal sealed class MailServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<MimeMessage> _mails = new();
    private readonly Task _serving;
    private int _connections;

    public MailServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>What it does from the next connection on.</summary>
    public Func<int, Manners> Behaves { get; set; } = _ => Manners.Takes;

    /// <summary>How many connections there were.</summary>
    public int Connections => _connections;

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What a site has to know of it.</summary>
    public Dictionary<string, string> Settings => new()
    {
        ["Mail:Smtp:Host"] = "127.0.0.1",
        ["Mail:Smtp:Port"] = $"{Port}",
        ["Mail:Smtp:Tls"] = "false",
        ["Mail:Site"] = "https://comparte.example",
    };

    /// <summary>The mails to an address that it had whole, the oldest first.</summary>
    public List<MimeMessage> To(string address) =>
        [.. _mails.Where(mail => mail.To.Mailboxes.Any(to => to.Address == address))];

    /// <inheritdoc />
    public void Dispose()
    {
        _listener.Stop();
        _serving.Wait(TimeSpan.FromSeconds(5));
        _listener.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await TalkAsync(client, Behaves(Interlocked.Increment(ref _connections)));
            }
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client, Manners manners)
    {
        try
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
            await using var writer = new StreamWriter(client.GetStream()) { AutoFlush = true, NewLine = "\r\n" };
            await writer.WriteLineAsync(manners == Manners.IsBusy ? "421 busy" : "220 ready");
            while (manners != Manners.IsBusy && await reader.ReadLineAsync() is { } line)
            {
                if (line == "DATA")
                {
                    await writer.WriteLineAsync("354 go on");
                    await TakeAsync(reader);
                    if (manners == Manners.Breaks)
                    {
                        return;
                    }
                }

                await writer.WriteLineAsync(
                    line == "QUIT" ? "221 bye"
                    : manners == Manners.Refuses && line.StartsWith("RCPT", StringComparison.Ordinal) ? $"550 nobody is called {line}"
                    : "250 ok");
            }
        }
        catch (IOException)
        {
            // Whoever sent has gone.
        }
    }

    private async Task TakeAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
        {
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        using var bytes = new MemoryStream(Encoding.Latin1.GetBytes(text.ToString()));
        _mails.Enqueue(await MimeMessage.LoadAsync(bytes));
    }
}

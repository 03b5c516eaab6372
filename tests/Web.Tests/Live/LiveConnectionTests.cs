using System.IO.Pipelines;
using System.Text;
using Comparte.Topics;
using Comparte.Web.Live;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Comparte.Web.Tests.Live;

/// <summary>A socket that takes nothing for a while, as a pipe that is full at once.</summary>
public sealed class LiveConnectionTests
{
    private static readonly TopicId Topic = new(TopicKinds.Thread, "t" + new string('0', 32));

    private readonly Pipe _toBrowser = new(new PipeOptions(pauseWriterThreshold: 1, resumeWriterThreshold: 1));

    [Fact]
    public async Task What_did_not_fit_is_to_be_fetched_up_to_the_newest_head()
    {
        var connection = Connect(new LiveOptions { QueueFrames = 2 });
        for (var rev = 1; rev <= 9; rev++)
        {
            connection.Deliver(ChangesTo(rev));
        }

        var told = await ReadUntilAsync("Sync");

        Assert.Contains($$"""{"topic":"{{Topic}}","epoch":"e","head":9}""", told, StringComparison.Ordinal);
        Assert.DoesNotContain("\"to\":9", told, StringComparison.Ordinal);
    }

    private static Frame ChangesTo(long rev) => new()
    {
        Method = ToBrowser.Changes,
        Topic = Topic,
        Payload = new Changes(Topic, "e", rev - 1, rev, []),
    };

    private LiveConnection Connect(LiveOptions options)
    {
        var transport = new Duplex(new Pipe().Reader, _toBrowser.Writer);
        var context = new DefaultConnectionContext("1", transport, transport);
        var words = new JsonHubProtocolOptions();
        TopicJson.Configure(words.PayloadSerializerOptions);
        var json = new JsonHubProtocol(Options.Create(words));
        var hub = new HubConnectionContext(context, new HubConnectionContextOptions(), NullLoggerFactory.Instance)
        {
            Protocol = json,
        };
        return new LiveConnection(hub, default, "", true, options, TimeProvider.System);
    }

    private async Task<string> ReadUntilAsync(string word)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var text = new StringBuilder();
        while (!text.ToString().Contains(word, StringComparison.Ordinal))
        {
            var read = await _toBrowser.Reader.ReadAsync(patience.Token);
            text.Append(Encoding.UTF8.GetString(read.Buffer));
            _toBrowser.Reader.AdvanceTo(read.Buffer.End);
        }

        return text.ToString();
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}

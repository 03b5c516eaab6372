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

    [Fact]
    public void Whoever_delivers_has_written_to_an_idle_socket_when_that_returns()
    {
        var connection = Connect(new LiveOptions());

        connection.Deliver(ChangesTo(1));

        Assert.True(_toBrowser.Reader.TryRead(out var read));
        Assert.Contains("\"to\":1", Encoding.UTF8.GetString(read.Buffer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_takes_nothing_is_told_that_it_is_slow_unless_something_else_was_the_last_word(bool ended)
    {
        var (options, clock) = (new LiveOptions(), new HastyClock());
        var connection = Connect(options, clock);
        var aborted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watching = connection.Context.ConnectionAborted.Register(aborted.SetResult);

        if (ended)
        {
            connection.End(new Frame { Method = ToBrowser.Bye, Payload = new Farewell(0, "signedOut") });
        }
        else
        {
            connection.Deliver(ChangesTo(1));
        }

        await aborted.Task.WaitAsync(TimeSpan.FromSeconds(20));
        var (last, another) = (options.DrainTimeout, options.DrainTimeout / 5);
        Assert.Equal(ended ? [last] : [last, another], clock.Waits);
    }

    private static Frame ChangesTo(long rev) => new()
    {
        Method = ToBrowser.Changes,
        Topic = Topic,
        Payload = new Changes(Topic, "e", rev - 1, rev, []),
    };

    private LiveConnection Connect(LiveOptions options, TimeProvider? clock = null)
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
        return new LiveConnection(hub, default, "", true, options, clock ?? TimeProvider.System);
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

    /// <summary>A clock on which every wait is over at once; it keeps how long each would have been.</summary>
    private sealed class HastyClock : TimeProvider
    {
        public List<TimeSpan> Waits { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Add(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}

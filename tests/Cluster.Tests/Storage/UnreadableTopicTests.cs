using Comparte.Silo.Operations;
using Comparte.Silo.Storage;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Cluster.Tests.Storage;

/// <summary>What closes a topic is told by its grain and by the check, over the real store.</summary>
public sealed class UnreadableTopicTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly MemberId _ana = EntityId.New<MemberId>(TimeProvider.System);
    private ThreadId _thread;

    private string Data => _folder.Below("data");

    /// <summary>A thread of three segments: posts of 4 KB close one after the seventh.</summary>
    public async Task InitializeAsync()
    {
        await using var silo = await RunningSilo.StartAsync(Data);
        _thread = await silo.OpenThreadAsync(_ana);
        for (var post = 0; post < 16; post++)
        {
            await silo.PublishAsync(_thread, _ana, new string('x', 4000));
        }
    }

    public Task DisposeAsync()
    {
        _folder.Dispose();
        _output.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public void A_whole_store_is_well()
    {
        Assert.True(Check(), _output.ToString());
    }

    [Theory]
    [InlineData("UPDATE {row} SET payload = 'not json'", "s000002")]
    [InlineData("UPDATE {row} SET payload = replace(payload, '\"kind\":\"post\"', '\"kind\":\"hologram\"')", "s000002")]
    [InlineData("UPDATE {row} SET payload = replace(payload, '\"v\":1', '\"v\":2')", "s000002")]
    [InlineData("UPDATE {row} SET payload = replace(payload, '\"v\":1', '\"v\":2')", "head")]
    [InlineData("DELETE FROM {row}", "s000000")]
    [InlineData("DELETE FROM {row}", "s000001")]
    [InlineData("UPDATE {row} SET payload = replace(payload, '\"firstNo\":1,', '\"firstNo\":2,')", "s000000")]
    public async Task A_record_that_closes_a_topic_is_named_to_its_readers_and_by_the_check(string sql, string record)
    {
        Sql(sql, record);

        await using (var silo = await RunningSilo.StartAsync(Data))
        {
            var failure = await Assert.ThrowsAsync<TopicUnreadableException>(
                () => silo.Grain<IThreadGrain>(_thread.Value)
                    .ReadAsync(new TopicQuery { Before = long.MaxValue, Limit = 256 }));
            Assert.Contains($"thread.{record}", failure.Message, StringComparison.Ordinal);
        }

        Assert.False(Check());
        Assert.Contains($"thread.{record}", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("1 problems.", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE {row} SET payload = replace(payload, '\"sealed\":true', '\"sealed\":false')", "s000001", "is open")]
    [InlineData("UPDATE {row} SET payload = replace(payload, '\"epoch\":\"', '\"epoch\":\"x')", "s000002", "another topic")]
    [InlineData("UPDATE {row} SET payload = replace(payload, '\"rev\":5', '\"rev\":4')", "s000000", "revisions")]
    public void The_check_finds_what_readers_may_not_notice(string sql, string record, string fault)
    {
        Sql(sql, record);

        Assert.False(Check());
        Assert.Contains(fault, _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_of_a_newer_program_is_refused_and_named()
    {
        using var store = new TestStore(_folder);
        await store.WriteAsync(TestStore.Grain("n1"), "text");
        store.Sql("UPDATE grain_state SET payload = replace(payload, '\"v\":1', '\"v\":2') WHERE state = 'note.text'");

        var failure = await Assert.ThrowsAsync<StorageFailedException>(() => store.ReadAsync(TestStore.Grain("n1")));

        Assert.Equal(StorageFailure.Unreadable, failure.Failure);
        Assert.Contains("note.text of note/n1 is of a newer program", failure.Message, StringComparison.Ordinal);
        Assert.False(Check());
        Assert.Contains("note.text of note/n1: is of a newer program", _output.ToString(), StringComparison.Ordinal);
    }

    private bool Check() => StoreCommands.Run(["check", "--data", Data], _output, _output) == 0;

    private void Sql(string sql, string record)
    {
        using var connection = StoreDatabase.Open(Path.Combine(Data, "comparte.db"));
        var where = $"WHERE grain = 'thread/{_thread}' AND state = 'thread.{record}'";
        connection.Execute($"{sql.Replace("{row}", "grain_state", StringComparison.Ordinal)} {where}");
        Assert.Equal(1L, connection.Scalar("SELECT changes()"));
    }
}

using System.Text;
using Comparte.Cluster.Tests.Storage;
using Comparte.Cluster.Tests.Web;
using Comparte.Silo;
using Comparte.Silo.Operations;
using Comparte.Silo.Operations.Moving;

namespace Comparte.Cluster.Tests.Postgres;

/// <summary>A group goes out of a database and into another one, in one commit.</summary>
[Collection(PostgresTests.Name)]
public sealed class ExtractInDatabaseTests(PostgresServer server) : IDisposable
{
    private const string Nerea = "m0123456789abcdef0123456789abcdef";
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _said = new();

    private string Zip => _folder.Below("group.zip");

    [Fact]
    public async Task All_records_arrive_with_what_has_to_be_done_and_a_second_time_nothing_does()
    {
        var (there, here, files) = (await server.NewDatabaseAsync(), await NewNetworkAsync(), _folder.Below("files"));
        var group = await MakeAsync();
        Assert.Equal(0, Run("migrate", "--from", _folder.Below("demo"), "--to", there, "--files", files));

        Assert.Equal(0, Run(["export", "--of", group, "--to", Zip, $"--Files:Folder={files}", .. PostgresSettings.Of(there)]));
        Assert.Equal(0, Run(["import", Zip, "--by", Nerea, $"--Files:Folder={files}", .. PostgresSettings.Of(here)]));

        using (var archive = ArchiveStore.Open(Zip))
        using (var community = PostgresStore.Open(here))
        {
            var brought = archive.All().Select(row => row.Key).Where(key => key.State != "publication.calendars").ToHashSet();
            Assert.NotEmpty(brought);
            Assert.All(brought, key => Assert.NotNull(community.Rows.Find(key)));
            Assert.NotNull(community.Rows.Find(new($"arrival/{group}", "arrival.main")));
            var woken = community.Reminders().Select(reminder => reminder.Grain).ToList();
            Assert.Contains($"arrival/{group}", woken);
            Assert.Contains($"group/{group}", woken);
            Assert.Equal(woken.Count, woken.Distinct().Count());
        }

        var before = SumOf(here);
        Assert.Equal(1, Run(["import", Zip, "--by", Nerea, $"--Files:Folder={files}", .. PostgresSettings.Of(here)]));
        Assert.Equal(before, SumOf(here));
    }

    [Fact]
    public async Task Files_that_hosts_would_not_find_are_not_brought_elsewhere()
    {
        var (there, files) = (await server.NewDatabaseAsync(), _folder.Below("files"));
        var group = await MakeAsync();
        Assert.Equal(0, Run("migrate", "--from", _folder.Below("demo"), "--to", there, "--files", files));
        Assert.Equal(0, Run(["export", "--of", group, "--to", Zip, $"--Files:Folder={files}", .. PostgresSettings.Of(there)]));
        var here = await NewNetworkAsync("--files", files);

        Assert.Equal(1, Run(["import", Zip, "--by", Nerea, $"--Files:Folder={_folder.Below("other")}", .. PostgresSettings.Of(here)]));

        Assert.Contains("set Files:Folder", _said.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _said.Dispose();
    }

    private int? Run(params string[] args) => StoreCommands.Run(args, _said, _said);

    /// <summary>A network in which Nerea has an account and nothing else is.</summary>
    private async Task<string> NewNetworkAsync(params string[] more)
    {
        var (folder, database) = (_folder.Below("new"), await server.NewDatabaseAsync());
        using (DataFolder.Open(folder))
        {
        }

        using (var made = EmbeddedStore.Open(folder))
        {
            var account = Encoding.UTF8.GetBytes("""{"v":1,"standing":"active"}""");
            made.TakeRows([new StoredRow(new($"account/{Nerea}", "account.main"), account)], _ => { });
        }

        Assert.Equal(0, Run(["migrate", "--from", folder, "--to", database, .. more]));
        return database;
    }

    /// <summary>Makes the demonstration in a folder, with a group that may be taken along; answers which.</summary>
    private async Task<string> MakeAsync()
    {
        await using var host = await Demonstration.StartAsync(_folder.Below("demo"));
        using var ana = await host.SignInAsync("ana@demo.example");
        var group = await Permitted.GroupAsync(ana);
        Assert.Equal(0, await host.StopAsync());
        return group;
    }

    private static string SumOf(string database)
    {
        using var community = PostgresStore.Open(database);
        return StoreChecksum.Of(community.Rows, community.Reminders()).ToString();
    }
}

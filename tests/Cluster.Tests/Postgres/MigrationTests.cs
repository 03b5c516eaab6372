using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Comparte.Cluster.Tests.Storage;
using Comparte.Files;
using Comparte.Silo;
using Comparte.Silo.Operations;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Comparte.Cluster.Tests.Postgres;

/// <summary>A community moves from one size of storage to another and back.</summary>
[Collection(PostgresTests.Name)]
public sealed partial class MigrationTests(PostgresServer server) : IDisposable
{
    private const string PartPath = "cd/x0123456789abcdef0123456789abcdcd.uploaded";
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _said = new();

    private string Data => _folder.Below("data");

    [Fact]
    public async Task There_and_back_gives_the_same_records_and_reminders()
    {
        var database = await server.NewDatabaseAsync();
        await FillAsync();

        Assert.Equal(0, Run("migrate", "--from", Data, "--to", database));
        Assert.Equal(0, Run("migrate", "--from", database, "--to", _folder.Below("back")));

        var sums = Sums().Matches(_said.ToString()).Select(sum => sum.Value).ToList();
        Assert.Equal(2, sums.Count);
        Assert.Equal(sums[0], sums[1]);
        Assert.Contains("100 %", _said.ToString(), StringComparison.Ordinal);
        await using var there = await RunningSilo.StartAsync(_folder.Below("host"), PostgresSettings.Of(database));
        await using var back = await RunningSilo.StartAsync(_folder.Below("back"));
        foreach (var silo in (RunningSilo[])[there, back])
        {
            Assert.Equal("¿Qué tal, João?", await silo.Note("ada").GetAsync());
            Assert.Equal("ADA", await silo.Note("ADA").GetAsync());
            Assert.Equal("wake", Assert.Single(await silo.Note("ada").RemindersAsync()));
        }
    }

    [Fact]
    public async Task Through_an_archive_and_a_database_comes_the_same_with_its_files()
    {
        var (database, zip) = (await server.NewDatabaseAsync(), _folder.Below("network.zip"));
        await FillAsync();
        await WriteRowAsync("note/broken", "{\"text\":");
        await WriteRowAsync("note/mended", "{\n  \"text\": \"by hand\"\n}");
        await WritePartAsync(Data);

        Assert.Equal(0, Run("migrate", "--from", Data, "--to", zip));
        Assert.Equal(0, Run("migrate", "--from", zip, "--to", database, "--files", _folder.Below("shared")));
        Assert.Equal(0, Run("migrate", "--from", database, "--to", _folder.Below("again.zip"), "--files", _folder.Below("shared")));
        Assert.Equal(0, Run("migrate", "--from", _folder.Below("again.zip"), "--to", _folder.Below("back")));

        Assert.Equal(4, Sums().Count(_said.ToString()));
        Assert.Single(Sums().Matches(_said.ToString()).Select(sum => sum.Value).Distinct());
        Assert.Equal("bytes", await File.ReadAllTextAsync(_folder.Below($"back/files/{PartPath}")));
        await using var back = await RunningSilo.StartAsync(_folder.Below("back"));
        Assert.Equal("¿Qué tal, João?", await back.Note("ada").GetAsync());
        Assert.Equal("by hand", await back.Note("mended").GetAsync());
    }

    [Fact]
    public async Task An_archive_is_read_without_this_program()
    {
        await FillAsync();

        Assert.Equal(0, Run("migrate", "--from", Data, "--to", _folder.Below("network.zip")));

        await using var zip = await ZipFile.OpenReadAsync(_folder.Below("network.zip"));
        var records = await LinesAsync(zip, "records.jsonl");
        var ada = Assert.Single(records, IsOfAda);
        Assert.Equal("¿Qué tal, João?", ada.GetProperty("value").GetProperty("text").GetString());

        // The network's own topics may still have something to deliver.
        var reminder = Assert.Single(await LinesAsync(zip, "reminders.jsonl"), IsOfAda);
        Assert.Equal("wake", reminder.GetProperty("name").GetString());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.Below("network.zip")));
        }

        static bool IsOfAda(JsonElement line) => line.GetProperty("grain").GetString() == "note/ada";
    }

    [Theory]
    [InlineData("records.jsonl", "{\"grain\":\"note/ada\",\"state\":\"note.text\",\"value\":{\"text\":\"other\"}}\n")]
    [InlineData("records.jsonl", "{\"grain\":\"note/ada\"}\n")]
    [InlineData("comparte.json", "{}")]
    [InlineData("comparte.json", "{\"format\":2}")]
    [InlineData("files/../../outside", "bytes")]
    [InlineData("files/x0123456789abcdef0123456789abcdef.up/../loaded", "bytes")]
    public async Task An_archive_that_is_not_what_was_written_is_refused(string entry, string content)
    {
        await FillAsync();
        Assert.Equal(0, Run("migrate", "--from", Data, "--to", _folder.Below("network.zip")));
        await using (var zip = await ZipFile.OpenAsync(_folder.Below("network.zip"), ZipArchiveMode.Update))
        {
            zip.GetEntry(entry)?.Delete();
            await using var writer = new StreamWriter(await zip.CreateEntry(entry).OpenAsync());
            await writer.WriteAsync(content);
        }

        Assert.Equal(1, Run("migrate", "--from", _folder.Below("network.zip"), "--to", _folder.Below("back")));

        Assert.False(Path.Exists(_folder.Below("back/comparte.db")));
        Assert.False(Path.Exists(_folder.Below("outside")));
    }

    [Fact]
    public async Task An_archive_takes_the_place_of_nothing_and_what_is_none_is_not_read()
    {
        await FillAsync();
        await File.WriteAllTextAsync(_folder.Below("network.zip"), "something else");

        Assert.Equal(1, Run("migrate", "--from", Data, "--to", _folder.Below("network.zip")));
        Assert.Equal(1, Run("migrate", "--from", _folder.Below("network.zip"), "--to", _folder.Below("back")));

        Assert.Equal("something else", await File.ReadAllTextAsync(_folder.Below("network.zip")));
        Assert.Contains("exists already", _said.ToString(), StringComparison.Ordinal);
        Assert.Contains("no archive", _said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_moved_is_another_life_and_stays_a_demonstration()
    {
        var database = await server.NewDatabaseAsync();
        using (var folder = DataFolder.Open(Data))
        {
            folder.MarkAsDemonstration();
        }

        await FillAsync();
        Assert.Equal(0, Run("migrate", "--from", Data, "--to", database));
        Assert.Equal(0, Run("migrate", "--from", database, "--to", _folder.Below("back")));

        using var before = DataFolder.Open(Data);
        using var back = DataFolder.Open(_folder.Below("back"));
        Assert.True(back.IsDemonstration);
        Assert.NotEqual(before.Incarnation, back.Incarnation);
    }

    [Fact]
    public async Task Files_in_a_folder_come_along()
    {
        var database = await server.NewDatabaseAsync();
        await FillAsync();
        await WritePartAsync(Data);

        Assert.Equal(0, Run("migrate", "--from", Data, "--to", database, "--files", _folder.Below("shared")));
        Assert.Equal(0, Run("migrate", "--from", database, "--to", _folder.Below("back"), "--files", _folder.Below("shared")));

        Assert.Equal("bytes", await File.ReadAllTextAsync(_folder.Below($"shared/{PartPath}")));
        Assert.Equal("bytes", await File.ReadAllTextAsync(_folder.Below($"back/files/{PartPath}")));
        var elsewhere = await Assert.ThrowsAsync<StartRefusedException>(
            () => RunningSilo.StartAsync(_folder.Below("host"), PostgresSettings.Of(database)));
        Assert.Contains("Files:Folder", elsewhere.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_files_that_stay_it_is_told()
    {
        await FillAsync();
        await WritePartAsync(Data);

        Assert.Equal(0, Run("migrate", "--from", Data, "--to", await server.NewDatabaseAsync()));

        Assert.Contains("1 parts of files are still in", _said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_holds_something_takes_nothing()
    {
        var database = await server.NewDatabaseAsync();
        await FillAsync();
        Assert.Equal(0, Run("migrate", "--from", Data, "--to", database));

        Assert.Equal(1, Run("migrate", "--from", Data, "--to", database));
        Assert.Equal(1, Run("migrate", "--from", database, "--to", Data));

        Assert.Contains("The database is not empty", _said.ToString(), StringComparison.Ordinal);
        Assert.Contains($"{Data} is not empty", _said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_community_that_runs_is_not_moved()
    {
        var database = await server.NewDatabaseAsync();
        await using (var silo = await RunningSilo.StartAsync(Data))
        {
            await silo.Note("ada").SetAsync("text");
            Assert.Equal(1, Run("migrate", "--from", Data, "--to", database));
        }

        Assert.Equal(0, Run("migrate", "--from", Data, "--to", database));
        await using var there = await RunningSilo.StartAsync(_folder.Below("host"), PostgresSettings.Of(database));
        Assert.Equal(1, Run("migrate", "--from", database, "--to", _folder.Below("back")));
        Assert.Contains("end all hosts first", _said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_interrupted_is_begun_anew()
    {
        var database = await server.NewDatabaseAsync();
        await FillAsync();
        Assert.Equal(0, Run("migrate", "--from", Data, "--to", database));
        Directory.CreateDirectory(_folder.Below("back"));
        using (var half = Comparte.Silo.Operations.Moving.EmbeddedStore.Make(_folder.Below("back"), isDemonstration: false))
        {
            half.TakeRows([new StoredRow(new("note/half", "note.text"), [1])], _ => { });
        }

        Assert.Equal(0, Run("migrate", "--from", database, "--to", _folder.Below("back")));

        Assert.Equal(0, Run("check", "--data", _folder.Below("back")));
    }

    [Fact]
    public async Task Check_reads_everything_in_a_database_and_tells_what_is_broken()
    {
        var database = await server.NewDatabaseAsync();
        await FillAsync();
        Assert.Equal(0, Run("migrate", "--from", Data, "--to", database));
        string[] check = ["check", .. PostgresSettings.Of(database)];
        Assert.Equal(0, Run(check));
        Assert.Contains("database: 1 reminders", _said.ToString(), StringComparison.Ordinal);

        await PostgresServer.SqlAsync(database, "UPDATE grain_state SET payload = '{\"text\":' WHERE grain = 'note/ADA'");

        Assert.Equal(1, Run(check));
        Assert.Contains("unreadable record: note.text of note/ADA", _said.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("migrate", "--from", "somewhere")]
    [InlineData("migrate", "--to", "somewhere")]
    [InlineData("migrate", "--from", "nowhere", "--to", "there")]
    public void What_cannot_be_moved_is_refused(params string[] args) => Assert.Equal(1, Run(args));

    [Fact]
    public async Task A_database_is_not_backed_up_as_a_folder_is()
    {
        Assert.Equal(1, Run(["--backup", _folder.Below("copy.db"), .. PostgresSettings.Of(await server.NewDatabaseAsync())]));
        Assert.Contains("pg_dump", _said.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _said.Dispose();
    }

    [GeneratedRegex("[0-9]+ records and [0-9]+ reminders, checksum [0-9a-f]{64}")]
    private static partial Regex Sums();

    private static async Task<List<JsonElement>> LinesAsync(ZipArchive zip, string name)
    {
        using var lines = new StreamReader(await zip.GetEntry(name)!.OpenAsync());
        return [.. (await lines.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonElement.Parse(line))];
    }

    private static async Task WritePartAsync(string data)
    {
        var part = Path.Combine(data, "files", PartPath);
        Directory.CreateDirectory(Path.GetDirectoryName(part)!);
        await File.WriteAllTextAsync(part, "bytes");
    }

    private Task<int> WriteRowAsync(string grain, string payload)
    {
        using var state = new SqliteConnection($"Data Source={DataFolder.StateFileIn(Data)};Pooling=False");
        state.Open();
        using var insert = state.CreateCommand();
        insert.CommandText = "INSERT INTO grain_state(grain, state, version, payload) VALUES (@grain, 'note.text', 1, @payload)";
        insert.Parameters.AddWithValue("@grain", grain);
        insert.Parameters.AddWithValue("@payload", Encoding.UTF8.GetBytes(payload));
        return insert.ExecuteNonQueryAsync();
    }

    private int? Run(params string[] args) => StoreCommands.Run(args, _said, _said);

    /// <summary>Two notes with keys that look alike as numbers, and a reminder.</summary>
    private async Task FillAsync()
    {
        await using var silo = await RunningSilo.StartAsync(Data);
        await silo.Note("ada").SetAsync("¿Qué tal, João?");
        await silo.Note("ADA").SetAsync("ADA");
        await silo.Note("ada").RemindAsync("wake");
    }
}

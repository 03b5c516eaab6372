using Comparte.Files;
using Comparte.Silo;
using Comparte.Silo.Blobs;
using Comparte.Silo.Operations;
using Comparte.Silo.Reminders;
using Comparte.Silo.Storage;
using static Comparte.Cluster.Tests.Storage.TestStore;

namespace Comparte.Cluster.Tests.Storage;

public sealed class StoreCommandsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    private string Data => _folder.Below("data");

    private string Backup => _folder.Below("backup.db");

    [Fact]
    public void Other_arguments_are_no_store_command()
    {
        Assert.Null(Run());
        Assert.Null(Run("--data", Data, "--urls", "http://localhost:5080"));
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task A_backup_taken_while_writing_restores_to_the_same_rows_in_another_incarnation()
    {
        using var store = new TestStore(_folder);
        ReminderDatabase.Ensure(store.Folder.RemindersFile);
        AddReminder();
        for (var n = 0; n < 50; n++)
        {
            await store.WriteAsync(Grain($"n{n}"), $"text {n}");
        }
        using var stop = new CancellationTokenSource();
        var writing = Enumerable.Range(0, 8).Select(n => KeepWritingAsync(store, Grain($"w{n}"), stop.Token)).ToList();

        Assert.Equal(0, Run("--backup", Backup, "--data", Data));
        await stop.CancelAsync();
        await Task.WhenAll(writing);
        Assert.Equal(0, Run("--restore", Backup, "--data", _folder.Below("restored/data")));

        using var outer = new TemporaryFolder(_folder.Below("restored"));
        using var restored = new TestStore(outer);
        for (var n = 0; n < 50; n++)
        {
            Assert.Equal($"text {n}", await restored.TextAsync(Grain($"n{n}")));
        }
        Assert.NotEqual(store.Folder.Incarnation, restored.Folder.Incarnation);
        Assert.Equal(0, Run("check", "--data", outer.Below("data")));
        Assert.Contains("reminders.db: 1 reminders", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_holds_the_bytes_of_files_that_have_a_record()
    {
        var (file, deleted) = (EntityId.New<FileId>(TimeProvider.System), EntityId.New<FileId>(TimeProvider.System));
        using (var store = await MakeStoreAsync())
        {
            await AddFileAsync(store, file);
            await new FolderBlobs(store.Folder.Files).WriteAsync(deleted, FilePart.Uploaded, "no record"u8.ToArray());
        }

        Assert.Equal(0, Run("--backup", Backup, "--data", Data));
        Assert.Equal(0, Run("--restore", Backup, "--data", _folder.Below("restored")));

        var restored = new FolderBlobs(_folder.Below("restored/files"));
        using (var content = new StreamReader((await restored.OpenAsync(file, FilePart.Uploaded))!))
        {
            Assert.Equal("maíz;frijol", await content.ReadToEndAsync());
        }

        Assert.Null(await restored.OpenAsync(deleted, FilePart.Uploaded));
        Assert.Equal(0, Run("check", "--data", _folder.Below("restored")));
        Assert.Contains("files: 1 parts", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_names_bytes_without_a_record_and_records_without_bytes()
    {
        using var store = await MakeStoreAsync();
        var (lost, foreign) = (EntityId.New<FileId>(TimeProvider.System), EntityId.New<FileId>(TimeProvider.System));
        await AddFileAsync(store, lost);
        var blobs = new FolderBlobs(store.Folder.Files);
        await blobs.DeleteAsync(lost, FilePart.Uploaded);
        await blobs.WriteAsync(foreign, FilePart.Full, "no record"u8.ToArray());

        Assert.Equal(1, Run("check", "--data", Data));

        Assert.Contains($"record without its bytes: {lost}.uploaded", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains($"bytes without a record: {foreign}.full", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("2 problems.", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_backup_into_a_folder_is_named_after_the_time_and_restored_from_there()
    {
        DataFolder.Open(Data).Dispose();
        var backups = Directory.CreateDirectory(_folder.Below("backups")).FullName;

        Assert.Equal(0, Run($"--backup={backups}", $"--data={Data}"));
        Assert.Matches(@"comparte-\d{8}-\d{6}\.db$", Assert.Single(Directory.GetFiles(backups)));
        Assert.Equal(0, Run("--restore", backups, "--data", _folder.Below("restored")));

        using var restored = DataFolder.Open(_folder.Below("restored"));
        Assert.False(restored.HoldsData);
    }

    [Fact]
    public void A_backup_never_replaces_a_file()
    {
        DataFolder.Open(Data).Dispose();
        File.WriteAllText(Backup, "precious");

        Assert.Equal(1, Run("--backup", Backup, "--data", Data));

        Assert.Contains("exists already", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal("precious", File.ReadAllText(Backup));
    }

    [Fact]
    public void A_restore_never_goes_into_a_folder_that_holds_something()
    {
        DataFolder.Open(Data).Dispose();
        Assert.Equal(0, Run("--backup", Backup, "--data", Data));

        Assert.Equal(1, Run("--restore", Backup, "--data", Data));

        Assert.Contains("is not empty", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9000)]
    public void A_file_that_is_no_whole_backup_is_not_restored(int bytesOfABackup)
    {
        DataFolder.Open(Data).Dispose();
        Assert.Equal(0, Run("--backup", Backup, "--data", Data));
        var damaged = _folder.Below("damaged.db");
        File.WriteAllBytes(damaged, File.ReadAllBytes(Backup)[..bytesOfABackup]);

        Assert.Equal(1, Run("--restore", damaged, "--data", _folder.Below("restored")));

        Assert.Contains("is not a whole backup", _error.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Below("restored")));
    }

    [Fact]
    public void An_option_without_its_value_is_explained()
    {
        Assert.Equal(1, Run("--backup", "--data", Data));

        Assert.Contains("--backup needs a value", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_without_data_says_how_to_name_the_folder()
    {
        Assert.Equal(1, Run("check", "--data", Data));

        Assert.Contains("--data DIR", _error.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data));
    }

    [Theory]
    [InlineData("CAST('{\"text\": ' AS BLOB)", "note.text of note/n1: not JSON at byte")]
    [InlineData("x'226180ff22'", "note.text of note/n1: not JSON at byte")]
    [InlineData("x''", "note.text of note/n1: not JSON at byte 0")]
    public async Task A_check_names_the_records_that_cannot_be_read(string payload, string expected)
    {
        using var store = await MakeStoreAsync();
        store.Sql($"UPDATE grain_state SET payload = {payload} WHERE grain = 'note/n1'");

        Assert.Equal(1, Run("check", "--data", Data));

        Assert.Contains(expected, _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("1 problems.", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_that_no_silo_has_run_on_is_well()
    {
        DataFolder.Open(Data).Dispose();

        Assert.Equal(0, Run("check", "--data", Data));
    }

    [Fact]
    public async Task A_check_names_rows_and_tables_that_are_not_ours()
    {
        using var store = await MakeStoreAsync();
        await store.WriteAsync(Grain("n3"), "text", state: "page.text");
        store.Sql("CREATE TABLE notes(text TEXT)");

        Assert.Equal(1, Run("check", "--data", Data));

        Assert.Contains("foreign row: page.text of note/n3", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("foreign table: notes", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("2 problems.", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_finds_damage_in_the_file()
    {
        (await MakeStoreAsync()).Dispose();
        var bytes = await File.ReadAllBytesAsync(Path.Combine(Data, "comparte.db"));
        bytes.AsSpan(^4096..).Fill(0x5A);
        await File.WriteAllBytesAsync(Path.Combine(Data, "comparte.db"), bytes);

        Assert.Equal(1, Run("check", "--data", Data));
    }

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    private static async Task KeepWritingAsync(TestStore store, Orleans.Runtime.GrainId grain, CancellationToken stop)
    {
        string? etag = null;
        while (!stop.IsCancellationRequested)
        {
            etag = (await store.WriteAsync(grain, new string('w', 3000), etag)).ETag;
        }
    }

    private int? Run(params string[] args) => StoreCommands.Run(args, _output, _error);

    private void AddReminder()
    {
        using var reminders = StoreDatabase.Open(Path.Combine(Data, "reminders.db"));
        reminders.Execute("INSERT INTO OrleansRemindersTable VALUES ('comparte', 'note/n1', 'wake', '', 0, 0, 0)");
    }

    private static async Task AddFileAsync(TestStore store, FileId file)
    {
        var grain = Grain(file.Value, "file");
        await store.WriteAsync(grain, "a record", state: "file.main");
        store.Sql($$"""
            UPDATE grain_state SET payload = CAST('{"v":1,"phase":"ready","original":"uploaded"}' AS BLOB)
            WHERE grain = '{{grain}}'
            """);
        await new FolderBlobs(store.Folder.Files).WriteAsync(file, FilePart.Uploaded, "maíz;frijol"u8.ToArray());
    }

    private async Task<TestStore> MakeStoreAsync()
    {
        var store = new TestStore(_folder);
        ReminderDatabase.Ensure(store.Folder.RemindersFile);
        await store.WriteAsync(Grain("n1"), new string('a', 10_000));
        await store.WriteAsync(Grain("n2"), "text");
        return store;
    }
}

using System.Globalization;
using Comparte.Silo;
using Comparte.Silo.Operations;

namespace Comparte.Cluster.Tests.Storage;

public sealed class DailyBackupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Backups => _folder.Below("backups");

    [Theory]
    [InlineData(null, "2026-03-10 14:00", "2026-03-10 14:00")]
    [InlineData("2026-03-10 03:00", "2026-03-10 14:00", "2026-03-11 03:00")]
    [InlineData("2026-03-09 03:00", "2026-03-10 02:00", "2026-03-10 03:00")]
    [InlineData("2026-03-09 03:00", "2026-03-10 14:00", "2026-03-10 03:00")]
    [InlineData("2026-03-05 03:00", "2026-03-10 01:00", "2026-03-10 01:00")]
    [InlineData("2026-03-10 01:00", "2026-03-10 01:30", "2026-03-10 03:00")]
    public void The_next_one_is_due_at_its_hour_or_at_once_where_a_day_was_missed(string? newest, string now, string due) =>
        Assert.Equal(At(due), DailyBackup.Due(newest is null ? null : At(newest), At(now), 3));

    [Fact]
    public void Old_ones_go_but_never_the_newest_and_nothing_of_somebody_else()
    {
        Directory.CreateDirectory(Backups);
        string[] stay = ["comparte-20260301-030000.db", "comparte-notes.db", "other.db"];
        string[] go =
            ["comparte-20260215-030000.db", "comparte-20260130-030000.db", "comparte-20260228-030000.db.unfinished"];
        foreach (var name in stay.Concat(go))
        {
            File.WriteAllText(Path.Combine(Backups, name), "x");
        }

        BackupFolder.Age(Backups, At("2026-03-20 03:00"), days: 14);

        Assert.Equal(stay.Order(), Directory.EnumerateFiles(Backups).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_running_community_makes_one_by_itself_that_can_be_restored()
    {
        var member = new MemberId("m0190000000007000800000000000000a");
        await using (var silo = await RunningSilo.StartAsync(_folder.Below("data")))
        {
            await silo.OpenThreadAsync(member);
        }

        await using (await RunningSilo.StartAsync(
            _folder.Below("data"), $"--Backup:Folder={Backups}", "--Backup:Days=30"))
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while (BackupFolder.All(Backups).Count == 0)
            {
                await Task.Delay(50, patience.Token);
            }
        }

        using var output = new StringWriter();
        Assert.Equal(0, StoreCommands.Run(
            ["--restore", Backups, "--data", _folder.Below("restored")], output, output));
        Assert.Equal(0, StoreCommands.Run(["check", "--data", _folder.Below("restored")], output, output));
        Assert.Single(BackupFolder.All(Backups));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_stops_nobody()
    {
        File.WriteAllText(Backups, "a file");
        await using var silo = await RunningSilo.StartAsync(
            _folder.Below("data"), $"--Backup:Folder={Backups}");

        var thread = await silo.OpenThreadAsync(new MemberId("m0190000000007000800000000000000a"));

        Assert.True(await silo.PublishAsync(thread, new MemberId("m0190000000007000800000000000000a"), "Hola") > 0);
    }

    [Theory]
    [InlineData("Backup:Days", "0")]
    [InlineData("Backup:Hour", "24")]
    public async Task A_setting_that_makes_no_sense_is_refused(string name, string value) =>
        await Assert.ThrowsAsync<StartRefusedException>(() => RunningSilo.StartAsync(
            _folder.Below("data"), $"--{name}={value}"));

    public void Dispose() => _folder.Dispose();

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal);
}

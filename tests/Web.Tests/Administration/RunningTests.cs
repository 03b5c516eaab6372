using System.Net;
using System.Text.Json;
using Comparte.Silo;
using Comparte.Web.Administration;
using Comparte.Web.Http;
using Comparte.Web.Tests.Mail;

namespace Comparte.Web.Tests.Administration;

/// <summary>How the network runs, on a site that makes copies and sends mail.</summary>
public sealed class RunningTests(RunningFixture fixture) : IClassFixture<RunningFixture>
{
    private Site Site => fixture.Site;

    [Fact]
    public async Task Whoever_administers_reads_how_it_runs_and_nothing_of_secrets()
    {
        using var admin = await AdminAsync();

        var text = await admin.Http.GetStringAsync("/api/admin/running");
        var running = await ReadAsync(admin);

        Assert.Equal(("Sqlite", Site.Folder), (running.Store.Storage, running.Store.DataFolder));
        Assert.True(running.Store is { DataBytes: > 0, FreeBytes: > 0 });
        Assert.Equal((fixture.Backups, 30), (running.Store.Backup!.Folder, running.Store.Backup.Days));
        Assert.Single(running.Hosts);
        Assert.True(running.Mail.Sends);
        Assert.NotEmpty(running.Version);
        Assert.DoesNotContain(RunningFixture.Secret, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_is_made_when_somebody_asks_and_stands_there()
    {
        using var admin = await AdminAsync();
        await Site.EventuallyAsync(async () => (await ReadAsync(admin)).Store.Backup is { At: not null, Running: false });
        var before = Directory.GetFiles(fixture.Backups, "*.db").Single();
        File.Delete(before);

        Assert.Equal(HttpStatusCode.NoContent, (await admin.TryPostAsync("/api/admin/running/backup", new { })).StatusCode);

        await Site.EventuallyAsync(async () => (await ReadAsync(admin)).Store.Backup is { At: not null, Running: false, Bytes: > 0 });
        Assert.Single(Directory.GetFiles(fixture.Backups, "*.db"));
    }

    [Fact]
    public async Task The_store_is_looked_through_while_it_runs()
    {
        using var admin = await AdminAsync();

        Assert.Equal(HttpStatusCode.NoContent, (await admin.TryPostAsync("/api/admin/running/check", new { })).StatusCode);

        await Site.EventuallyAsync(async () => (await ReadAsync(admin)).Store.Check is { At: not null, Running: false });
        Assert.True((await ReadAsync(admin)).Store.Check!.Well);
    }

    [Fact]
    public async Task A_mail_to_oneself_arrives_or_it_is_said_why_not()
    {
        var address = $"{Guid.NewGuid():N}@example.org";
        using var admin = await Site.SignedInAsync(await Site.NewMemberAsync("Nerea", address, ["administrator"]));
        using var other = await AdminAsync();

        Assert.Equal(HttpStatusCode.NoContent, (await admin.TryPostAsync("/api/admin/running/mail", new { })).StatusCode);
        var mail = Assert.Single(fixture.Server.To(address));
        Assert.Equal(Texts.Of("es", "mail.test.subject", ("network", "Comparte")), mail.Subject);
        Assert.NotNull((await ReadAsync(admin)).Mail.SentAt);

        fixture.Server.Behaves = _ => Manners.Refuses;
        Assert.Equal((409, "test_mail_refused"), await Browser.RefusalAsync(
            await admin.TryPostAsync("/api/admin/running/mail", new { })));
        Assert.NotNull((await ReadAsync(admin)).Mail.FailedAt);
        Assert.Equal((409, "test_mail_no_address"), await Browser.RefusalAsync(
            await other.TryPostAsync("/api/admin/running/mail", new { })));
    }

    [Fact]
    public async Task Nobody_else_reads_or_does_any_of_it()
    {
        using var ana = await Site.SignedInAsync("Ana");

        foreach (var path in new[] { "backup", "check", "mail" })
        {
            Assert.Equal((404, "not_found"), await Browser.RefusalAsync(
                await ana.TryPostAsync($"/api/admin/running/{path}", new { })));
        }

        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(await ana.Http.GetAsync("/api/admin/running")));
    }

    private Task<Browser> AdminAsync() => Site.SignedInAsync("Nerea", "administrator");

    private static Task<RunningView> ReadAsync(Browser admin) => admin.GetAsync<RunningView>("/api/admin/running");
}

/// <summary>A site with a folder for copies, and a secret that nobody may read.</summary>
public sealed class RunningFixture : MailFixture
{
    internal const string Secret = "no-lo-digas";

    /// <summary>Where copies go.</summary>
    internal string Backups { get; } = Directory.CreateTempSubdirectory("comparte-backups-").FullName;

    /// <inheritdoc />
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(Server.Settings)
    {
        ["Backup:Folder"] = Backups,
        ["Backup:Days"] = "30",
        ["Mail:Imap:Password"] = Secret,
    };

    /// <inheritdoc />
    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(Backups, recursive: true);
    }
}

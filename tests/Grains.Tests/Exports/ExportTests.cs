using System.IO.Compression;
using Comparte.Accounts;
using Comparte.Exports;
using Comparte.Files;
using Orleans.Core.Internal;

namespace Comparte.Grains.Tests.Exports;

/// <summary>When everything that is a member's own is put into one file, and how long that stays.</summary>
[Collection(ClusterCollection.Name)]
public sealed class ExportTests(ClusterFixture cluster) : IAsyncLifetime
{
    private readonly Community _community = new(cluster);
    private MemberId _ana;

    private IExportGrain Export => cluster.Grains.GetGrain<IExportGrain>(_ana.Value);

    private FileId Blob => ExportRules.BlobOf(_ana);

    public async Task InitializeAsync()
    {
        _ana = await _community.NewMemberAsync("Ana");
        await cluster.Grains.GetGrain<IAccountGrain>(_ana.Value).CreateAsync(new NewAccount());
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Nobody_asks_for_another_or_learns_of_it()
    {
        var joao = await _community.NewMemberAsync("João");
        await MadeAsync();

        Assert.Equal(RefusalKind.NotFound, (await Export.BeginAsync(joao, Asked())).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await Export.ViewAsync(joao)).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await Export.FileAsync(joao)).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await Export.RemoveAsync(joao))?.Kind);
        Assert.Null((await Export.FileAsync(_ana)).Refusal);
    }

    [Fact]
    public async Task Who_has_no_account_that_is_open_gets_none()
    {
        await cluster.Grains.GetGrain<IAccountGrain>(_ana.Value).SetStandingAsync(Standing.Blocked);

        Assert.Equal(RefusalKind.NotFound, (await Export.BeginAsync(_ana, Asked())).Refusal?.Kind);
    }

    [Fact]
    public async Task A_request_that_is_repeated_makes_no_other()
    {
        var asked = Asked();
        Community.Value(await Export.BeginAsync(_ana, asked));
        await ReadyAsync();
        var at = Community.Value(await Export.FileAsync(_ana)).At;

        Assert.Equal(ExportPhase.Ready, Community.Value(await Export.BeginAsync(_ana, asked)).Phase);
        Assert.Equal(at, Community.Value(await Export.FileAsync(_ana)).At);
    }

    [Fact]
    public async Task It_goes_on_after_an_activation_ended_in_between()
    {
        var group = await _community.NewGroupAsync(_ana);
        await _community.NewThreadAsync(_ana, group, "Traigo semillas.");
        Community.Value(await Export.BeginAsync(_ana, Asked()));
        Assert.True(await cluster.HasReminderAsync(Export.GetGrainId(), IExportGrain.Reminder));

        await Export.AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        await ReadyAsync();

        await using var bytes = await cluster.Blobs.OpenAsync(Blob, FilePart.Uploaded);
        using var zip = new ZipArchive(bytes!);
        Assert.Contains(zip.Entries, entry => entry.FullName == "profile.json");
        Assert.Equal(1, zip.Entries.Count(entry => entry.FullName == "index.html"));
    }

    [Fact]
    public async Task A_failed_write_is_tried_again()
    {
        Community.Value(await Export.BeginAsync(_ana, Asked()));
        cluster.Store.Fail(Export.GetGrainId().Key.ToString()!, writes: 1);

        await ReadyAsync();
    }

    [Fact]
    public async Task Removed_while_it_is_made_nothing_is_left()
    {
        Community.Value(await Export.BeginAsync(_ana, Asked()));

        Assert.Null(await Export.RemoveAsync(_ana));

        Assert.Equal(ExportPhase.None, Community.Value(await Export.ViewAsync(_ana)).Phase);
        Assert.Equal(0, await cluster.Blobs.LengthAsync(Blob, FilePart.Uploaded));
        Assert.False(await cluster.HasReminderAsync(Export.GetGrainId(), IExportGrain.Reminder));
    }

    [Fact]
    public async Task Erased_nothing_is_left()
    {
        await MadeAsync();

        await Export.EraseAsync();

        Assert.Empty(cluster.Blobs.PartsOf(Blob));
        Assert.False(await cluster.HasReminderAsync(Export.GetGrainId(), IExportGrain.Reminder));
    }

    private static NewExport Asked() => new() { RequestId = Community.NewRequest(), Language = "es" };

    private async Task MadeAsync()
    {
        Community.Value(await Export.BeginAsync(_ana, Asked()));
        await ReadyAsync();
    }

    private Task ReadyAsync() => Community.EventuallyAsync(async () =>
        Community.Value(await Export.ViewAsync(_ana)).Phase == ExportPhase.Ready);
}

using Comparte.Files;

namespace Comparte.Grains.Tests.Files;

/// <summary>What becomes of files, and who may reach them.</summary>
[Collection(ClusterCollection.Name)]
public sealed class FileTests(ClusterFixture cluster)
{
    private readonly Community _community = new(cluster);
    private readonly FileCommunity _files = new(cluster);

    [Fact]
    public async Task A_file_that_is_too_large_or_empty_is_refused_before_anything_is_stored()
    {
        var ana = await _community.NewMemberAsync();

        var (tooLarge, refused) = await _files.CreateAsync(ana, FileCommunity.Limits.FileBytes + 1);
        Assert.Equal(("file_too_large", RefusalKind.TooLarge), (refused.Refusal!.Code, refused.Refusal.Kind));
        Assert.Equal("file_empty", (await _files.CreateAsync(ana, 0)).Answer.Refusal?.Code);

        Assert.Equal(Refusal.NotFound, (await _files.File(tooLarge).UploadAsync(ana)).Refusal);
        Assert.Empty(_files.Blobs.PartsOf(tooLarge));
        Assert.False(await cluster.HasReminderAsync(_files.File(tooLarge).GetGrainId(), "sweep"));
    }

    [Fact]
    public async Task A_repeated_request_finds_the_file_that_it_made_and_another_body_is_refused()
    {
        var ana = await _community.NewMemberAsync();
        var request = Community.NewRequest();
        var (first, _) = await _files.CreateAsync(ana, 40, request: request);

        var (second, answer) = await _files.CreateAsync(ana, 40, request: request);
        var (_, other) = await _files.CreateAsync(ana, 41, request: request);

        Assert.Equal(first, second);
        Assert.Equal(40, Community.Value(answer).Size);
        Assert.Equal(Refusal.RequestReused, other.Refusal);
    }

    [Fact]
    public async Task Nobody_but_its_owner_knows_of_a_file_that_belongs_nowhere()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var joao = await _community.NewMemberAsync("João");
        var file = await _files.UploadAsync(ana);

        Assert.Equal(FilePhase.Ready, Community.Value(await _files.File(file).ViewAsync(ana)).Phase);
        Assert.Equal(Refusal.NotFound, (await _files.File(file).ViewAsync(joao)).Refusal);
        Assert.Equal(Refusal.NotFound, (await _files.File(file).UploadAsync(joao)).Refusal);
        Assert.Equal(Refusal.NotFound, (await _files.File(file).FinishAsync(joao)).Refusal);
        Assert.Equal(Refusal.NotFound, await _files.File(file).RemoveAsync(joao));
    }

    [Fact]
    public async Task An_upload_is_finished_only_when_all_its_bytes_are_there()
    {
        var ana = await _community.NewMemberAsync();
        var (id, _) = await _files.CreateAsync(ana, 6);
        await _files.Blobs.AppendAsync(id, 0, new MemoryStream("maí"u8.ToArray()), 6);

        Assert.Equal(FilePhase.Uploading, Community.Value(await _files.File(id).FinishAsync(ana)).Phase);
        await _files.Blobs.AppendAsync(id, 4, new MemoryStream("z1"u8.ToArray()), 6);

        Assert.NotEqual(FilePhase.Uploading, Community.Value(await _files.File(id).FinishAsync(ana)).Phase);
    }

    [Fact]
    public async Task What_isnt_taken_says_why_and_leaves_no_bytes()
    {
        var ana = await _community.NewMemberAsync();

        var file = await _files.UploadAsync(ana, "x no");

        var view = Community.Value(await _files.File(file).ViewAsync(ana));
        Assert.Equal((FilePhase.Refused, "file_kind_refused"), (view.Phase, view.Refusal));
        Assert.Empty(_files.Blobs.PartsOf(file));
    }

    [Fact]
    public async Task Of_a_picture_the_upload_is_deleted_and_its_name_fits_what_it_is()
    {
        var ana = await _community.NewMemberAsync();

        var file = await _files.UploadAsync(ana, "p una foto", "huerta.exe");

        var view = Community.Value(await _files.File(file).ViewAsync(ana));
        Assert.Equal(("huerta.exe.jpg", FileKind.Picture, 20L), (view.Name, view.Kind, view.Size));
        await Community.EventuallyAsync(() => Task.FromResult(
            _files.Blobs.PartsOf(file).SequenceEqual([FilePart.Full, FilePart.Thumbnail])));
    }

    [Fact]
    public async Task A_file_that_was_being_prepared_when_its_grain_ended_gets_ready()
    {
        var ana = await _community.NewMemberAsync();
        var (id, _) = await _files.CreateAsync(ana, 4);
        await _files.Blobs.AppendAsync(id, 0, new MemoryStream("maiz"u8.ToArray()), 4);

        // It is stored that all bytes are there, and the activation ends before it looks at them.
        cluster.Store.Fail(id.Value, 1, afterStoring: true);
        await Assert.ThrowsAnyAsync<Exception>(() => _files.File(id).FinishAsync(ana));

        await Community.EventuallyAsync(async () =>
            Community.Value(await _files.File(id).UploadAsync(ana)).Phase == FilePhase.Ready);
    }

    [Fact]
    public async Task A_member_stores_no_more_than_there_is_room_for_and_gets_room_back()
    {
        var ana = await _community.NewMemberAsync();
        var (first, _) = await _files.CreateAsync(ana, 100);
        Community.Value((await _files.CreateAsync(ana, 100)).Answer);

        var (full, refused) = await _files.CreateAsync(ana, 100);
        Assert.Equal("files_full", refused.Refusal?.Code);
        Assert.Equal(Refusal.NotFound, (await _files.File(full).UploadAsync(ana)).Refusal);
        Assert.False(await cluster.HasReminderAsync(_files.File(full).GetGrainId(), "sweep"));

        Assert.Null(await _files.File(first).RemoveAsync(ana));
        Community.Value((await _files.CreateAsync(ana, 100)).Answer);
    }

    [Fact]
    public async Task A_member_has_no_more_files_than_there_may_be()
    {
        var ana = await _community.NewMemberAsync();
        for (var at = 0; at < FileCommunity.Limits.MemberFiles; at++)
        {
            Community.Value((await _files.CreateAsync(ana, 1)).Answer);
        }

        Assert.Equal("files_full", (await _files.CreateAsync(ana, 1)).Answer.Refusal?.Code);
    }

    [Fact]
    public async Task A_picture_counts_with_what_it_came_to()
    {
        var ana = await _community.NewMemberAsync();
        await _files.UploadAsync(ana, "p" + new string('.', 99));

        // 25 bytes of the picture and 200 more; with the upload's 100 it would be too much.
        await Community.EventuallyAsync(async () =>
        {
            var (one, answer) = await _files.CreateAsync(ana, 100);
            var (other, again) = await _files.CreateAsync(ana, 100);
            if (answer.Refusal is null && again.Refusal is null)
            {
                return true;
            }

            await _files.File(one).RemoveAsync(ana);
            await _files.File(other).RemoveAsync(ana);
            return false;
        });
    }

    [Fact]
    public async Task The_network_stores_no_more_than_there_is_room_for()
    {
        var quota = cluster.Grains.GetGrain<INetworkQuotaGrain>(Guid.NewGuid().ToString("N") + "n");
        var (ana, joao) = (EntityId.New<MemberId>(TimeProvider.System), EntityId.New<MemberId>(TimeProvider.System));

        Assert.True(await quota.TellAsync(ana, 60_000));
        Assert.False(await quota.TellAsync(joao, 40_001));
        Assert.True(await quota.TellAsync(joao, 40_000));
        Assert.True(await quota.TellAsync(ana, 59_000));
        Assert.True(await quota.TellAsync(joao, 41_000));
    }

    [Theory]
    [InlineData(FilePhase.Uploading, false, 23, false)]
    [InlineData(FilePhase.Uploading, false, 24, true)]
    [InlineData(FilePhase.Preparing, false, 24, true)]
    [InlineData(FilePhase.Refused, false, 24, true)]
    [InlineData(FilePhase.Ready, false, 167, false)]
    [InlineData(FilePhase.Ready, false, 168, true)]
    [InlineData(FilePhase.Ready, true, 100_000, false)]
    public void What_nobody_finished_or_put_anywhere_has_its_time(FilePhase phase, bool held, int hours, bool isOver)
    {
        var state = new FileState { Phase = phase, Confirmed = held, At = DateTimeOffset.UnixEpoch };

        Assert.Equal(isOver, FileRules.IsOver(state, state.At + TimeSpan.FromHours(hours)));
    }

    [Theory]
    [InlineData("C:\\fotos\\huerta.jpg", "huerta.jpg")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("acta.docx", "acta.docx")]
    public void A_name_has_no_folders(string given, string kept) => Assert.Equal(kept, FileRules.NameOf(given));

    [Fact]
    public void A_long_name_keeps_its_ending()
    {
        var kept = FileRules.NameOf(new string('a', 200) + ".docx");

        Assert.Equal((80, true), (kept.Length, kept.EndsWith("a.docx", StringComparison.Ordinal)));
        Assert.Equal(80, FileRules.NameOf(kept, [".pdf"]).Length);
        Assert.EndsWith(".pdf", FileRules.NameOf(kept, [".pdf"]), StringComparison.Ordinal);
    }
}

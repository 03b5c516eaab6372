using Comparte.Files;
using Comparte.Grains.Tests.Files;
using Comparte.Publications;

namespace Comparte.Grains.Tests.Publications;

/// <summary>Files of a publication are fetched by who reads it, at each time.</summary>
[Collection(ClusterCollection.Name)]
public sealed class PublicationFileTests(ClusterFixture cluster) : IAsyncLifetime
{
    private readonly Workshop _workshop = new(cluster);
    private readonly FileCommunity _files = new(cluster);
    private MemberId _ana;
    private MemberId _joao;
    private MemberId _outsider;
    private PublicationId _id;

    public async Task InitializeAsync()
    {
        _ana = await _workshop.Community.NewMemberAsync("Ana");
        _joao = await _workshop.Community.NewMemberAsync("João");
        _outsider = await _workshop.Community.NewMemberAsync("Maren");
        _id = await _workshop.NewDraftAsync(_ana);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Who_may_fetch_changes_with_who_may_read()
    {
        var group = await _workshop.Community.NewGroupAsync(_ana);
        await _workshop.Community.JoinAsync(group, _joao);
        var file = await AddedAsync();
        await FetchAsync(file, true, false, false);

        await _workshop.ShareAsync(_id, _ana, group);
        await FetchAsync(file, true, true, false);
        await _workshop.ShareAsync(_id, _ana);
        await FetchAsync(file, true, true, true);
        await _workshop.WithdrawAsync(_id, _ana);
        await FetchAsync(file, true, false, false);
    }

    [Fact]
    public async Task A_co_author_fetches_and_removes_what_another_added()
    {
        var file = await AddedAsync();
        await _workshop.AddAuthorAsync(_id, _ana, _joao);

        await FetchAsync(file, true, true, false);
        Assert.Null((await _workshop.ChangeAsync(_id, _joao, new PublicationChange { Remove = [file] })).Attachments);

        await FetchAsync(file, false, false, false);
        Assert.Equal("not_found", (await _files.File(file).ViewAsync(_ana)).Refusal?.Code);
    }

    [Fact]
    public async Task A_cover_is_a_picture_and_another_one_takes_its_place()
    {
        var (table, first, second) = (
            await _files.UploadAsync(_ana, "tabla"), await _files.UploadAsync(_ana, "picture 1"),
            await _files.UploadAsync(_ana, "picture 2"));

        Assert.Equal("cover_not_picture", (await TryAsync(new PublicationChange { Cover = new NewAttachment { Id = table } })).Refusal?.Code);
        await _workshop.ChangeAsync(_id, _ana, new PublicationChange { Cover = new NewAttachment { Id = first, Alt = "Un tanque" } });
        Assert.Equal("Un tanque", (await _workshop.AboutAsync(_id)).Cover?.Alt);
        await _workshop.ChangeAsync(_id, _ana, new PublicationChange { Cover = new NewAttachment { Id = second } });
        await FetchAsync(first, false, false, false);
        await _workshop.ChangeAsync(_id, _ana, new PublicationChange { ClearCover = true });

        Assert.Null((await _workshop.AboutAsync(_id)).Cover);
        await FetchAsync(second, false, false, false);
    }

    [Fact]
    public async Task Files_of_others_are_not_taken_and_those_of_a_deleted_draft_go()
    {
        var foreign = await _files.UploadAsync(_joao);
        var add = new PublicationChange { Add = [new NewAttachment { Id = foreign }] };
        Assert.Equal("file_unknown", (await TryAsync(add)).Refusal?.Code);
        var file = await AddedAsync();

        Assert.Null(await _workshop.Publication(_id).DeleteAsync(_ana, Community.NewRequest()));

        Assert.Equal("not_found", (await _files.File(file).ViewAsync(_ana)).Refusal?.Code);
    }

    [Fact]
    public async Task A_repeated_change_adds_a_file_once()
    {
        var change = new PublicationChange
        {
            RequestId = Community.NewRequest(),
            Add = [new NewAttachment { Id = await _files.UploadAsync(_ana), Alt = "Datos" }],
        };

        Community.Value(await _workshop.Publication(_id).ChangeAsync(_ana, change));
        var again = Community.Value(await _workshop.Publication(_id).ChangeAsync(_ana, change));

        Assert.Single(again.Attachments!.Value);
    }

    private async Task<FileId> AddedAsync()
    {
        var file = await _files.UploadAsync(_ana);
        await _workshop.ChangeAsync(_id, _ana, new PublicationChange { Add = [new NewAttachment { Id = file }] });

        return file;
    }

    private Task<Outcome<PublicationAbout>> TryAsync(PublicationChange change) =>
        _workshop.Publication(_id).ChangeAsync(_ana, change with { RequestId = Community.NewRequest() });

    private async Task FetchAsync(FileId file, params bool[] allowed)
    {
        foreach (var (member, may) in new[] { _ana, _joao, _outsider }.Zip(allowed))
        {
            Assert.Equal(may, (await _files.File(file).ViewAsync(member)).Refusal is null);
        }
    }
}

using System.Collections.Immutable;
using Comparte.Files;
using Comparte.Grains.Tests.Publications;
using Comparte.Publications;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Files;

/// <summary>The list of a group's files: what comes into it, what leaves it, and who reads it.</summary>
[Collection(ClusterCollection.Name)]
public sealed class GroupFilesTests(ClusterFixture cluster) : IAsyncLifetime
{
    private readonly Workshop _workshop = new(cluster);
    private readonly FileCommunity _files = new(cluster);
    private MemberId _ana;
    private MemberId _joao;
    private MemberId _outsider;
    private GroupId _group;

    private Community Community => _workshop.Community;

    public async Task InitializeAsync()
    {
        _ana = await Community.NewMemberAsync("Ana");
        _joao = await Community.NewMemberAsync("João");
        _outsider = await Community.NewMemberAsync("Maren");
        _group = await Community.NewGroupAsync(_ana);
        await Community.JoinAsync(_group, _joao);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Files_of_a_post_come_with_it_and_go_with_it()
    {
        var thread = await Community.NewThreadAsync(_ana, _group);
        var (first, second) = (await _files.UploadAsync(_joao), await _files.UploadAsync(_joao));
        var post = Tests.Community.Value(await Community.Thread(thread).PublishAsync(_joao, new NewPost
        {
            RequestId = Tests.Community.NewRequest(),
            Body = "Miren:",
            Attachments = [new() { Id = first }, new() { Id = second }],
        }));

        await ListsAsync(all => all is [var one] && one.In == TopicId.Of(thread) && one.Post == post.No
            && one.By == _joao && one.At == post.At && one.Files.Select(file => file.Id).SequenceEqual([first, second]));
        Assert.IsType<Tombstone>(Tests.Community.Value(
            await Community.Thread(thread).DeleteAsync(_ana, post.No, Tests.Community.NewRequest())));
        await ListsAsync(all => all.IsEmpty);
    }

    [Fact]
    public async Task Files_of_something_shared_are_where_it_is_shared()
    {
        var id = await _workshop.NewDraftAsync(_ana);
        var file = await _files.UploadAsync(_ana);
        await _workshop.ChangeAsync(id, _ana, new PublicationChange { Add = [new() { Id = file }] });
        Assert.Empty(await ReadAsync(_group));

        await _workshop.ShareAsync(id, _ana, _group);
        await ListsAsync(all => all is [var one] && one.In == TopicId.Of(id) && one.Files[0].Id == file && one.Title!.Length > 0);
        await _workshop.ShareAsync(id, _ana);
        await ListsAsync(all => all.IsEmpty);
    }

    [Fact]
    public async Task Files_of_something_withdrawn_leave_the_list()
    {
        var id = await _workshop.NewDraftAsync(_ana);
        var file = await _files.UploadAsync(_ana);
        await _workshop.ChangeAsync(id, _ana, new PublicationChange { Add = [new() { Id = file }] });
        await _workshop.ShareAsync(id, _ana, _group);
        await ListsAsync(all => all.Length == 1);

        await _workshop.WithdrawAsync(id, _ana);

        await ListsAsync(all => all.IsEmpty);
    }

    [Fact]
    public async Task The_list_is_read_by_the_members_of_the_group_alone()
    {
        Assert.Equal((bool[])[true, true, false], await AdmitAsync());

        Assert.Null(await Community.Group(_group).RemoveAsync(_ana, _joao, Tests.Community.NewRequest()));

        Assert.Equal((bool[])[true, false, false], await AdmitAsync());
    }

    private async Task<bool[]> AdmitAsync()
    {
        var admitted = await Community.Grains.GetTopic(TopicId.Files(_group)).AdmitAsync(
            [.. new[] { _ana, _joao, _outsider }.Select(member => new Admission(member, default))]);
        return [.. admitted.Statuses.Select(status => status != OpenStatus.Gone)];
    }

    private async Task<ImmutableArray<GroupFiles>> ReadAsync(GroupId group) =>
        [.. (await Community.ReadAsync(TopicId.Files(group))).OfType<GroupFiles>()];

    private Task ListsAsync(Func<ImmutableArray<GroupFiles>, bool> fits) =>
        Tests.Community.EventuallyAsync(async () => fits(await ReadAsync(_group)));
}

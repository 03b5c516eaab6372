using Comparte.Directories;
using Comparte.Groups;
using Comparte.Members;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Threads;

/// <summary>The whole way: a group is made, somebody joins, and they talk.</summary>
[Collection(ClusterCollection.Name)]
public sealed class TalkTests(ClusterFixture cluster)
{
    private readonly Community _community = new(cluster);

    [Fact]
    public async Task Two_members_talk_and_the_group_shows_the_newest_post()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var joao = await _community.NewMemberAsync("João");
        var group = await _community.NewGroupAsync(ana);
        await _community.JoinAsync(group, joao);
        var thread = await _community.NewThreadAsync(ana, group, "Hola, ¿qué sembramos?");

        var post = await _community.PublishAsync(thread, joao, $"**Feijão** com @[Ana]({ana})");

        Assert.Equal(3, post.No);
        Assert.Equal(ana, Assert.Single(post.Mentions));
        await Community.EventuallyAsync(async () =>
            (await _community.Group(group).NewestThreadsAsync(ana, 5)) is [{ LastNo: 3 } card]
            && card.LastBy == joao && card.Excerpt == "Feijão com @Ana");
    }

    [Fact]
    public async Task A_new_group_reaches_the_directory_and_its_members()
    {
        var ana = await _community.NewMemberAsync();
        var group = await _community.NewGroupAsync(ana);

        await Community.EventuallyAsync(async () =>
            (await _community.Member(ana).MineAsync(ana)).OfType<Membership>().Any(membership =>
                membership.Id == group.Value && membership.Role == GroupRole.Facilitator)
            && await _community.IsListedAsync(DirectoryRules.Groups, group.Value)
            && await _community.IsListedAsync(DirectoryRules.Members, ana.Value));
    }

    [Fact]
    public async Task A_repeated_post_is_one_post()
    {
        var ana = await _community.NewMemberAsync();
        var thread = await _community.NewThreadAsync(ana, await _community.NewGroupAsync(ana));
        var post = new NewPost { RequestId = Community.NewRequest(), Body = "Una vez." };

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => _community.Thread(thread).PublishAsync(ana, post)));

        Assert.Single(answers.Select(answer => Community.Value(answer).No).Distinct());
        Assert.Equal(2, (await _community.ReadAsync(TopicId.Of(thread))).OfType<Post>().Count());
    }
}

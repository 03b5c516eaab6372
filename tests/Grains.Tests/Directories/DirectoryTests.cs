using Comparte.Directories;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Directories;

/// <summary>The lists of cards.</summary>
[Collection(ClusterCollection.Name)]
public sealed class DirectoryTests(ClusterFixture cluster)
{
    private readonly Community _community = new(cluster);

    [Theory]
    [InlineData(DirectoryRules.Members)]
    [InlineData(DirectoryRules.Organizations)]
    [InlineData(DirectoryRules.Groups)]
    public async Task Everybody_in_the_network_may_open_a_directory_also_an_empty_one(string key)
    {
        var member = EntityId.New<MemberId>(TimeProvider.System);

        var admitted = await _community.Grains.GetTopic(new TopicId(TopicKinds.Directory, key))
            .AdmitAsync([new(member, default)]);

        Assert.Equal(OpenStatus.Reset, Assert.Single(admitted.Statuses));
    }

    [Fact]
    public async Task A_card_told_late_does_not_undo_a_newer_one()
    {
        var id = EntityId.New<OrganizationId>(TimeProvider.System).Value;
        var directory = _community.Grains.GetGrain<IDirectoryGrain>(DirectoryRules.Organizations);
        await directory.TellAsync(new OrganizationCard { Id = id, Name = "nueva", ToldRev = 7 });

        await directory.TellAsync(new OrganizationCard { Id = id, Name = "vieja", ToldRev = 6 });

        Assert.Equal("nueva", Assert.IsType<OrganizationCard>(Assert.Single(await directory.FindAsync([id]))).Name);
    }

    [Fact]
    public async Task A_card_taken_away_before_it_stood_is_neither_listed_nor_remembered_in_the_topic()
    {
        var id = EntityId.New<GroupId>(TimeProvider.System).Value;
        var directory = _community.Grains.GetGrain<IDirectoryGrain>(DirectoryRules.Groups);

        await directory.TellAsync(new Tombstone { Id = id, ToldRev = 3 });
        await directory.TellAsync(new GroupCard { Id = id, Name = "vieja", ToldRev = 2 });

        Assert.Empty(await directory.FindAsync([id]));
        Assert.False(cluster.Store.Contains($"\"{id}\""));
    }

    [Fact]
    public async Task What_goes_on_in_a_group_that_was_listed_once_moves_nothing()
    {
        var id = EntityId.New<GroupId>(TimeProvider.System).Value;
        var directory = _community.Grains.GetGrain<IDirectoryGrain>(DirectoryRules.Groups);
        var topic = _community.Grains.GetTopic(new TopicId(TopicKinds.Directory, DirectoryRules.Groups));
        await directory.TellAsync(new GroupCard { Id = id, Name = "a la vista", ToldRev = 2 });
        await directory.TellAsync(new Tombstone { Id = id, ToldRev = 3 });
        var hidden = Assert.Single((await ReadAsync()).Entries, entry => entry.Id == id);
        var head = (await ReadAsync()).Head;

        await directory.TellAsync(new Tombstone { Id = id, ToldRev = 5 });
        await directory.TellAsync(new GroupCard { Id = id, Name = "tarde", ToldRev = 4 });

        Assert.Equal(hidden, Assert.Single((await ReadAsync()).Entries, entry => entry.Id == id));
        Assert.Equal(head, (await ReadAsync()).Head);
        await directory.TellAsync(new GroupCard { Id = id, Name = "otra vez", ToldRev = 6 });
        Assert.Equal("otra vez", Assert.IsType<GroupCard>(Assert.Single(await directory.FindAsync([id]))).Name);

        Task<TopicPage> ReadAsync() => topic.ReadAsync(new TopicQuery { Before = long.MaxValue, Limit = 256 });
    }
}

using Comparte.Axes;
using Comparte.Groups;
using Comparte.Initiatives;
using Comparte.Members;
using Comparte.Search;
using Comparte.Threads;
using Orleans.Core.Internal;

namespace Comparte.Grains.Tests.Search;

/// <summary>What owners tell the index, and that nothing is told that not everybody of an audience may read.</summary>
[Collection(ClusterCollection.Name)]
public sealed class TellingTests(ClusterFixture cluster)
{
    private const string Village = "Aldea Canaria";
    private readonly Community _community = new(cluster);

    private static MemoryIndex Index => MemoryIndex.Instance;

    [Fact]
    public async Task People_organizations_initiatives_and_groups_are_told_by_their_profiles()
    {
        var ana = await _community.NewMemberAsync("Ana Buscada");
        var organization = await _community.NewOrganizationAsync(ana, "Hariztegi Buscado");
        var initiative = await _community.NewInitiativeAsync(
            ana, organization, new InitiativeChange { Name = "Café Buscado", Country = "PE", Products = ["panela"] });
        var group = await _community.NewGroupAsync(ana, new GroupChange { Name = "Grupo Buscado" });

        Assert.Equal("Ana Buscada", (await ToldAsync($"person/{ana}")).Title);
        Assert.Equal("Hariztegi Buscado", (await ToldAsync($"organization/{organization}")).Title);
        var told = await ToldAsync($"initiative/{initiative}");
        Assert.Equal(("Café Buscado", "PE", organization), (told.Title, told.Country, told.Organization));
        Assert.Contains("panela", told.More);
        Assert.Equal("Grupo Buscado", (await ToldAsync($"group/{group}")).Title);
    }

    [Fact]
    public async Task A_hidden_group_and_what_is_in_it_is_told_for_its_members_alone()
    {
        var ana = await _community.NewMemberAsync();
        var group = await _community.NewGroupAsync(ana, new GroupChange { Visibility = GroupVisibility.Hidden });
        var thread = await _community.NewThreadAsync(ana, group);

        string[] keys = [$"group/{group}", $"thread/{thread}", $"post/{thread}/2"];
        Assert.All(await Task.WhenAll(keys.Select(ToldAsync)), told => Assert.Equal(group.Value, told.Audience));
    }

    [Fact]
    public async Task A_group_that_hides_itself_is_told_again()
    {
        var ana = await _community.NewMemberAsync();
        var group = await _community.NewGroupAsync(ana);
        Assert.Equal(SearchDocument.Network, (await ToldAsync($"group/{group}")).Audience);

        var hidden = new GroupChange { Visibility = GroupVisibility.Hidden, RequestId = Community.NewRequest() };
        Community.Value(await _community.Group(group).ChangeAsync(ana, hidden, asAdministrator: false));

        await ToldAsync($"group/{group}", told => told.Audience == group.Value);
    }

    [Fact]
    public async Task Posts_are_told_as_plain_text_and_follow_their_edits_and_deletion()
    {
        var ana = await _community.NewMemberAsync();
        var group = await _community.NewGroupAsync(ana);
        var thread = await _community.NewThreadAsync(ana, group);
        var post = await _community.PublishAsync(thread, ana, $"Hola **@[Ana]({ana})**, mira [esto](https://example.org)");
        var key = $"post/{thread}/{post.No}";
        Assert.Equal("Hola @Ana, mira esto", (await ToldAsync(key)).Text);

        Community.Value(await _community.Thread(thread).EditAsync(ana, post.No, "Otra cosa", Community.NewRequest()));
        await ToldAsync(key, told => told.Text == "Otra cosa");

        Community.Value(await _community.Thread(thread).DeleteAsync(ana, post.No, Community.NewRequest()));
        var gone = await ToldAsync(key, told => told.IsGone);
        Assert.Equal(("", ""), (gone.Title, gone.Text));
    }

    [Fact]
    public async Task A_post_that_is_hard_to_read_is_told_and_keeps_none_after_it_waiting()
    {
        var ana = await _community.NewMemberAsync();
        var thread = await _community.NewThreadAsync(ana, await _community.NewGroupAsync(ana));
        await _community.PublishAsync(thread, ana, new string('[', 8000));
        var next = await _community.PublishAsync(thread, ana, "Sigue");

        Assert.Equal("Sigue", (await ToldAsync($"post/{thread}/{next.No}")).Text);
    }

    [Fact]
    public async Task An_exact_place_and_what_is_noted_are_told_never_even_while_the_place_is_shown()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var jon = await _community.NewMemberAsync("Jon");
        var organization = await _community.NewOrganizationAsync(ana);
        var initiative = await _community.NewInitiativeAsync(ana, organization);
        await _community.AddPersonAsync(initiative, ana, jon, represents: true);
        var log = _community.Log(initiative);
        var place = new ExactPlace { Latitude = 15.47001, Longitude = -90.37002, Village = Village };
        Assert.Null(await log.SetPlaceAsync(jon, place, Community.NewRequest()));
        Assert.Null(await log.ConsentAsync(jon, Community.NewRequest()));
        Community.Value(await log.AddAsync(jon, new LogNoteChange
        {
            Type = LogNoteKind.Visit,
            On = new DateOnly(2026, 5, 1),
            Text = "Nota canaria",
            RequestId = Community.NewRequest(),
        }));
        var renamed = new InitiativeChange { Name = "Después", RequestId = Community.NewRequest() };
        Community.Value(await _community.Initiative(initiative).ChangeAsync(jon, renamed, asAdministrator: false));
        await ToldAsync($"initiative/{initiative}", told => told.Title == "Después");

        var everything = string.Join('\n', Index.All.Select(one => System.Text.Json.JsonSerializer.Serialize(one)));
        Assert.All(["anari", "15.47001", "90.37002"], canary =>
            Assert.DoesNotContain(canary, everything, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_merged_axis_is_found_by_nobody_and_leads_to_the_other()
    {
        var ana = await _community.NewFacilitatorAsync();
        var axes = cluster.Grains.GetGrain<IAxesGrain>(IAxesGrain.Key);
        var axis = Community.Value(await axes.ProposeAsync(
            ana,
            new AxisChange
            {
                RequestId = Community.NewRequest(),
                Labels = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty
                    .Add("es", $"Eje {Guid.NewGuid():N}"),
            },
            asAdministrator: false));
        await ToldAsync($"axis/{axis.Id}", told => told.Audience == SearchDocument.Network);
        var merged = new AxisChange { RequestId = Community.NewRequest(), MergeInto = "learning" };
        Community.Value(await axes.ChangeAsync(ana, axis.Id, merged, asAdministrator: false));

        var told = await ToldAsync($"axis/{axis.Id}", told => told.Audience == SearchDocument.Nobody);
        Assert.Equal("learning", Assert.Single(told.Axes));
    }

    [Fact]
    public async Task A_lost_index_is_made_from_what_there_is_hidden_groups_and_long_conversations_too()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var group = await _community.NewGroupAsync(ana, new GroupChange { Visibility = GroupVisibility.Hidden });
        var thread = await _community.NewThreadAsync(ana, group);
        for (var no = 3; no < 120; no++)
        {
            await _community.PublishAsync(thread, ana, $"Mensaje {no}");
        }

        Community.Value(await _community.Thread(thread).DeleteAsync(ana, 50, Community.NewRequest()));
        await ToldAsync($"post/{thread}/50", told => told.IsGone);
        await Community.EventuallyAsync(async () =>
            (await _community.Group(group).NewestThreadsAsync(ana, 1)).Length == 1
            && (await _community.Member(ana).MineAsync(ana)).OfType<Membership>().Any()
            && await _community.IsListedAsync("members", ana.Value));

        Index.Lose();
        var index = cluster.Grains.GetGrain<ISearchIndexGrain>(ISearchIndexGrain.Key);
        await index.AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        await Community.EventuallyAsync(async () => (await index.ProgressAsync()).IsWhole);

        Assert.Equal("Mensaje 7", Index[$"post/{thread}/7"]?.Text);
        Assert.True(Index[$"post/{thread}/50"] is { IsGone: true });
        Assert.Equal(group.Value, Index[$"group/{group}"]?.Audience);
        Assert.Equal("Ana", Index[$"person/{ana}"]?.Title);
        Assert.NotNull(Index["axis/learning"]);
    }

    [Fact]
    public async Task What_has_to_be_told_is_told_after_a_crash_by_a_reminder()
    {
        var ana = await _community.NewMemberAsync();

        Assert.True(await cluster.HasReminderAsync(_community.Member(ana).GetGrainId(), "deliver"));
    }

    private static async Task<SearchDocument> ToldAsync(string key) => await ToldAsync(key, _ => true);

    private static async Task<SearchDocument> ToldAsync(string key, Func<SearchDocument, bool> isSo)
    {
        await Community.EventuallyAsync(() => Task.FromResult(Index[key] is { } told && isSo(told)));
        return Index[key]!;
    }
}

using System.Collections.Immutable;
using Comparte.Grains.Tests.Publications;
using Comparte.Visits;
using Orleans.Core.Internal;

namespace Comparte.Grains.Tests.Visits;

/// <summary>Whose visits count.</summary>
[Collection(ClusterCollection.Name)]
public sealed class VisitsTests(ClusterFixture cluster) : IAsyncLifetime
{
    private readonly Community _community = new(cluster);
    private MemberId _ana;
    private MemberId _joao;
    private MemberId _maren;
    private OrganizationId _id;

    public async Task InitializeAsync()
    {
        _ana = await _community.NewMemberAsync("Ana");
        _joao = await _community.NewMemberAsync("João");
        _maren = await _community.NewMemberAsync("Maren");
        _id = await _community.NewOrganizationAsync(_ana);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    private IVisitsGrain Visits => cluster.Grains.GetGrain<IVisitsGrain>(_id.Value);

    [Fact]
    public async Task A_member_counts_once_a_day()
    {
        await AddAsync(Today, _joao, _joao);
        await AddAsync(Today, _joao, _maren);
        await AddAsync(Today.AddDays(-1), _joao);

        Assert.Equal(3, (await Visits.CountAsync()).Total);
        Assert.Equal(
            (VisitDay[])[new(Today.AddDays(-1), 1), new(Today, 2)], (await Visits.CountAsync()).Days);
    }

    [Fact]
    public async Task Its_own_people_dont_count_and_whoever_was_only_named_does()
    {
        await _community.AddPersonAsync(_id, _ana, _joao);
        Community.Value(await _community.Organization(_id).ChangeAsync(
            _ana,
            new()
            {
                RequestId = Community.NewRequest(),
                People = [new() { Member = _maren, Role = "Campo" }],
            },
            asAdministrator: false));

        await AddAsync(Today, _ana, _joao, _maren);

        Assert.Equal(1, (await Visits.CountAsync()).Total);
    }

    [Fact]
    public async Task Of_what_a_group_reads_only_its_members_count_and_no_author_does()
    {
        var workshop = new Workshop(cluster);
        var group = await _community.NewGroupAsync(_ana);
        Community.Value(await _community.Group(group).JoinAsync(_joao, "", Community.NewRequest()));
        var visits = cluster.Grains.GetGrain<IVisitsGrain>((await workshop.NewSharedAsync(_ana, group)).Value);

        await visits.AddAsync(Today, [_ana, _joao, _maren]);

        Assert.Equal(1, (await visits.CountAsync()).Total);
    }

    [Fact]
    public async Task Of_a_need_its_own_people_dont_count()
    {
        var visits = cluster.Grains.GetGrain<IVisitsGrain>((await _community.NewNeedAsync(_ana)).Value);

        await visits.AddAsync(Today, [_ana, _joao, _maren]);

        Assert.Equal(2, (await visits.CountAsync()).Total);
    }

    [Fact]
    public async Task A_day_that_is_over_or_to_come_changes_nothing()
    {
        await AddAsync(Today.AddDays(-3), _joao);
        await AddAsync(Today.AddDays(1), _joao);

        Assert.Equal(0, (await Visits.CountAsync()).Total);
    }

    [Fact]
    public async Task What_isnt_there_is_not_counted()
    {
        var nowhere = cluster.Grains.GetGrain<IVisitsGrain>("o" + Guid.NewGuid().ToString("N"));

        await nowhere.AddAsync(Today, [_joao]);

        Assert.Equal(0, (await nowhere.CountAsync()).Total);
    }

    [Fact]
    public async Task The_count_outlives_the_activation()
    {
        await AddAsync(Today, _joao, _maren);

        await Visits.AsReference<IGrainManagementExtension>().DeactivateOnIdle();

        Assert.Equal(2, (await Visits.CountAsync()).Total);
    }

    [Fact]
    public async Task Nothing_stored_says_who_visited()
    {
        await AddAsync(Today, _joao);

        var stored = cluster.Store.TextOf("visits.main", Visits.GetGrainId());
        Assert.Contains("\"total\":1", stored, StringComparison.Ordinal);
        Assert.DoesNotContain(_joao.Value[1..], stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_replaces_what_is_there()
    {
        await AddAsync(Today, _joao);

        await cluster.Grains.GetGrain<IVisitsImportGrain>(_id.Value).ImportAsync([new(new DateOnly(2026, 1, 1), 40)]);

        Assert.Equal(40, (await Visits.CountAsync()).Total);
    }

    private Task AddAsync(DateOnly day, params ImmutableArray<MemberId> visitors) => Visits.AddAsync(day, visitors);
}

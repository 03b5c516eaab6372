using System.Collections.Immutable;
using Comparte.Interactions;
using Comparte.Members;
using Comparte.Topics;
using Orleans.Core.Internal;

namespace Comparte.Grains.Tests.Relations;

/// <summary>The record of who interacts with whom.</summary>
[Collection(ClusterCollection.Name)]
public sealed class InteractionTests(ClusterFixture cluster) : IAsyncLifetime
{
    private readonly Community _community = new(cluster);
    private MemberId _ana;
    private MemberId _joao;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public async Task InitializeAsync()
    {
        _ana = await _community.NewMemberAsync("Ana");
        _joao = await _community.NewMemberAsync("João");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_a_thread_had_not_told_is_told_when_it_is_opened_again_and_counts_once()
    {
        var group = await _community.NewGroupAsync(_ana);
        await _community.JoinAsync(group, _joao);
        var thread = await _community.NewThreadAsync(_ana, group);
        await _community.Thread(thread).ReactAsync(_joao, 2, "thanks", present: true);
        await _community.Thread(thread).AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        await _community.ReadAsync(TopicId.Of(thread));

        await Community.EventuallyAsync(async () => (await OwnAsync(_joao)).Length > 0);

        var count = Assert.Single(await OwnAsync(_joao));
        Assert.Equal((_ana, InteractionKind.Reacted, 1), (count.To, count.Kind, count.Times));
        Assert.Empty(await OwnAsync(_ana));
    }

    [Fact]
    public async Task What_is_told_twice_counts_once_and_with_each_of_its_axes()
    {
        var one = Made("t1/3", ["agroecology", "water"]);

        await AddAsync(one);
        await AddAsync(one, Made("t1/4", ["water"]));

        Assert.Equal(
            [("agroecology", 1), ("water", 2)],
            (await OwnAsync(_joao)).Select(count => (count.Axis, count.Times)));
    }

    [Fact]
    public async Task Whoever_wants_no_record_is_erased_on_both_sides_and_counted_no_more()
    {
        await AddAsync(Made("t1/3", []));
        await ChooseAsync(_ana, "off");
        await Community.EventuallyAsync(async () => (await OwnAsync(_joao)).IsEmpty);

        await AddAsync(Made("t1/4", []));
        Assert.Empty(await OwnAsync(_joao));

        await ChooseAsync(_ana, "on");
        await Community.EventuallyAsync(async () =>
        {
            await AddAsync(Made("t1/5", []));
            return (await OwnAsync(_joao)).Length == 1;
        });
        await ChooseAsync(_joao, "off");
        await Community.EventuallyAsync(async () => (await OwnAsync(_joao)).IsEmpty);
    }

    [Fact]
    public async Task A_month_older_than_three_years_is_not_kept()
    {
        await AddAsync(Made("t1/3", []) with { At = Now.AddMonths(-40) });

        Assert.Empty(await OwnAsync(_joao));
    }

    private Interaction Made(string key, ImmutableArray<string> axes) => new()
    {
        Key = key,
        From = _joao,
        To = _ana,
        Kind = InteractionKind.Answered,
        Axes = axes,
        At = Now,
    };

    private Task AddAsync(params ImmutableArray<Interaction> interactions) => cluster.Grains
        .GetGrain<IInteractionMonthGrain>($"{_joao.Value}/{interactions[0].At.UtcDateTime:yyyy-MM}")
        .AddAsync(interactions);

    private Task<ImmutableArray<InteractionCount>> OwnAsync(MemberId member) =>
        cluster.Grains.GetGrain<IInteractionsGrain>(member.Value).OwnAsync();

    private async Task ChooseAsync(MemberId member, string value) => Community.Value(
        await _community.Member(member).ChangeAsync(member, new MemberChange
        {
            RequestId = Community.NewRequest(),
            Settings = ImmutableSortedDictionary<string, string>.Empty.Add(MemberSettings.Interactions, value),
        }));
}

using System.Collections.Immutable;
using Comparte.Axes;

namespace Comparte.Grains.Tests.Axes;

[Collection(ClusterCollection.Name)]
public sealed class AxesTests(ClusterFixture cluster)
{
    private readonly Community _community = new(cluster);

    private IAxesGrain Axes => cluster.Grains.GetGrain<IAxesGrain>(IAxesGrain.Key);

    [Fact]
    public async Task The_network_begins_with_what_it_works_on() =>
        Assert.Contains(await Axes.ListAsync(), axis => axis is { Id: "agroecology", State: AxisState.Confirmed });

    [Fact]
    public async Task Any_member_proposes_an_axis_once()
    {
        var ana = await _community.NewMemberAsync();
        var proposal = NewProposal();

        var first = Community.Value(await Axes.ProposeAsync(ana, proposal, asAdministrator: false));
        var again = Community.Value(await Axes.ProposeAsync(ana, proposal, asAdministrator: false));

        Assert.Equal((AxisState.Proposed, ana), (first.State, first.By));
        Assert.Equal(first.Id, again.Id);
    }

    [Fact]
    public async Task What_a_facilitator_proposes_is_confirmed()
    {
        var ana = await _community.NewFacilitatorAsync();
        var made = Community.Value(await Axes.ProposeAsync(ana, NewProposal(), asAdministrator: false));
        Assert.Equal(AxisState.Confirmed, made.State);
    }

    [Fact]
    public async Task A_proposer_mends_the_words_until_the_axis_is_confirmed()
    {
        var (joao, axis) = await ProposedAsync();
        var words = new AxisChange { RequestId = Community.NewRequest(), About = "Agua de lluvia." };
        Assert.Equal("Agua de lluvia.", Community.Value(await Axes.ChangeAsync(joao, axis, words, false)).About);

        await ConfirmAsync(axis);

        var late = words with { RequestId = Community.NewRequest() };
        Assert.Equal("not_allowed", (await Axes.ChangeAsync(joao, axis, late, false)).Refusal?.Code);
    }

    [Fact]
    public async Task Nobody_else_changes_confirms_or_merges()
    {
        var (joao, axis) = await ProposedAsync();
        var other = await _community.NewMemberAsync();
        AxisChange Now(AxisChange change) => change with { RequestId = Community.NewRequest() };
        foreach (var (who, change) in new (MemberId, AxisChange)[]
        {
            (other, new() { About = "Otra cosa." }),
            (joao, new() { Confirm = true }),
            (joao, new() { MergeInto = "agroecology" }),
        })
        {
            Assert.Equal("not_allowed", (await Axes.ChangeAsync(who, axis, Now(change), false)).Refusal?.Code);
        }
    }

    [Fact]
    public async Task A_facilitator_merges_and_takes_apart_again()
    {
        var (_, axis) = await ProposedAsync();
        var ana = await _community.NewFacilitatorAsync();
        async Task<Axis> MergeAsync(string into) => Community.Value(await Axes.ChangeAsync(
            ana, axis, new AxisChange { RequestId = Community.NewRequest(), MergeInto = into }, false));

        var merged = await MergeAsync("agroecology");
        Assert.Equal((AxisState.Merged, "agroecology", ana), (merged.State, merged.MergedInto, merged.DecidedBy));

        var apart = await MergeAsync("");
        Assert.Equal((AxisState.Confirmed, null), (apart.State, apart.MergedInto));
    }

    [Fact]
    public async Task There_is_no_other_axis() => Assert.Equal("not_found", (await Axes.ChangeAsync(
        await _community.NewFacilitatorAsync(), "nada", new() { RequestId = Community.NewRequest() }, false)).Refusal?.Code);

    private async Task<(MemberId Proposer, string Axis)> ProposedAsync()
    {
        var joao = await _community.NewMemberAsync("João");
        return (joao, Community.Value(await Axes.ProposeAsync(joao, NewProposal(), false)).Id);
    }

    private async Task ConfirmAsync(string axis) => Community.Value(await Axes.ChangeAsync(
        await _community.NewFacilitatorAsync(), axis, new() { RequestId = Community.NewRequest(), Confirm = true }, false));

    private static AxisChange NewProposal() => new()
    {
        RequestId = Community.NewRequest(),
        Labels = ImmutableSortedDictionary<string, string>.Empty.Add("es", $"Agua {Guid.NewGuid():N}"),
    };
}

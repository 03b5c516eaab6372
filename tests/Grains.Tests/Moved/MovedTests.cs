using Comparte.Moved;

namespace Comparte.Grains.Tests.Moved;

/// <summary>The table of moved addresses.</summary>
[Collection(ClusterCollection.Name)]
public sealed class MovedTests(ClusterFixture cluster)
{
    [Fact]
    public async Task Addresses_lead_where_they_led_first_and_are_there_once()
    {
        var (one, other) = (EntityId.New<PublicationId>(TimeProvider.System), EntityId.New<PublicationId>(TimeProvider.System));
        var mine = Enumerable.Range(0, 100).Select(no => new MovedAddress { Address = $"/{one}/{no}", To = one }).ToList();
        Assert.Empty(await cluster.Grains.AddMovedAsync(mine));
        Assert.Empty(await cluster.Grains.AddMovedAsync(mine));

        Assert.Equal(mine[7].Address, Assert.Single(await cluster.Grains.AddMovedAsync([mine[7] with { To = other }])));

        var table = (await cluster.Grains.ReadMovedAsync()).Where(address => address.Address.StartsWith($"/{one}/", StringComparison.Ordinal));
        Assert.Equal(mine.OrderBy(address => address.Address), table.OrderBy(address => address.Address));
    }
}

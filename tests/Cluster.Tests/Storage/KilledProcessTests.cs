namespace Comparte.Cluster.Tests.Storage;

/// <summary>Invariant 1 of topics, at its root: an acknowledged write survives the death of the process.</summary>
public sealed class KilledProcessTests
{
    [Fact]
    public async Task No_acknowledged_write_is_lost_when_the_process_is_killed_under_32_writers()
    {
        using var folder = new TemporaryFolder();
        for (var round = 1; round <= 4; round++)
        {
            var acknowledged = await AcknowledgedWrites.KillAfterAsync(2000 * round, folder.Location);

            using var store = new TestStore(folder);
            for (var writer = 0; writer < AcknowledgedWrites.Writers; writer++)
            {
                var stored = AcknowledgedWrites.Number(await store.TextAsync(TestStore.Grain($"w{writer}")));
                // The kill may come between the commit and its acknowledgement, once for each writer.
                Assert.InRange(stored, acknowledged[writer], acknowledged[writer] + 1);
            }
        }
    }
}

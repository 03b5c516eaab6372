using Comparte.Silo.Operations;
using Orleans;

namespace Comparte.Cluster.Tests.Storage;

public sealed class StoredSampleTests
{
    public static TheoryData<string> Samples =>
        [.. Directory.EnumerateFiles(SampleFolder, "*.db").Select(file => Path.GetFileName(file))];

    private static string SampleFolder => Path.Combine(AppContext.BaseDirectory, "Storage", "Samples");

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task What_an_earlier_version_stored_is_read(string sample)
    {
        using var folder = new TemporaryFolder();
        string[] restore = ["--restore", Path.Combine(SampleFolder, sample), "--data", folder.Below("data")];
        Assert.Equal(0, StoreCommands.Run(restore, TextWriter.Null, TextWriter.Null));
        using var store = new TestStore(folder);

        var read = new GrainState<StoredSample>();
        await store.Storage.ReadStateAsync(StoredSample.StateName, TestStore.Grain("n1", "sample"), read);

        var expected = StoredSample.Expected;
        Assert.Equal(expected.Tags.AsEnumerable(), read.State!.Tags.AsEnumerable());
        Assert.Equal(expected.Counts.AsEnumerable(), read.State.Counts.AsEnumerable());
        Assert.Equal(expected, read.State with { Tags = expected.Tags, Counts = expected.Counts });
        Assert.Equal(20_000, (await store.TextAsync(TestStore.Grain("n2")))!.Length);
        Assert.True(store.Folder.IsDemonstration);
        // A row that was read is a row that can be changed.
        await store.Storage.WriteStateAsync(StoredSample.StateName, TestStore.Grain("n1", "sample"), read);
    }
}

using Comparte.Silo;
using Comparte.Silo.Storage;

namespace Comparte.Cluster.Tests.Storage;

public sealed class DataFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Data => _folder.Below("data");

    [Fact]
    public void A_second_opener_is_told_that_the_folder_is_in_use()
    {
        using var first = DataFolder.Open(Data);

        var refused = Assert.Throws<StartRefusedException>(() => DataFolder.Open(Data));

        Assert.Equal(
            $"The data folder {Data} is in use by another Comparte: stop that one, "
            + "or choose another folder with --data DIR.",
            refused.Message);
    }

    [Fact]
    public void A_closed_folder_can_be_opened_again_and_is_the_same_incarnation()
    {
        using var first = DataFolder.Open(Data);
        first.Dispose();

        using var second = DataFolder.Open(Data);

        Assert.Equal(first.Incarnation, second.Incarnation);
        Assert.Matches("^[0-9a-z]{10}$", second.Incarnation.Value);
    }

    [Fact]
    public void Two_folders_are_two_incarnations()
    {
        using var one = DataFolder.Open(_folder.Below("one"));
        using var two = DataFolder.Open(_folder.Below("two"));

        Assert.NotEqual(one.Incarnation, two.Incarnation);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_refused_in_one_sentence()
    {
        File.WriteAllText(_folder.Below("file"), "not a folder");

        var refused = Assert.Throws<StartRefusedException>(() => DataFolder.Open(_folder.Below("file/data")));

        Assert.StartsWith(
            $"The data folder {_folder.Below("file/data")} can't be written",
            refused.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_alone()
    {
        Directory.CreateDirectory(Data);
        var text = new string('x', 5000);
        File.WriteAllText(Path.Combine(Data, "comparte.db"), text);

        Assert.Throws<StartRefusedException>(() => DataFolder.Open(Data));

        Assert.Equal(text, File.ReadAllText(Path.Combine(Data, "comparte.db")));
    }

    [Fact]
    public void Data_of_a_newer_version_is_refused()
    {
        DataFolder.Open(Data).Dispose();
        using (var connection = StoreDatabase.Open(Path.Combine(Data, "comparte.db")))
        {
            connection.Execute("PRAGMA user_version = 1000");
        }

        var refused = Assert.Throws<StartRefusedException>(() => DataFolder.Open(Data));

        Assert.Contains("newer version", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_an_empty_store_becomes_a_demonstration_and_stays_one()
    {
        using (var store = new TestStore(_folder))
        {
            Assert.False(store.Folder.HoldsData);
            store.Folder.MarkAsDemonstration();
            await store.WriteAsync(TestStore.Grain("n1"), "text");
        }
        using (var again = DataFolder.Open(Data))
        {
            Assert.True(again.HoldsData);
            Assert.True(again.IsDemonstration);
        }

        using var other = new TemporaryFolder();
        using (var store = new TestStore(other))
        {
            await store.WriteAsync(TestStore.Grain("n1"), "text");
        }
        using var real = DataFolder.Open(other.Below("data"));
        Assert.Throws<InvalidOperationException>(real.MarkAsDemonstration);
    }

    public void Dispose() => _folder.Dispose();
}

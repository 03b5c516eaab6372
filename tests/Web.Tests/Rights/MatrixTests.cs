using System.Net.WebSockets;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comparte.Web.Tests.Live;

namespace Comparte.Web.Tests.Rights;

/// <summary>Everything that there is to read, for everybody, on every way, by <see cref="RightsTable"/>.</summary>
[Collection(WorldCollection.Name)]
public sealed partial class MatrixTests(World world)
{
    public static readonly TheoryData<Kind, Reader> Readable = Cells(right => right != Right.None);

    public static readonly TheoryData<Kind, Reader> Unreadable = Cells(right => right == Right.None);

    public static readonly TheoryData<Kind, Reader> NotEverywhere = Cells(right => right != Right.Reads);

    public static readonly TheoryData<Reader> Everybody = [.. Enum.GetValues<Reader>()];

    public static readonly TheoryData<Reader> SignedIn =
        [.. Enum.GetValues<Reader>().Except([Reader.Anonymous, Reader.Suspended, Reader.Erased])];

    [Theory, MemberData(nameof(Readable))]
    public async Task What_one_may_read_stands_where_it_belongs(Kind kind, Reader reader)
    {
        var (content, eyes) = (world[kind], world[reader]);
        foreach (var way in content.Shown.Keys.Where(way => RightsTable.Meets(kind, reader, way)))
        {
            if (way == Way.Socket)
            {
                await eyes.HearAsync(content, Content.Live);
            }

            var missing = Judge.Missing(content, way, await eyes.SeenAsync(world, way)).ToList();
            Assert.True(missing.Count == 0, $"{way}: {string.Join(", ", missing)}");
        }
    }

    [Theory, MemberData(nameof(NotEverywhere))]
    public async Task What_one_may_not_know_of_comes_out_nowhere(Kind kind, Reader reader)
    {
        foreach (var way in Enum.GetValues<Way>().Where(way => !RightsTable.Meets(kind, reader, way)))
        {
            var leaks = Judge.Leaks(world[kind], world[reader], await world[reader].SeenAsync(world, way)).ToList();
            Assert.True(leaks.Count == 0, $"{way}: {string.Join(", ", leaks)}");
        }
    }

    [Theory, MemberData(nameof(Unreadable))]
    public async Task What_one_may_not_know_of_is_refused_like_what_is_not_there(Kind kind, Reader reader)
    {
        var (content, eyes) = (world[kind], world[reader]);
        var expected = eyes.IsIn ? "404 not_found" : "401 sign_in_required";
        foreach (var path in content.Own.Concat(content.Topics.Select(Addresses.Entries)))
        {
            var refusal = await RefusalAsync(eyes, path);
            Assert.Equal($"{path} {expected}", $"{path} {refusal.Status} {refusal.Problem["code"]}");
            var nothing = await RefusalAsync(eyes, Digits().Replace(path, new string('0', 32)));
            Assert.Equal(nothing.Problem.ToJsonString(), refusal.Problem.ToJsonString());
        }
    }

    [Theory, MemberData(nameof(Unreadable))]
    public async Task What_one_may_not_know_of_is_not_there_for_the_socket(Kind kind, Reader reader)
    {
        if (!world[reader].IsIn)
        {
            await Assert.ThrowsAsync<WebSocketException>(() => Listener.ConnectAsync(world[reader].Browser));
            return;
        }

        var opened = await world[reader].OpenedAsync(world);
        Assert.DoesNotContain(world[kind].Topics, topic => opened.Contains(topic.ToString()));
    }

    [Theory, MemberData(nameof(SignedIn))]
    public async Task A_search_counts_what_its_reader_may_read_and_nothing_else(Reader reader)
    {
        var expected = world.Contents.Where(content => RightsTable.Meets(content.Kind, reader, Way.Count))
            .SelectMany(content => content.Counted)
            .GroupBy(kind => kind.Key)
            .ToDictionary(kind => kind.Key, kind => kind.Sum(one => one.Value));

        var counts = Judge.Counts(await world[reader].GetAsync($"/api/search?axis={World.Axis}"));

        counts.Remove("axis");
        Assert.Equal(expected.OrderBy(kind => kind.Key), counts.OrderBy(kind => kind.Key));
    }

    [Theory, MemberData(nameof(SignedIn))]
    public async Task Nobody_takes_along_what_others_wrote(Reader reader)
    {
        // What is called how may be read where the reader belongs; of the rest all is the author's, but a member's trial.
        string[] others = reader == Reader.Member ? ["name", "title", Content.Live, "trial", "there"] : ["name", "title", Content.Live];
        var written = world.Contents.SelectMany(content => content.Words)
            .Where(word => !others.Contains(word.Key)).Select(word => word.Value);

        var seen = await world[reader].SeenAsync(world, Way.Export);

        Assert.NotEmpty(seen);
        Assert.Equal(reader == Reader.Author, written.Any(word => seen.Any(sight => sight.Says(word))));
    }

    [Fact]
    public async Task Outside_is_told_what_everybody_in_the_network_reads_and_nothing_else()
    {
        // Those that were withdrawn or hidden later everybody read when they were told.
        Kind[] read = [Kind.Withdrawn, Kind.HiddenShared, Kind.HiddenNeed];
        Kind[] told = [Kind.NetworkPublication, Kind.NetworkEvent, Kind.Need];
        IReadOnlyList<Sight> seen = [];
        await Site.EventuallyAsync(() =>
        {
            seen = [.. world.Outside.All.Select(one => new Sight("outside", 200, "", one.Body))];
            return Task.FromResult(told.All(kind => seen.Any(sight => sight.Says(world[kind].Word("title")))));
        });

        var leaks = world.Contents
            .Where(content => RightsTable.Of(content.Kind, Reader.Outsider) == Right.None && !read.Contains(content.Kind))
            .SelectMany(content => Judge.Leaks(content, world[Reader.Outsider], seen));

        Assert.Empty(leaks);
    }

    [Theory, MemberData(nameof(Everybody))]
    public async Task A_page_is_the_same_for_what_is_there_and_what_is_not(Reader reader)
    {
        foreach (var page in await world[reader].SeenAsync(world, Way.Html))
        {
            var nothing = await world[reader].GetAsync(Digits().Replace(page.Address, new string('0', 32)));
            Assert.Equal((page.Address, nothing.Status, nothing.Body), (page.Address, page.Status, page.Body));
        }
    }

    private static async Task<(int Status, JsonNode Problem)> RefusalAsync(Eyes eyes, string path)
    {
        var sight = await eyes.GetAsync(path);
        var problem = JsonNode.Parse(sight.Body)!.AsObject();
        problem.Remove("traceId");
        return (sight.Status, problem);
    }

    private static TheoryData<Kind, Reader> Cells(Func<Right, bool> fits)
    {
        var cells = new TheoryData<Kind, Reader>();
        foreach (var kind in Enum.GetValues<Kind>())
        {
            foreach (var reader in Enum.GetValues<Reader>().Where(reader => fits(RightsTable.Of(kind, reader))))
            {
                cells.Add(kind, reader);
            }
        }

        return cells;
    }

    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex Digits();
}

/// <summary>Tests that read in the same world.</summary>
[CollectionDefinition(Name)]
public sealed class WorldCollection : ICollectionFixture<World>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "rights";
}

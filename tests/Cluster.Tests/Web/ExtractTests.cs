using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparte.Cluster.Tests.Storage;
using Comparte.Silo;
using Comparte.Silo.Operations;
using Comparte.Silo.Operations.Extracts;
using Comparte.Silo.Operations.Moving;
using Comparte.Topics;
using Microsoft.Extensions.Configuration;

namespace Comparte.Cluster.Tests.Web;

/// <summary>A group or an organization goes from one network into another, with all that stands there.</summary>
public sealed class ExtractTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _said = new();

    private string Old => _folder.Below("old");

    private string New => _folder.Below("new");

    private string Zip => _folder.Below("extract.zip");

    [Fact]
    public async Task A_group_is_in_another_network_as_it_was_and_whoever_is_not_there_has_left()
    {
        string group, thread;
        await using (var host = await Demonstration.StartAsync(Old))
        {
            using var ana = await host.SignInAsync("ana@demo.example");
            group = await Permitted.GroupAsync(ana);
            thread = (await ana.PostAsync($"/api/groups/{group}/threads", new
            {
                requestId = CommunityClient.NewRequest(),
                title = "Semillero itinerante",
                body = "Lo que nos llevamos.",
            })).GetProperty("id").GetString()!;

            // While the community runs.
            Assert.Equal(0, Run("export", "--of", group, "--to", Zip, "--data", Old));
        }

        var (_, signInAsync) = await BeginAsync();
        Assert.Equal(0, Run("import", Zip, "--by", "nerea", "--data", New));

        await using var there = await WebProcess.StartAsync(New);
        using var nerea = await signInAsync(there);
        await EventuallyAsync(async () => (await MembersAsync(nerea, group)).Count == 1);
        await EventuallyAsync(async () => (await SearchAsync(nerea, "itinerante")).Contains(thread, StringComparison.Ordinal));
        Assert.Contains(thread, await nerea.GetStringAsync($"/api/topics/group/{group}/entries"), StringComparison.Ordinal);
        Assert.Contains("Lo que nos llevamos.", await nerea.GetStringAsync($"/api/topics/thread/{thread}/entries"), StringComparison.Ordinal);
        await nerea.PublishAsync(thread, CommunityClient.NewRequest(), "Seguimos aquí.");
        Assert.Contains(
            "\"facilitates\"", await nerea.GetStringAsync($"/api/topics/power/{group}/entries"), StringComparison.Ordinal);

        // What was allowed there isn't allowed here.
        Assert.Equal(1, Run("export", "--of", group, "--to", _folder.Below("again.zip"), "--data", New));
        Assert.Contains("doesn't allow it", _said.ToString(), StringComparison.Ordinal);
        Assert.Equal(group, await Permitted.GroupAsync(nerea));
        Assert.Equal(0, Run("export", "--of", group, "--to", _folder.Below("again.zip"), "--data", New));
        Assert.Equal(Contents(Zip, thread), Contents(_folder.Below("again.zip"), thread));
    }

    [Fact]
    public async Task An_organization_comes_with_its_initiatives_needs_and_what_it_shared_in_their_order()
    {
        string organization;
        List<string> all;
        await using (var host = await Demonstration.StartAsync(Old))
        {
            using var ana = await host.SignInAsync("ana@demo.example");
            using var admin = await host.SignInAsync("admin@demo.example");
            (organization, all) = (await MostSharedAsync(ana), await ItemsAsync(ana, "feed/network"));
            Assert.Equal(1, Run("export", "--of", organization, "--to", Zip, "--data", Old));
            await Permitted.OrganizationAsync(admin, organization);
            Assert.Equal(0, await host.StopAsync());
        }

        Assert.Equal(0, Run("export", "--of", organization, "--to", Zip, "--data", Old));
        var (_, signInAsync) = await BeginAsync();
        Assert.Equal(0, Run("import", Zip, "--by", "nerea", "--data", New));

        await using var there = await WebProcess.StartAsync(New);
        using var nerea = await signInAsync(there);
        var shared = all.Intersect(Ids(Zip, TopicKinds.Publication)).ToList();
        Assert.True(shared.Count > 1);
        await EventuallyAsync(async () => (await ItemsAsync(nerea, "feed/network")).Count == shared.Count);
        Assert.Equal(shared, await ItemsAsync(nerea, "feed/network"));
        Assert.NotEmpty(await ItemsAsync(nerea, $"feed/{organization}"));
        await EventuallyAsync(async () => (await nerea.GetStringAsync("/api/topics/directory/organizations/entries")).Contains(
            organization, StringComparison.Ordinal));
        var initiatives = Ids(Zip, "initiative");
        await EventuallyAsync(async () => (await ItemsAsync(nerea, "directory/initiatives")).ToHashSet().SetEquals(initiatives));
        var view = await nerea.GetFromJsonAsync<JsonElement>($"/api/organizations/{organization}");
        Assert.Single(view.GetProperty("people").EnumerateArray(), person => person.GetProperty("represents").GetBoolean());
    }

    [Fact]
    public async Task What_is_there_already_is_not_brought_and_nothing_changes()
    {
        string group;
        await using (var host = await Demonstration.StartAsync(Old))
        {
            using var ana = await host.SignInAsync("ana@demo.example");
            group = await Permitted.GroupAsync(ana);
            Assert.Equal(1, Run("export", "--of", "g0", "--to", Zip, "--data", Old));
            Assert.Equal(1, Run("export", "--of", "g019469d5b20070bf85d3efa640bb1843", "--to", Zip, "--data", Old));
            Assert.Equal(0, Run("export", "--of", group, "--to", Zip, "--data", Old));
            Assert.Equal(1, Run("import", Zip, "--by", "ana@demo.example", "--data", Old));
            Assert.Equal(0, await host.StopAsync());
        }

        var before = SumOf(Old);
        Assert.Equal(1, Run("import", Zip, "--by", "ana@demo.example", "--data", Old));
        Assert.Equal(1, Run("import", Zip, "--by", "nobody@demo.example", "--data", Old));
        Assert.Equal(1, Run("migrate", "--from", Zip, "--to", _folder.Below("whole")));
        Assert.Equal(0, Run("migrate", "--from", Old, "--to", _folder.Below("whole.zip")));
        Assert.Equal(1, Run("import", _folder.Below("whole.zip"), "--by", "ana@demo.example", "--data", Old));

        Assert.Equal(before, SumOf(Old));
        Assert.Contains("in this network already", _said.ToString(), StringComparison.Ordinal);
        Assert.Contains("is nobody in this network", _said.ToString(), StringComparison.Ordinal);
        Assert.Contains("has a part of a network", _said.ToString(), StringComparison.Ordinal);
        Assert.Contains("has a whole network", _said.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Whoever forges an archive can make it whole, but not bring in what isn't the group's.</summary>
    [Fact]
    public async Task A_forged_archive_brings_nothing()
    {
        const string Digits = "0123456789abcdef0123456789abcdef";
        var (nerea, _) = await BeginAsync();
        await Demonstration.CopyToAsync(Old);
        Assert.Equal(0, Run("migrate", "--from", Old, "--to", _folder.Below("whole.zip")));
        var group = Ids(_folder.Below("whole.zip"), "group")[0];
        var about = $$"""{"kind":"threadAbout","id":"about","no":1,"rev":1,"group":"{{group}}"}""";
        var file = $$"""{"v":1,"original":"uploaded","owner":"m{{Digits}}","place":"group/{{group}}","phase":""";
        (string Grain, string State, string Payload, string Said)[] forgeries =
        [
            ($"account/m{Digits}", "account.main", """{"v":1,"standing":"active"}""", "more than what belongs to"),
            ($"thread/g{Digits}", "thread.s000000", $$"""{"v":1,"rev":1,"rows":[{"e":{{about}}}]}""", "more than what belongs to"),
            ($"calendar/{group}-2026/more", "calendar.s000000", """{"v":1}""", "more than what belongs to"),
            ("power/network", "power.s000000", """{"v":1}""", "more than what belongs to"),
            ($"file/x{Digits}", "file.main", $$"""{{file}}"ready"}""", "are missing"),
            ($"file/x{nerea[1..]}", "file.main", $$"""{{file}}"uploading"}""", "the digits of a member"),
        ];
        var before = SumOf(New);
        foreach (var (grain, state, payload, said) in forgeries)
        {
            Forge(group, new StoredRow(new(grain, state), Encoding.UTF8.GetBytes(payload)));
            _said.GetStringBuilder().Clear();

            Assert.Equal(1, Run("import", Zip, "--by", "nerea", "--data", New));

            Assert.Contains(said, _said.ToString(), StringComparison.Ordinal);
            Assert.Equal(before, SumOf(New));
        }
    }

    [Fact]
    public async Task Of_a_sensitive_group_nothing_is_written()
    {
        await using var host = await Demonstration.StartAsync(Old);
        using var admin = await host.SignInAsync("admin@demo.example");
        var made = await admin.PostAsync("/api/groups", new { requestId = CommunityClient.NewRequest(), name = "Cuidado", purpose = "Cuidarnos.", access = "byInvitation", visibility = "hidden" });
        var group = made.GetProperty("id").GetString()!;
        using var changed = await admin.PatchAsJsonAsync(
            $"/api/groups/{group}", new { requestId = CommunityClient.NewRequest(), sensitive = true });
        changed.EnsureSuccessStatusCode();

        Assert.Equal(1, Run("export", "--of", group, "--to", Zip, "--data", Old));

        Assert.Contains("sensitive", _said.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Zip));
    }

    public void Dispose()
    {
        _folder.Dispose();
        _said.Dispose();
    }

    private int? Run(params string[] args) => StoreCommands.Run(args, _said, _said);

    /// <summary>Writes an archive of a group that has one record more.</summary>
    private void Forge(string group, StoredRow more)
    {
        File.Delete(Zip);
        using var whole = ArchiveStore.Open(_folder.Below("whole.zip"));
        using var forged = ArchiveStore.Make(Zip, isDemonstration: false, $"group/{group}");
        forged.TakeRows([.. whole.All().Where(row => row.Key.Grain == $"group/{group}"), more], _ => { });
        forged.TakeReminders([]);
        forged.Complete(null);
    }

    /// <summary>Begins a network of which Nerea is the first administrator; answers who she is and how she signs in.</summary>
    private async Task<(string Id, Func<WebProcess, Task<HttpClient>> SignInAsync)> BeginAsync()
    {
        await using var host = await WebProcess.StartAsync(New);
        using var nerea = host.NewClient();
        var code = (await host.FirstLink.WaitAsync(Patience)).Split('/')[^1];
        var me = await nerea.PostAsync($"/api/invitations/{code}/acceptance", new
        {
            requestId = CommunityClient.NewRequest(),
            name = "Nerea Otxoa",
            signInName = "nerea",
            password = "siete palabras largas",
            terms = 0,
            ofAge = true,
            language = "es",
        });
        Assert.Equal(0, await host.StopAsync());
        return (me.GetProperty("member").GetProperty("id").GetString()!, SignInAsync);

        static async Task<HttpClient> SignInAsync(WebProcess there)
        {
            var client = there.NewClient();
            await client.PostAsync("/api/session", new { email = "nerea", password = "siete palabras largas" });
            return client;
        }
    }

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await holds())
        {
            await Task.Delay(200, patience.Token);
        }
    }

    /// <summary>The organization in whose name most was shared.</summary>
    private static async Task<string> MostSharedAsync(HttpClient client) => (await EntriesAsync(client, "feed/network"))
        .Select(item => item.TryGetProperty("organization", out var one) ? one.GetString() : null)
        .OfType<string>().GroupBy(one => one).MaxBy(some => some.Count())!.Key;

    private static async Task<List<JsonElement>> EntriesAsync(HttpClient client, string topic)
    {
        var (entries, before) = (new List<JsonElement>(), long.MaxValue);
        JsonElement page;
        do
        {
            page = await client.GetFromJsonAsync<JsonElement>($"/api/topics/{topic}/entries?before={before}&limit=256");
            entries.AddRange(page.GetProperty("entries").EnumerateArray());
            before = entries.Select(entry => entry.GetProperty("no").GetInt64()).DefaultIfEmpty().Min();
        }
        while (page.GetProperty("hasOlder").GetBoolean());
        return entries;
    }

    /// <summary>The ids of what stands in a topic, in its order.</summary>
    private static async Task<List<string>> ItemsAsync(HttpClient client, string topic) =>
        [.. (await EntriesAsync(client, topic)).Where(entry => entry.GetProperty("kind").GetString() != "tombstone")
            .OrderBy(entry => entry.GetProperty("no").GetInt64()).Select(entry => entry.GetProperty("id").GetString()!)];

    private static async Task<List<string>> MembersAsync(HttpClient client, string group)
    {
        using var answer = await client.GetAsync($"/api/topics/group/{group}/entries");
        return answer.StatusCode != HttpStatusCode.OK ? [] :
            [.. (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("entries").EnumerateArray()
                .Where(entry => entry.GetProperty("kind").GetString() == "groupMember")
                .Select(entry => entry.GetProperty("id").GetString()!)];
    }

    private static Task<string> SearchAsync(HttpClient client, string words) => client.GetStringAsync($"/api/search?q={words}");

    private static List<string> Ids(string zip, string type)
    {
        using var archive = ArchiveStore.Open(zip);
        return [.. archive.All().Select(row => row.Key.Grain).Where(grain => grain.StartsWith($"{type}/", StringComparison.Ordinal))
            .Select(grain => grain[(type.Length + 1)..]).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Everything in an archive but who belongs to the group, what was said since, and who was told how far.</summary>
    private static SortedDictionary<string, string> Contents(string zip, string thread)
    {
        using var archive = ArchiveStore.Open(zip);
        var contents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in archive.All().Where(row => row.Key.Grain != $"thread/{thread}"
            && row.Key.Grain.Split('/')[0] is not (TopicKinds.Group or TopicKinds.Power)))
        {
            var json = JsonNode.Parse(row.Payload)!.AsObject();
            json.Remove("cursors");
            contents[row.Key.ToString()] = json.ToJsonString();
        }

        IFileParts files = archive;
        foreach (var part in files.All())
        {
            contents[part] = $"{files.LengthOf(part)}";
        }

        return contents;
    }

    private static string SumOf(string data)
    {
        using var view = StoreView.Open(new ConfigurationBuilder().AddInMemoryCollection([new("data", data)]).Build());
        return StoreChecksum.Of(view.Rows, []).ToString();
    }
}

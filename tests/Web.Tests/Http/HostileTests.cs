using System.Text.Json;
using Comparte.Topics;
using Comparte.Web.Tests.Files;

namespace Comparte.Web.Tests.Http;

/// <summary>Whatever is sent, there is a clear refusal, nothing of it is stored, and nothing breaks.</summary>
[Collection(SiteCollection.Name)]
public sealed class HostileTests(Site site)
{
    /// <summary>Numbers of <see cref="HostileInput.All"/> with what is tried.</summary>
    public static TheoryData<int, string> Inputs()
    {
        var inputs = new TheoryData<int, string>();
        for (var at = 0; at < HostileInput.All.Count; at++)
        {
            inputs.Add(at, HostileInput.All[at].Name);
        }

        return inputs;
    }

    [Theory, MemberData(nameof(Inputs))]
    public async Task It_is_refused_in_words_and_nothing_of_it_stays(int at, string name)
    {
        using var ana = await site.SignedInAsync("Ana");
        var group = await ana.NewGroupAsync();
        var thread = await ana.NewThreadAsync(group);
        var used = Talk.NewRequest();
        await ana.PostAsync<JsonElement>($"/api/threads/{thread}/posts", new { requestId = used, body = "x" });
        var file = await ana.CreateFileAsync(10, "foto.png");
        var before = await HeadsAsync();
        var input = HostileInput.All[at];
        using var request = input.ToRequest(new Dictionary<string, string>
        {
            ["g"] = group.Value,
            ["t"] = thread.Value,
            ["m"] = ana.Member.Value,
            ["f"] = file.Value,
            ["r"] = $"{Talk.NewRequest()}",
            ["used"] = $"{used}",
        });

        using var answer = await ana.Http.SendAsync(request);

        var (status, code) = await Browser.RefusalAsync(answer);
        Assert.True(status is >= 400 and < 500, $"{name}: {status} {code}");
        Assert.Equal(input.Header?.Name == "Authorization", status == 401);
        Assert.Equal(before, await HeadsAsync());

        async Task<(long Thread, long Group, long Me)> HeadsAsync() => (
            await HeadAsync(TopicId.Of(thread)), await HeadAsync(TopicId.Of(group)), await HeadAsync(TopicId.Me(ana.Member)));
    }

    private async Task<long> HeadAsync(TopicId topic) =>
        (await site.Grains.GetTopic(topic).ReadAsync(new TopicQuery { Before = 2, Limit = 1 })).Head;
}

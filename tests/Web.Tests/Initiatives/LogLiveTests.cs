using Comparte.Topics;
using Comparte.Web.Live;
using Comparte.Web.Tests.Live;

namespace Comparte.Web.Tests.Initiatives;

/// <summary>What reaches the sockets of those who watch a log, and of those who may no longer.</summary>
[Collection(SiteCollection.Name)]
public sealed class LogLiveTests(Site site)
{
    [Fact]
    public async Task A_note_reaches_everybody_who_accompanies()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var rosa = await site.SignedInAsync("Rosa");
        var id = await ana.NewInitiativeAsync(await ana.NewOrganizationAsync());
        await ana.AddPersonAsync($"/api/initiatives/{id}", rosa);
        await using var listener = await Listener.ConnectAsync(rosa);
        Assert.NotEqual(OpenedStatus.Gone, (await listener.OpenAsync(TopicId.Log(id))).Status);

        await ana.WriteNoteAsync(id, "Buenos días");

        await listener.HearAsync(ToBrowser.Changes, batch => Says(batch, "Buenos días"));
    }

    [Theory]
    [InlineData("organization")]
    [InlineData("initiative")]
    public async Task Who_leaves_stops_watching_at_once(string left)
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var organization = await ana.NewOrganizationAsync();
        var id = await ana.NewInitiativeAsync(organization);
        var path = left == "organization" ? $"/api/organizations/{organization}" : $"/api/initiatives/{id}";
        await ana.AddPersonAsync(path, joao);
        await using var listener = await Listener.ConnectAsync(joao);
        await listener.OpenAsync(TopicId.Log(id));

        await joao.LeaveAsync(path);

        await listener.HearAsync(ToBrowser.Gone, gone => gone.GetProperty("topic").GetString() == $"log/{id}");
        Assert.Equal(OpenedStatus.Gone, (await listener.OpenAsync(TopicId.Log(id))).Status);
    }

    [Fact]
    public async Task Who_left_hears_nothing_of_what_begins_after()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        using var rosa = await site.SignedInAsync("Rosa");
        for (var round = 0; round < 5; round++)
        {
            var organization = await ana.NewOrganizationAsync();
            var id = await ana.NewInitiativeAsync(organization);
            await ana.AddPersonAsync($"/api/organizations/{organization}", joao);
            await ana.AddPersonAsync($"/api/initiatives/{id}", rosa);
            await ana.WriteNoteAsync(id);
            await using var gone = await Listener.ConnectAsync(joao);
            await using var stays = await Listener.ConnectAsync(rosa);
            await gone.OpenAsync(TopicId.Log(id));
            await stays.OpenAsync(TopicId.Log(id));

            await joao.LeaveAsync($"/api/organizations/{organization}");
            await ana.WriteNoteAsync(id, "Ya no está");

            // The others are told to fetch, since who may read had to be asked again.
            await stays.HearAsync(ToBrowser.Sync);
            await ana.WriteNoteAsync(id, "Seguimos");
            await stays.HearAsync(ToBrowser.Changes, batch => Says(batch, "Seguimos"));
            await gone.HearAsync(ToBrowser.Gone, topic => topic.GetProperty("topic").GetString() == $"log/{id}");
            Assert.DoesNotContain(
                await gone.HeardSoFarAsync(),
                heard => Says(heard.Payload, "Ya no está") || Says(heard.Payload, "Seguimos"));
        }
    }

    [Fact]
    public async Task Who_opens_the_log_while_being_taken_out_of_it_is_asked_again()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        using var rosa = await site.SignedInAsync("Rosa");
        var organization = await ana.NewOrganizationAsync();
        var id = await ana.NewInitiativeAsync(organization);
        await ana.AddPersonAsync($"/api/organizations/{organization}", joao);
        await ana.AddPersonAsync($"/api/initiatives/{id}", rosa);
        await ana.WriteNoteAsync(id);
        await using var stays = await Listener.ConnectAsync(rosa);
        await stays.OpenAsync(TopicId.Log(id));
        await using var late = await Listener.ConnectAsync(joao);
        var (admitted, askedAgain, joined) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        var asked = 0;
        site.AfterCall = async call =>
        {
            if (call.TargetId.Key.ToString() != id.Value || call.MethodName != "AdmitAsync")
            {
                return;
            }

            switch (Interlocked.Increment(ref asked))
            {
                case 1:
                    // He was let in, and the answer is on its way while he leaves and somebody writes.
                    admitted.SetResult();
                    await askedAgain.Task;
                    break;
                case 2:
                    // The host asks for those who listen by now, and he is none of them yet.
                    askedAgain.SetResult();
                    await Task.WhenAny(joined.Task, Task.Delay(TimeSpan.FromSeconds(5)));
                    break;
            }
        };

        var opening = late.OpenAsync(TopicId.Log(id));
        await admitted.Task;
        await joao.LeaveAsync($"/api/organizations/{organization}");
        await ana.WriteNoteAsync(id, "Ya no está");
        await askedAgain.Task;
        var opened = await opening;
        joined.SetResult();
        site.AfterCall = _ => Task.CompletedTask;

        Assert.Equal(OpenedStatus.Gone, opened.Status);
        await stays.HearAsync(ToBrowser.Sync);
        await ana.WriteNoteAsync(id, "Seguimos");
        await stays.HearAsync(ToBrowser.Changes, batch => Says(batch, "Seguimos"));
        Assert.DoesNotContain(await late.HeardSoFarAsync(), heard => heard.Method == ToBrowser.Changes && Says(heard.Payload, "Seguimos"));
    }

    private static bool Says(System.Text.Json.JsonElement payload, string text) =>
        payload.ToString().Contains(text, StringComparison.Ordinal);
}

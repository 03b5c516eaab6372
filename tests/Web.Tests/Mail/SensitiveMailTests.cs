using System.Text.Json;
using Comparte.Groups;
using Comparte.Mail;
using Comparte.Members;
using Comparte.Web.Tests.Initiatives;
using Comparte.Web.Tests.Publications;
using MimeKit;

namespace Comparte.Web.Tests.Mail;

/// <summary>Mails about a sensitive group, through a real mail server: that there is a notice, and nothing else.</summary>
public sealed class SensitiveMailTests(MailFixture fixture) : IClassFixture<MailFixture>
{
    private const string Canary = "zarzamora";

    [Fact]
    public async Task At_once_it_says_that_there_is_a_notice_and_no_word_more()
    {
        using var neighbors = await NewNeighborsAsync();
        await neighbors.NameAsync(Canary);

        await neighbors.LaterAsync();

        var mail = Assert.Single(neighbors.Mails);
        Assert.Equal("Tienes un aviso", mail.Subject);
        SaysNothing(mail, neighbors);
        Assert.Empty(mail.ReplyTo);
        Assert.Contains("https://comparte.example/app/avisos", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_says_how_many_notices_there_are_at_most()
    {
        using var neighbors = await NewNeighborsAsync();
        await neighbors.ChooseAsync(new { atOnce = false, digest = "daily", day = "monday", hour = 8, zone = "UTC" });
        await neighbors.NameAsync(Canary);
        await neighbors.Ana.PostAsync<JsonElement>(
            $"/api/threads/{neighbors.Thread}/posts", new { requestId = Talk.NewRequest(), body = Canary });

        fixture.Site.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
        await fixture.RingAsync(neighbors.Joao.Member, IMailGrain.DigestReminder);

        var mail = Assert.Single(neighbors.Mails);
        Assert.Contains("Tienes un aviso", mail.TextBody, StringComparison.Ordinal);
        SaysNothing(mail, neighbors);
    }

    [Fact]
    public async Task A_digest_asks_the_group_itself_whether_it_is_sensitive()
    {
        using var neighbors = await NewNeighborsAsync();
        await neighbors.ChooseAsync(new { atOnce = false, digest = "daily", day = "monday", hour = 8, zone = "UTC" });
        var shared = await neighbors.Ana.NewSharedAsync(neighbors.Group);
        await Site.EventuallyAsync(async () => (await neighbors.Joao.Http.GetStringAsync($"/api/topics/feed/{neighbors.Group}/entries"))
            .Contains(shared.Value, StringComparison.Ordinal));
        await fixture.Site.Grains.GetGrain<IMemberGrain>(neighbors.Joao.Member.Value).TellMembershipAsync(
            neighbors.Group, new Membership { Id = neighbors.Group.Value, Name = Canary, Role = GroupRole.Member, ToldRev = 1_000 });

        fixture.Site.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
        await fixture.RingAsync(neighbors.Joao.Member, IMailGrain.DigestReminder);

        Assert.Empty(neighbors.Mails);
    }

    private async Task<Neighbors> NewNeighborsAsync()
    {
        var neighbors = await fixture.NewNeighborsAsync("Anaís", Canary);
        await neighbors.Ana.MustAsync(
            "PATCH",
            $"/api/groups/{neighbors.Group}",
            new GroupChange { RequestId = Talk.NewRequest(), Sensitive = true, Name = Canary });
        return neighbors;
    }

    private static void SaysNothing(MimeMessage mail, Neighbors neighbors)
    {
        using var bytes = new MemoryStream();
        mail.WriteTo(bytes);
        var whole = mail.Subject + mail.TextBody + mail.HtmlBody + System.Text.Encoding.UTF8.GetString(bytes.ToArray());
        string[] secrets = [Canary, "Anaís", "sembramos", "Huertas", neighbors.Group.Value[^6..], neighbors.Thread.Value[^6..]];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, whole, StringComparison.OrdinalIgnoreCase));
    }
}

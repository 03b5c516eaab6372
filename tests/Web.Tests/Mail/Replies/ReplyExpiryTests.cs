namespace Comparte.Web.Tests.Mail.Replies;

/// <summary>A month later, which no other test of the site outlives.</summary>
public sealed class ReplyExpiryTests(ReplyFixture fixture) : IClassFixture<ReplyFixture>
{
    [Fact]
    public async Task A_mail_is_answered_for_thirty_days()
    {
        using var neighbors = await fixture.NewNeighborsAsync();
        var mail = await neighbors.MailedAsync();
        fixture.Site.Clock.Advance(TimeSpan.FromDays(29));
        await fixture.SendAsync(neighbors.Answer(mail, "A tiempo."));
        fixture.Site.Clock.Advance(TimeSpan.FromDays(2));
        await fixture.SendAsync(neighbors.Answer(mail, "Tarde."));

        using var ana = await fixture.Site.SignedInAsync(neighbors.Ana.Member);
        var page = await ana.GetAsync<System.Text.Json.JsonElement>($"/api/topics/thread/{neighbors.Thread}/entries?limit=100");
        var texts = page.GetProperty("entries").EnumerateArray()
            .Where(entry => entry.TryGetProperty("source", out _)).Select(entry => entry.GetProperty("source").GetString()).ToList();
        Assert.Contains("A tiempo.", texts);
        Assert.DoesNotContain("Tarde.", texts);
        Assert.Contains("30 días", neighbors.Mails[^1].TextBody, StringComparison.Ordinal);
    }
}

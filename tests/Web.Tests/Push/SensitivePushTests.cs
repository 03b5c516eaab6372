using Comparte.Groups;
using Comparte.Web.Tests.Initiatives;

namespace Comparte.Web.Tests.Push;

/// <summary>Pushes about a sensitive group, opened as a browser opens them.</summary>
public sealed class SensitivePushTests(PushFixture fixture) : IClassFixture<PushFixture>
{
    [Fact]
    public async Task It_says_that_there_is_a_notice_and_leads_to_the_notices()
    {
        using var pair = await fixture.NewPairAsync();
        await pair.Ana.MustAsync(
            "PATCH", $"/api/groups/{pair.Group}", new GroupChange { RequestId = Talk.NewRequest(), Sensitive = true });

        await pair.NameAsync("zarzamora");

        var pushed = Assert.Single(pair.Device.All);
        Assert.Equal(("Tienes un aviso", "", "/app/avisos"), (pushed.Title, pushed.Line, pushed.Path));
        Assert.DoesNotContain("zarzamora", pushed.Text.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Ana", pushed.Text.ToString(), StringComparison.Ordinal);
    }
}

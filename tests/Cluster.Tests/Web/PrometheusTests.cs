using System.Net;
using Comparte.Cluster.Tests.Storage;

namespace Comparte.Cluster.Tests.Web;

/// <summary>What Prometheus reads of a host.</summary>
public sealed class PrometheusTests
{
    [Fact]
    public async Task Figures_are_read_at_a_port_of_their_own_where_nothing_else_is()
    {
        using var folder = new TemporaryFolder();
        var metrics = $"http://127.0.0.1:{Ports.Free()}";
        await using var host = await Demonstration.StartAsync(folder.Location, $"--Metrics:Url={metrics}");
        using var ana = await host.SignInAsync("ana@demo.example");
        await ana.OpenThreadAsync();
        using var prometheus = new HttpClient { BaseAddress = new Uri(metrics) };

        var figures = await prometheus.GetStringAsync("/metrics");

        Assert.All(
            (string[])
            [
                "comparte_topic_commit_duration_seconds_count{", "comparte_topic_changes_total{",
                "http_server_request_duration_seconds_count{", "orleans_",
            ],
            figure => Assert.Contains(figure, figures, StringComparison.Ordinal));
        Assert.DoesNotContain("demo.example", figures, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(prometheus, "/"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(prometheus, "/api/me"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(ana, "/metrics"));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        return answer.StatusCode;
    }
}

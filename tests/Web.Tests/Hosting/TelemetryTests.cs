using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Comparte.Topics;
using Comparte.Web.Live;
using Comparte.Web.Tests.Live;

namespace Comparte.Web.Tests.Hosting;

/// <summary>Spans and figures, as a collector gets them.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task A_post_is_one_trace_from_its_request_to_the_sockets_and_says_nothing_of_people()
    {
        await using var collector = await Collector.StartAsync();
        var site = new Site(new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "200",
        });
        await site.InitializeAsync();
        try
        {
            using var ana = await site.SignedInAsync("Nombre Canario");
            var thread = await LiveTests.ThreadAsync(ana);
            await using var listener = await Listener.ConnectAsync(ana);
            await listener.OpenAsync(TopicId.Of(thread));
            var (trace, span) = (Hex(16), Hex(8));
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/threads/{thread}/posts")
            {
                Content = JsonContent.Create(
                    new { requestId = LiveTests.NewRequest(), body = "texto canario" }, options: TopicJson.Options),
            };
            request.Headers.Add("traceparent", $"00-{trace}-{span}-01");
            using var answer = await ana.Http.SendAsync(request);
            answer.EnsureSuccessStatusCode();
            await listener.HearAsync(ToBrowser.Changes);
            using var link = await ana.Http.GetAsync("/app/invitacion/codigocanario?clave=canario");

            await Site.EventuallyAsync(() => Task.FromResult(
                collector.Spans(trace).Any(found => found.Name == "live.flush")
                && collector.Bodies("/v1/metrics").Any(body => Holds(body, "comparte.live.delay"))));

            var spans = collector.Spans(trace).ToDictionary(found => found.Id);
            var way = new List<string>();
            for (var at = spans.Values.First(found => found.Name == "live.flush").Id; at != span; at = spans[at].Parent)
            {
                way.Add(spans[at].Name);
            }

            Assert.Equal(["live.flush", "topic.push", "topic.commit"], way[..3]);
            Assert.Contains("IThreadGrain/PublishAsync", way);
            Assert.StartsWith("POST /api/threads/{", way[^1], StringComparison.Ordinal);
            Assert.All(
                (string[])["canario", "Canario", "Firefox", "client.address", "network.peer"],
                word => Assert.DoesNotContain(collector.Bodies("/v1/traces"), body => Holds(body, word)));
            Assert.DoesNotContain(collector.Bodies("/v1/metrics"), body => Holds(body, "anario"));
        }
        finally
        {
            await site.DisposeAsync();
        }
    }

    private static bool Holds(byte[] body, string word) => body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0;

    private static string Hex(int bytes) => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));
}

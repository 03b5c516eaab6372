using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Comparte.Bench.Load.Measuring;
using Comparte.Bench.Load.Servers;

namespace Comparte.Bench.Load.Posting;

/// <summary>Posts at an even rate over a pool of kept connections, without waiting for answers.</summary>
internal sealed class Writers : IDisposable
{
    private readonly Contender _server;
    private readonly HttpClient _http;
    private readonly List<Task> _underway = [];
    private long _accepted;
    private int _number;

    public Writers(Contender server)
    {
        _server = server;
        _http = new HttpClient(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 64 })
        {
            BaseAddress = server.Address,
            Timeout = TimeSpan.FromSeconds(30),
        };
    }

    /// <summary>Posts that were answered with 201.</summary>
    public long Accepted => Volatile.Read(ref _accepted);

    /// <summary>How long answers took.</summary>
    public LatencyHistogram Answers { get; } = new();

    /// <summary>For each place in the order given to <see cref="PostAsync"/>: how many posts, and the sum of their
    /// numbers.</summary>
    public Dictionary<string, Sent> SentTo { get; } = [];

    /// <summary>Posts to the places in turn until the time is over; throws when a post is refused.</summary>
    public async Task PostAsync(IReadOnlyList<Place> places, double perSecond, TimeSpan time)
    {
        var begin = Stopwatch.GetTimestamp();
        for (var at = 0; ; at++)
        {
            var due = TimeSpan.FromSeconds(at / perSecond);
            if (due >= time)
            {
                break;
            }

            for (var wait = due - Stopwatch.GetElapsedTime(begin); wait > TimeSpan.Zero;
                wait = due - Stopwatch.GetElapsedTime(begin))
            {
                await Task.Delay(wait < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : wait);
            }

            var place = places[at % places.Count];
            var number = ++_number;
            SentTo[place.Topic] = SentTo.GetValueOrDefault(place.Topic).With(number);
            _underway.RemoveAll(post => post.IsCompletedSuccessfully);
            _underway.Add(PostAsync(place, number));
        }
    }

    /// <summary>Waits for the answers that are still missing.</summary>
    public Task AnsweredAsync() => Task.WhenAll(_underway);

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task PostAsync(Place place, int number)
    {
        var sent = Stopwatch.GetTimestamp();
        var body = JsonSerializer.SerializeToUtf8Bytes(new Body(Guid.CreateVersion7(), PostText.Of(sent, number)));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/threads/{place.Thread}/posts")
        {
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("Cookie", _server.WriterCookies[number % _server.WriterCookies.Count]);
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");
        using var answer = await _http.SendAsync(request);
        if (answer.StatusCode != HttpStatusCode.Created)
        {
            throw new InvalidOperationException(
                $"{_server.Name} refused a post: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }

        Answers.Add(Stopwatch.GetTimestamp() - sent);
        Interlocked.Increment(ref _accepted);
    }

    private sealed record Body(
        [property: System.Text.Json.Serialization.JsonPropertyName("requestId")] Guid RequestId,
        [property: System.Text.Json.Serialization.JsonPropertyName("body")] string Text);
}

/// <summary>What was sent to one thread.</summary>
internal readonly record struct Sent(long Count, long Sum)
{
    /// <summary>With one post more.</summary>
    public Sent With(int number) => new(Count + 1, Sum + number);
}

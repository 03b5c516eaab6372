using System.Collections.Concurrent;
using System.Net.Http.Json;
using Comparte.Cluster.Tests.Web;

namespace Comparte.Cluster.Tests.Hosts;

/// <summary>Browsers that write into one thread until they are told to end, and send what got no answer again with the same
/// request, as the outbox does.</summary>
internal sealed class Writers : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan BeforeRepeating = TimeSpan.FromMilliseconds(50);
    private readonly CancellationTokenSource _ended = new();
    private readonly ConcurrentDictionary<Guid, long> _acknowledged = [];
    private readonly List<HttpClient> _clients = [];
    private readonly List<Task> _writing = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What was acknowledged, and when.</summary>
    public IReadOnlyDictionary<Guid, long> Acknowledged => _acknowledged;

    /// <summary>Has so many write at a host. Once that is gone, they end.</summary>
    public async Task BeginAsync(WebProcess host, string thread, int writers)
    {
        var client = await host.SignInAsync("ana@demo.example");
        _clients.Add(client);
        _writing.AddRange(Enumerable.Range(0, writers).Select(_ => WriteAsync(client, thread)));
    }

    /// <summary>Waits until so many more were acknowledged.</summary>
    public async Task MoreAsync(int posts)
    {
        using var patience = new CancellationTokenSource(Patience);
        var enough = _acknowledged.Count + posts;
        while (true)
        {
            var more = Volatile.Read(ref _more).Task;
            if (_acknowledged.Count >= enough)
            {
                return;
            }

            await more.WaitAsync(patience.Token);
        }
    }

    /// <summary>Ends once each writer has its last answer.</summary>
    public async Task EndAsync()
    {
        await _ended.CancelAsync();
        await Task.WhenAll(_writing);
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _clients.ForEach(client => client.Dispose());
        _ended.Dispose();
    }

    private async Task WriteAsync(HttpClient client, string thread)
    {
        try
        {
            while (!_ended.IsCancellationRequested)
            {
                var request = CommunityClient.NewRequest();
                while (!await IsTakenAsync(client, thread, request))
                {
                    // The outbox waits as well before it tries again.
                    await Task.Delay(BeforeRepeating);
                }

                _acknowledged[request] = TimeProvider.System.GetTimestamp();
                Interlocked.Exchange(ref _more, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
            }
        }
        catch (HttpRequestException)
        {
            // The host is gone; whether what was under way got there nobody knows.
        }
    }

    private static async Task<bool> IsTakenAsync(HttpClient client, string thread, Guid request)
    {
        using var answer = await client.PostAsJsonAsync(
            $"/api/threads/{thread}/posts", new { requestId = request, body = $"Mensaje {request:N}" });
        if (answer.StatusCode == System.Net.HttpStatusCode.ServiceUnavailable)
        {
            return false;
        }

        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return true;
    }
}

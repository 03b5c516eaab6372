using System.Globalization;
using Microsoft.Playwright;

namespace Comparte.Bench.FirstLoad;

/// <summary>Bytes of responses as they were sent, headers included, by kind of resource.</summary>
internal sealed class ResourceBytes
{
    private readonly Dictionary<string, string> _kinds = [];
    private readonly SortedDictionary<string, double> _bytes = [];

    /// <summary>Bytes of JavaScript.</summary>
    public double Scripts => _bytes.GetValueOrDefault("Script");

    /// <summary>Counts what a page receives from now on.</summary>
    public static async Task<ResourceBytes> WatchAsync(ICDPSession cdp)
    {
        var resources = new ResourceBytes();
        cdp.Event("Network.responseReceived").OnEvent += (_, received) =>
        {
            if (received is { } response)
            {
                resources._kinds[response.GetProperty("requestId").GetString()!] =
                    response.GetProperty("type").GetString()!;
            }
        };
        cdp.Event("Network.loadingFinished").OnEvent += (_, finished) =>
        {
            if (finished is { } done
                && resources._kinds.TryGetValue(done.GetProperty("requestId").GetString()!, out var kind))
            {
                resources._bytes[kind] = resources._bytes.GetValueOrDefault(kind)
                    + done.GetProperty("encodedDataLength").GetDouble();
            }
        };
        await cdp.SendAsync("Network.enable");
        return resources;
    }

    /// <summary>A copy of the sums as they are.</summary>
    public ResourceBytes Now()
    {
        var copy = new ResourceBytes();
        foreach (var (kind, bytes) in _bytes)
        {
            copy._bytes[kind] = bytes;
        }

        return copy;
    }

    /// <inheritdoc />
    public override string ToString() => string.Join(", ", _bytes.Select(each => string.Create(
        CultureInfo.InvariantCulture, $"{each.Key.ToLowerInvariant()} {each.Value / 1000:0.0} kB")));
}

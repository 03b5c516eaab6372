using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Comparte.Push;
using Orleans.Concurrency;

namespace Comparte.Web.Push;

/// <summary>Writes pushes and hands them to services while the caller waits for their answers.</summary>
[StatelessWorker, GrainType("pushRoom")]
internal sealed class PushRoomGrain(PushReader reader, PushOffice office) : Grain, IPushRoomGrain
{
    /// <summary>Bytes of a topic: 32 letters.</summary>
    private const int TopicBytes = 24;

    /// <inheritdoc />
    public async Task<ImmutableArray<PushAnswer>> SendAsync(PushOrder order)
    {
        var texts = await reader.ReadAsync(order);
        var devices = order.Devices.ToDictionary(device => device.Session);
        var answers = await Task.WhenAll(order.Items.SelectMany((item, at) =>
            item.To.Where(devices.ContainsKey).Select(session => SendAsync(devices[session], item, texts[at]))));
        return [.. answers];
    }

    private async Task<PushAnswer> SendAsync(PushDevice device, PushItem item, string? text)
    {
        var key = item.Item.Notice.Key;
        if (text is null)
        {
            return new PushAnswer(device.Session, key, PushOutcome.Nothing, TimeSpan.Zero);
        }

        var (outcome, retryAfter) = await office.SendAsync(device, text, TopicOf(device, key));
        return new PushAnswer(device.Session, key, outcome, retryAfter);
    }

    /// <summary>Known to the service, and so of no meaning to it, nor the same for two people.</summary>
    private static string TopicOf(PushDevice device, string key) => Base64Url.EncodeToString(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(device.Auth), Encoding.UTF8.GetBytes(key)).AsSpan(0, TopicBytes));
}

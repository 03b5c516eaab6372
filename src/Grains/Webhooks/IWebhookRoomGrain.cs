using Orleans.Concurrency;

namespace Comparte.Webhooks;

/// <summary>Writes what receivers are told and hands it to them; the key is the receiver's number, so that none waits for another. It is
/// the web hosts' own: only they have the words, so that without one it waits.</summary>
[Alias("Comparte.IWebhookRoomGrain")]
public interface IWebhookRoomGrain : IGrainWithIntegerKey
{
    /// <summary>Reads what there is to say by the rights of everybody in the network, tells it, and then says what became of it.
    /// </summary>
    [Alias("Send"), OneWay]
    Task SendAsync(WebhookOrder order);
}

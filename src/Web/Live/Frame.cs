using Comparte.Topics;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Comparte.Web.Live;

/// <summary>One message to browsers. It is serialized once and shared by every connection that gets it.</summary>
internal sealed class Frame
{
    private static readonly Microsoft.AspNetCore.SignalR.Protocol.JsonHubProtocol Protocol = new();
    private int? _size;

    /// <summary>The client's method, one of <see cref="ToBrowser"/>.</summary>
    public required string Method { get; init; }

    /// <summary>The one argument.</summary>
    public required object Payload { get; init; }

    /// <summary>The topic whose state the browser misses when this is not delivered; null for what may be lost.
    /// </summary>
    public TopicId? Topic { get; init; }

    /// <summary>As SignalR takes it.</summary>
    public SerializedHubMessage Message => field ??= new SerializedHubMessage(new InvocationMessage(Method, [Payload]));

    /// <summary>Bytes, once serialized for browsers.</summary>
    public int SizeWith(IHubProtocol protocol) => _size ??= Message.GetSerializedMessage(protocol).Length;
}

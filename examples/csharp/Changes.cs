namespace Comparte.Example;

/// <summary>What the socket tells of one topic, as far as this program asks.</summary>
internal sealed record Changes(string Topic, string Epoch, long From, long To, Changed[] Entries);

/// <summary>An entry by its kind, and the request that made it.</summary>
internal sealed record Changed(string Kind, long No, Guid? RequestId);

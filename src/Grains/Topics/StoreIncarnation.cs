namespace Comparte.Topics;

/// <summary>
/// Names one life of a store: made with the store, and made anew when a backup is restored. Every topic puts it into
/// its epoch, so that no cursor from before a restore is taken for one from after it.
/// </summary>
/// <param name="Value">A short random string of letters and digits.</param>
public sealed record StoreIncarnation(string Value);

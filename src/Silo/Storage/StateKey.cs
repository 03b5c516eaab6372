using Orleans.Runtime;

namespace Comparte.Silo.Storage;

/// <summary>
/// The key of one row. The whole grain id is part of it, so two grain types with one key never share a row, and a key
/// that looks like a number stays the text it is.
/// </summary>
/// <param name="Grain">The grain id, <c>{grain type}/{key}</c>.</param>
/// <param name="State">The state name, <c>{grain type}.{record}</c>.</param>
internal readonly record struct StateKey(string Grain, string State)
{
    public static StateKey Of(string stateName, GrainId grainId) => new(grainId.ToString(), stateName);

    /// <summary>Whether the state belongs to the grain's type, as every name that we give does.</summary>
    public bool IsWellFormed =>
        Grain.IndexOf('/', StringComparison.Ordinal) is var slash and > 0
        && State.StartsWith($"{Grain[..slash]}.", StringComparison.Ordinal);

    public override string ToString() => $"{State} of {Grain}";
}

using System.Diagnostics.CodeAnalysis;

namespace Comparte;

/// <summary>What a command answers: a value, or the reason why it was refused. Exceptions are kept for what is broken.
/// </summary>
[GenerateSerializer, Immutable, Alias("outcome`1")]
public readonly record struct Outcome<T>
{
    /// <summary>The value; meaningful when <see cref="Refusal"/> is null.</summary>
    [Id(0)]
    public T? Value { get; init; }

    /// <summary>Why the command was refused, or null.</summary>
    [Id(1)]
    public Refusal? Refusal { get; init; }

    /// <summary>True with a value, false with a refusal.</summary>
    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Refusal? refusal)
    {
        (value, refusal) = (Value, Refusal);
        return refusal is null;
    }

    /// <summary>An answer.</summary>
    public static implicit operator Outcome<T>(T value) => new() { Value = value };

    /// <summary>A refusal.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new() { Refusal = refusal };
}

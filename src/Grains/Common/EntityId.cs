using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comparte;

/// <summary>
/// An id is one letter that is no hexadecimal digit, then a UUIDv7 without hyphens. It is also the grain's key: some
/// storage providers read keys that look hexadecimal as numbers, and the letter keeps two ids from sharing a row.
/// </summary>
/// <typeparam name="TSelf">The id's own type.</typeparam>
public interface IEntityId<TSelf> where TSelf : struct, IEntityId<TSelf>
{
    /// <summary>The letter that ids of this type begin with.</summary>
    static abstract char Prefix { get; }

    /// <summary>The whole id, 33 characters.</summary>
    string Value { get; }

    /// <summary>Wraps a value that is known to be well formed.</summary>
    static abstract TSelf Of(string value);
}

/// <summary>Makes and reads ids.</summary>
public static class EntityId
{
    private const int Length = 33;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>A new id whose time is the clock's.</summary>
    public static TId New<TId>(TimeProvider clock) where TId : struct, IEntityId<TId> =>
        FromGuid<TId>(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <summary>The id that two have together: the time of one, and what is random in both, added bit by bit.</summary>
    /// <param name="one">An id of any type.</param>
    /// <param name="other">Another one.</param>
    public static TId Joined<TId>(string one, string other) where TId : struct, IEntityId<TId>
    {
        const int time = 6;
        Span<byte> id = Convert.FromHexString(one.AsSpan(1));
        ReadOnlySpan<byte> added = Convert.FromHexString(other.AsSpan(1));
        for (var at = time; at < id.Length; at++)
        {
            id[at] ^= added[at];
        }

        id[time] = (byte)(0x70 | (id[time] & 0x0F));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return FromGuid<TId>(new Guid(id, bigEndian: true));
    }

    /// <summary>
    /// The id of what a member makes with a request: the same member and request give the same id, so that a repeated
    /// request finds what it made. The request's own time stays in front.
    /// </summary>
    public static TId FromRequest<TId>(MemberId actor, Guid requestId) where TId : struct, IEntityId<TId>
    {
        Span<byte> id = stackalloc byte[16];
        requestId.TryWriteBytes(id, bigEndian: true, out _);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{TId.Prefix}{actor.Value}{requestId:N}"));
        hash.AsSpan(0, 10).CopyTo(id[6..]);
        id[6] = (byte)(0x70 | (id[6] & 0x0F));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return FromGuid<TId>(new Guid(id, bigEndian: true));
    }

    /// <summary>The id with this UUID in it.</summary>
    public static TId FromGuid<TId>(Guid value) where TId : struct, IEntityId<TId> =>
        TId.Of($"{TId.Prefix}{value:N}");

    /// <summary>Reads an id; false when the text is not one of this type.</summary>
    public static bool TryParse<TId>([NotNullWhen(true)] string? text, out TId id) where TId : struct, IEntityId<TId>
    {
        var ok = IsWellFormed(text, TId.Prefix);
        id = ok ? TId.Of(text!) : default;
        return ok;
    }

    /// <summary>Whether the text is an id that begins with this letter.</summary>
    public static bool IsWellFormed([NotNullWhen(true)] string? text, char prefix) =>
        text is { Length: Length } && text[0] == prefix
        && !text.AsSpan(1).ContainsAnyExcept(HexDigits);
}

/// <summary>Ids are plain strings in JSON, and null where there is none; a malformed one is a
/// <see cref="JsonException"/>. Whatever is written can be read again.</summary>
public sealed class EntityIdConverter<TId> : JsonConverter<TId> where TId : struct, IEntityId<TId>
{
    /// <inheritdoc />
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EntityId.TryParse<TId>(reader.GetString(), out var id) || reader.TokenType == JsonTokenType.Null
            ? id
            : throw new JsonException($"An id that begins with '{TId.Prefix}' was expected.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);

    /// <inheritdoc />
    public override TId ReadAsPropertyName(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(ref reader, typeToConvert, options);

    /// <inheritdoc />
    public override void WriteAsPropertyName(
        Utf8JsonWriter writer, [DisallowNull] TId value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Value);
}

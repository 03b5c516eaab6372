using System.Text.Json;
using Comparte.Topics;
using Orleans.Storage;

namespace Comparte.Silo.Storage;

/// <summary>
/// How state is written: UTF-8 JSON without CLR type names, so that a row outlives the class that wrote it and can be
/// read and repaired without this program. State records have no <c>required</c> members, because old rows must read.
/// </summary>
public sealed class StateJson : IGrainStorageSerializer
{
    /// <summary>The one set of options for everything stored. Changing it changes the format of new rows.</summary>
    public static JsonSerializerOptions Options { get; } = CreateOptions();

    /// <inheritdoc/>
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, Options));

    /// <inheritdoc/>
    public T? Deserialize<T>(BinaryData input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Read<T>(input.ToMemory().Span);
    }

    /// <summary>Reads a record of this format or an older one.</summary>
    /// <exception cref="JsonException">It is none, or of a newer program.</exception>
    internal static T? Read<T>(ReadOnlySpan<byte> json)
    {
        var state = JsonSerializer.Deserialize<T>(json, Options);
        return state is IStoredRecord { V: > StoredRecords.NewestFormat }
            ? throw new JsonException(StoredRecords.OfNewerProgram)
            : state;
    }

    private static JsonSerializerOptions CreateOptions()
    {
        var options = TopicJson.Configure(new JsonSerializerOptions());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}

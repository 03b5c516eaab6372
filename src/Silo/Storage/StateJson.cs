using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
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
        return JsonSerializer.Deserialize<T>(input.ToMemory().Span, Options);
    }

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            // Without it each accented letter takes six bytes. Nothing stored is put into HTML as it is.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}

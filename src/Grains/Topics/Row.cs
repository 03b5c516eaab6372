using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comparte.Topics;

/// <summary>A command that changed a row: who, with which request, a hash of the body, when it came (Unix
/// milliseconds), and all numbers it changed when there are several.</summary>
internal readonly record struct Done(MemberId Actor, Guid Request, string Hash, long At, long[]? Nos = null);

/// <summary>An entry as stored, with the commands it remembers. Immutable; its JSON is made once.</summary>
[JsonConverter(typeof(RowConverter))]
internal sealed class Row(Entry entry, ImmutableArray<Done> done)
{
    /// <summary>How many of the last commands a row remembers, beside the first, which made it.</summary>
    public const int Remembered = 8;

    private byte[]? _json;

    public Entry Entry { get; } = entry;

    public ImmutableArray<Done> Done { get; } = done;

    public ReadOnlySpan<byte> Json => _json ??= Serialize();

    public int Size => Json.Length;

    /// <summary>The commands to remember after one more.</summary>
    public static ImmutableArray<Done> Remember(ImmutableArray<Done> done, Done next) =>
        done.Length > Remembered ? [done[0], .. done[2..], next] : [.. done, next];

    private byte[] Serialize()
    {
        using var buffer = new MemoryStream(512);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions
        {
            Encoder = TopicJson.Options.Encoder,
            SkipValidation = true,
        }))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("e");
            JsonSerializer.Serialize(writer, Entry, TopicJson.Options);
            if (Done.Length > 0)
            {
                writer.WritePropertyName("d");
                JsonSerializer.Serialize(writer, Done, TopicJson.Options);
            }

            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }
}

/// <summary>Rows keep their JSON, so that a tail full of rows is not serialized anew for each post.</summary>
internal sealed class RowConverter : JsonConverter<Row>
{
    public override Row Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Entry? entry = null;
        ImmutableArray<Done> done = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isEntry = reader.ValueTextEquals("e"u8);
            var isDone = reader.ValueTextEquals("d"u8);
            reader.Read();
            if (isEntry)
            {
                entry = ReadEntry(ref reader);
            }
            else if (isDone)
            {
                done = JsonSerializer.Deserialize<ImmutableArray<Done>>(ref reader, TopicJson.Options);
            }
            else
            {
                reader.Skip();
            }
        }

        return new Row(entry ?? throw new JsonException("A row without an entry."), done);
    }

    public override void Write(Utf8JsonWriter writer, Row value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Json, skipInputValidation: true);

    private static Entry? ReadEntry(ref Utf8JsonReader reader)
    {
        try
        {
            return JsonSerializer.Deserialize<Entry>(ref reader, TopicJson.Options);
        }
        catch (NotSupportedException failure)
        {
            throw new JsonException("An entry without a kind.", failure);
        }
    }
}

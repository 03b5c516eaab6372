using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Comparte.Silo.Storage;

namespace Comparte.Silo.Operations.Moving;

/// <summary>
/// How one record or reminder stands in a line of an archive:
/// <code>
/// {"grain":"group/g…","state":"group.head","value":{…}}
/// {"grain":"group/g…","name":"deliver","start":"2026-05-01T08:00:00.0000000Z","period":60000,"hash":17}
/// </code>
/// The value is what is stored, byte for byte. A record that isn't JSON in one line, because it is damaged or was mended by hand, has
/// <c>bytes</c> in base 64 in its place.
/// </summary>
internal static class ArchiveLine
{
    /// <summary>The line of a record.</summary>
    public static byte[] Of(StoredRow row) => Written(writer =>
    {
        writer.WriteString("grain", row.Key.Grain);
        writer.WriteString("state", row.Key.State);
        if (IsOneLine(row.Payload))
        {
            writer.WritePropertyName("value");
            writer.WriteRawValue(row.Payload, skipInputValidation: true);
        }
        else
        {
            writer.WriteBase64String("bytes", row.Payload);
        }
    });

    /// <summary>The line of a reminder.</summary>
    public static byte[] Of(StoredReminder reminder) => Written(writer =>
    {
        writer.WriteString("grain", reminder.Grain);
        writer.WriteString("name", reminder.Name);
        writer.WriteString("start", reminder.Start.ToString("O", CultureInfo.InvariantCulture));
        writer.WriteNumber("period", reminder.Period);
        writer.WriteNumber("hash", reminder.Hash);
    });

    /// <summary>Reads the line of a record.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static StoredRow Row(string line) => Read(line, json => new StoredRow(
        new StateKey(Text(json, "grain"), Text(json, "state")),
        json.TryGetProperty("value", out var value)
            ? Encoding.UTF8.GetBytes(value.GetRawText())
            : json.GetProperty("bytes").GetBytesFromBase64()));

    /// <summary>Reads the line of a reminder.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static StoredReminder Reminder(string line) => Read(line, json => new StoredReminder(
        Text(json, "grain"),
        Text(json, "name"),
        DateTime.Parse(Text(json, "start"), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        json.GetProperty("period").GetInt64(),
        json.GetProperty("hash").GetInt32()));

    private static byte[] Written(Action<Utf8JsonWriter> write)
    {
        using var line = new MemoryStream();
        using (var writer = new Utf8JsonWriter(line, new() { Encoder = StateJson.Options.Encoder }))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        line.WriteByte((byte)'\n');
        return line.ToArray();
    }

    private static T Read<T>(string line, Func<JsonElement, T> read)
    {
        try
        {
            using var json = JsonDocument.Parse(line, new() { MaxDepth = int.MaxValue });
            return read(json.RootElement);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new JsonException("A line of the archive is neither a record nor a reminder.", e);
        }
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? throw new FormatException();

    private static bool IsOneLine(byte[] payload)
    {
        if (payload.AsSpan().IndexOfAny((byte)'\n', (byte)'\r') >= 0 || !Utf8.IsValid(payload) || IsPadded(payload))
        {
            return false;
        }

        try
        {
            JsonDocument.Parse(payload).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Whether there is something around the value, which a reader of the line would lose.</summary>
    private static bool IsPadded(byte[] payload) => payload is [] or [<= 0x20 or 0xEF, ..] or [.., <= 0x20];
}

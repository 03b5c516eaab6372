using System.Text.Json;
using Comparte.Topics;

namespace Comparte;

/// <summary>Text that tells two bodies under one request id apart.</summary>
internal static class Fingerprint
{
    /// <summary>The command's name and its body as JSON.</summary>
    public static string Of<T>(string command, T body) =>
        $"{command} {JsonSerializer.Serialize(body, TopicJson.Options)}";
}

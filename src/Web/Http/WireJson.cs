using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Comparte.Topics;

namespace Comparte.Web.Http;

/// <summary>JSON as it reaches browsers and programs: that of entries, without what only the owners of copies need.
/// </summary>
internal static class WireJson
{
    /// <summary>The owner's revision that a copy tells keeps tellings in order. Outside it would count what goes on in
    /// groups that the reader isn't in.</summary>
    private const string ToldRev = "toldRev";

    /// <summary>Makes options write so. What has no such member is written as it is stored.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        TopicJson.Configure(options);
        options.TypeInfoResolver =
            (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(LeaveOut);
        return options;
    }

    private static void LeaveOut(JsonTypeInfo type)
    {
        if (type.Properties.FirstOrDefault(property => property.Name == ToldRev) is { } told
            && type.Type.IsAssignableTo(typeof(Entry)))
        {
            type.Properties.Remove(told);
        }
    }
}

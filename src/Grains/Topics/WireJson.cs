using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Comparte.Topics;

/// <summary>JSON as it reaches browsers and programs: that of entries, without what only the owners of copies need, and
/// without what isn't told of an entry.</summary>
public static class WireJson
{
    /// <summary>The owner's revision that a copy tells keeps tellings in order. Outside it would count what goes on in
    /// groups that the reader isn't in.</summary>
    private const string ToldRev = "toldRev";

    /// <summary>Who made or changed an entry, and when: outside a group that isn't told of the group.</summary>
    private const string By = "by";

    private const string At = "at";

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
        if (!type.Type.IsAssignableTo(typeof(Entry)))
        {
            return;
        }

        foreach (var property in type.Properties)
        {
            if (property.Name is By or At && property.PropertyType.IsValueType)
            {
                var none = Activator.CreateInstance(property.PropertyType);
                property.ShouldSerialize = (_, value) => !Equals(value, none);
            }
        }

        if (type.Properties.FirstOrDefault(property => property.Name == ToldRev) is { } told)
        {
            type.Properties.Remove(told);
        }
    }
}

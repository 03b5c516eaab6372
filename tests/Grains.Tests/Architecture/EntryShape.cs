using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json.Serialization;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Architecture;

/// <summary>The shape of the entry records, and of what they consist of, as text.</summary>
internal static class EntryShape
{
    public static string KindOf(Type entry) => typeof(Entry).GetCustomAttributes<JsonDerivedTypeAttribute>()
        .SingleOrDefault(kind => kind.DerivedType == entry)?.TypeDiscriminator as string ?? "";

    public static string Describe()
    {
        var text = new StringBuilder();
        var parts = new SortedDictionary<string, Type>(StringComparer.Ordinal);
        var entries = typeof(Entry).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(kind => kind.DerivedType);
        foreach (var entry in entries.Prepend(typeof(Entry)).OrderBy(KindOf, StringComparer.Ordinal))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{entry.Name} \"{KindOf(entry)}\"");
            Members(text, parts, entry);
        }

        for (var described = new HashSet<string>(); parts.Keys.FirstOrDefault(name => described.Add(name)) is { } next;)
        {
            text.AppendLine(next);
            Members(text, parts, parts[next]);
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Members(StringBuilder text, SortedDictionary<string, Type> parts, Type type)
    {
        if (type.IsEnum)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {string.Join(" ", Enum.GetNames(type))}");
            return;
        }

        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly;
        foreach (var (id, property) in type.GetProperties(Own)
            .Select(property => (property.GetCustomAttribute<IdAttribute>()?.Id, property))
            .Where(member => member.Id is not null).OrderBy(member => member.Id))
        {
            var name = NameOf(property.PropertyType, parts);
            text.AppendLine(CultureInfo.InvariantCulture, $"  {id} {property.Name}: {name}");
        }
    }

    private static string NameOf(Type type, SortedDictionary<string, Type> parts)
    {
        if (type.IsGenericType)
        {
            var inner = string.Join(", ", type.GetGenericArguments().Select(argument => NameOf(argument, parts)));
            return $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{inner}>";
        }

        if (type.Namespace?.StartsWith("Comparte", StringComparison.Ordinal) == true)
        {
            parts.TryAdd(type.Name, type);
        }

        return type.Name;
    }
}

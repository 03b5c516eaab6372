using System.Reflection;
using System.Runtime.CompilerServices;
using Comparte.Topics;
using Orleans.Concurrency;

namespace Comparte.Grains.Tests.Architecture;

/// <summary>What every grain, contract and entry keeps to.</summary>
public sealed class GrainTests
{
    private static readonly Type[] Types =
    [
        .. typeof(GrainServices).Assembly.GetTypes()
            .Where(type => !type.Name.Contains('<', StringComparison.Ordinal)),
    ];

    private static IEnumerable<Type> Own => Types.Where(type =>
        type.Namespace?.StartsWith("Comparte", StringComparison.Ordinal) == true
        && !type.IsDefined(typeof(CompilerGeneratedAttribute)));

    private static Type[] Grains => [.. Own.Where(type => type.IsSubclassOf(typeof(Grain)) && !type.IsAbstract)];

    private static Type[] Interfaces =>
        [.. Own.Where(type => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type))];

    private static Type[] Serialized => [.. Own.Where(type => type.IsDefined(typeof(GenerateSerializerAttribute)))];

    [Fact]
    public void There_are_grains_interfaces_and_records_to_look_at()
    {
        Assert.True(Grains.Length >= 6, $"{Grains.Length} grains");
        Assert.True(Interfaces.Length >= 8, $"{Interfaces.Length} interfaces");
        Assert.True(Serialized.Length >= 40, $"{Serialized.Length} records");
    }

    [Fact]
    public void Grain_classes_are_internal_sealed_and_have_a_grain_type() => Assert.All(Grains, grain =>
    {
        Assert.True(grain is { IsSealed: true, IsPublic: false }, grain.Name);
        Assert.True(grain.IsDefined(typeof(GrainTypeAttribute), inherit: false), grain.Name);
    });

    [Fact]
    public void Grains_that_own_a_topic_are_reentrant_and_their_type_is_a_kind_of_topic() =>
        Assert.All(Grains.Where(grain => grain.IsSubclassOf(typeof(TopicGrain))), grain =>
        {
            Assert.True(grain.IsDefined(typeof(ReentrantAttribute), inherit: true), grain.Name);
            var type = grain.GetCustomAttributesData()
                .Single(data => data.AttributeType == typeof(GrainTypeAttribute));
            Assert.Contains(type.ConstructorArguments[0].Value, Kinds());
        });

    [Fact]
    public void Interfaces_have_aliases_of_their_own() => AssertDistinct(Interfaces.Select(AliasOf));

    [Fact]
    public void Methods_have_aliases_of_their_own() => Assert.All(Interfaces, contract => AssertDistinct(
        contract.GetMethods().Where(method => !method.IsSpecialName).Select(AliasOf)));

    [Fact]
    public void Records_have_aliases_of_their_own() =>
        AssertDistinct(Serialized.Where(type => !type.IsEnum).Select(AliasOf));

    [Fact]
    public void Serialized_members_have_ids_of_their_own() => Assert.All(Serialized.Where(type => !type.IsEnum), type =>
    {
        const BindingFlags Declared =
            BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var ids = type.GetMembers(Declared)
            .Select(member => member.GetCustomAttribute<IdAttribute>()?.Id).OfType<uint>().ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    });

    [Fact]
    public void What_is_stored_or_sent_has_no_required_members() =>
        Assert.DoesNotContain(Serialized, type => type.IsDefined(typeof(RequiredMemberAttribute)));

    [Fact]
    public void Every_entry_has_a_kind() => Assert.All(
        Own.Where(type => type.IsSubclassOf(typeof(Entry))),
        type => Assert.True(type.IsSealed && EntryShape.KindOf(type).Length > 0, type.Name));

    [Fact]
    public void Every_kind_of_topic_has_ids_and_is_looked_through_by_the_check() =>
        Assert.Equal(Kinds().OfType<string>().Order(StringComparer.Ordinal), TopicKinds.All.Order(StringComparer.Ordinal));

    private static IEnumerable<object?> Kinds() =>
        typeof(TopicKinds).GetFields().Where(field => field.IsLiteral).Select(field => field.GetRawConstantValue());

    private static string AliasOf(MemberInfo member) =>
        member.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias
        ?? throw new InvalidOperationException($"{member.DeclaringType?.Name}.{member.Name} has no alias.");

    private static void AssertDistinct(IEnumerable<string> aliases) =>
        Assert.Empty(aliases.GroupBy(alias => alias).Where(same => same.Count() > 1).Select(same => same.Key));
}

using Comparte.Topics;

namespace Comparte.Looks;

/// <summary>How the network looks and what it says to whoever comes, as the topic <c>look/network</c>, which all members may open.
/// What stands in it anybody may read, before signing in as well.</summary>
[Alias("Comparte.ILookGrain")]
public interface ILookGrain : ITopicGrain
{
    /// <summary>The only key.</summary>
    const string Key = "network";

    /// <summary>What was chosen; null: nothing ever was.</summary>
    [Alias("Find")]
    Task<NetworkLook?> FindAsync();

    /// <summary>Changes it. Not found for anybody but those who administer the network; refused besides: <c>color_invalid</c>,
    /// <c>color_faint</c> with the contrast that was reached, <c>logo_no_picture</c>.</summary>
    [Alias("ChangeLook")]
    Task<Outcome<NetworkLook>> ChangeAsync(MemberId actor, LookOrder order);
}

/// <summary>Finds it.</summary>
public static class LookGrains
{
    /// <summary>The look of the network.</summary>
    public static ILookGrain GetLook(this IGrainFactory grains) => grains.GetGrain<ILookGrain>(ILookGrain.Key);
}

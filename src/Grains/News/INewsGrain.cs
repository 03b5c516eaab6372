using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.News;

/// <summary>What is new on the platform, as the topic <c>news/network</c>, which all members may open. Those who administer the
/// network write it; for anybody else the commands are not found.</summary>
[Alias("Comparte.INewsGrain")]
public interface INewsGrain : ITopicGrain
{
    /// <summary>The only key.</summary>
    const string Key = "network";

    /// <summary>All that was told, the newest first.</summary>
    [Alias("List")]
    Task<ImmutableArray<NewsItem>> ListAsync();

    /// <summary>Tells something.</summary>
    [Alias("Tell")]
    Task<Outcome<NewsItem>> TellAsync(MemberId actor, NewsChange change);

    /// <summary>Says it in other words. Whoever put it away isn't told again.</summary>
    [Alias("Change")]
    Task<Outcome<NewsItem>> ChangeAsync(MemberId actor, long no, NewsChange change);

    /// <summary>Deletes it.</summary>
    [Alias("Delete")]
    Task<Refusal?> DeleteAsync(MemberId actor, long no, Guid requestId);
}

/// <summary>Finds it.</summary>
public static class NewsGrains
{
    /// <summary>What is new on the platform.</summary>
    public static INewsGrain GetNews(this IGrainFactory grains) => grains.GetGrain<INewsGrain>(INewsGrain.Key);
}

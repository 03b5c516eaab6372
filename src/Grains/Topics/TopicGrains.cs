namespace Comparte.Topics;

/// <summary>From the name of a topic to the grain that owns it.</summary>
public static class TopicGrains
{
    /// <summary>The reminder of a topic that has something to tell. When it comes, the topic tells; when everything is
    /// told, it removes it.</summary>
    public const string Reminder = "deliver";

    /// <summary>The owner of a topic: the kind is its grain type, the id its key.</summary>
    public static ITopicGrain GetTopic(this IGrainFactory grains, TopicId topic) =>
        grains.GetGrain<ITopicGrain>(GrainId.Create(topic.Kind, topic.Id));
}

namespace Comparte.Topics;

/// <summary>A stored record of a topic can't be read, so that the topic can't be used until it is repaired.</summary>
[GenerateSerializer, Alias("topic-unreadable")]
public sealed class TopicUnreadableException : Exception
{
    /// <summary>Without a reason.</summary>
    public TopicUnreadableException()
    {
    }

    /// <summary>With the record's name and what is wrong with it.</summary>
    public TopicUnreadableException(string message) : base(message)
    {
    }

    /// <summary>With the record's name and the exception behind it.</summary>
    public TopicUnreadableException(string message, Exception inner) : base(message, inner)
    {
    }
}

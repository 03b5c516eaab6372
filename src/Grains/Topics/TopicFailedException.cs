namespace Comparte.Topics;

/// <summary>A commit's outcome is unknown because storage failed. Asking again with the same request id is safe.
/// </summary>
[GenerateSerializer, Alias("topic-failed")]
public sealed class TopicFailedException : Exception
{
    /// <summary>Without a reason.</summary>
    public TopicFailedException()
    {
    }

    /// <summary>With the storage's words.</summary>
    public TopicFailedException(string message) : base(message)
    {
    }

    /// <summary>With the storage's words and the exception behind them.</summary>
    public TopicFailedException(string message, Exception inner) : base(message, inner)
    {
    }
}

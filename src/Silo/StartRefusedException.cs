namespace Comparte.Silo;

/// <summary>
/// The program can't start, and the person who started it can change that. Hosts print the message, one sentence that
/// says what to do, and exit with 1.
/// </summary>
public sealed class StartRefusedException : Exception
{
    /// <summary>Creates the exception with the sentence to print.</summary>
    public StartRefusedException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

using Comparte.Silo;
using Microsoft.AspNetCore.Connections;

namespace Comparte.Web.Hosting;

/// <summary>Why the host can't start, when that is for the one who starts it to mend.</summary>
internal static class Refused
{
    /// <summary>One sentence that says what to do; null for anything else, which is a bug.</summary>
    public static string? Sentence(Exception exception) => exception switch
    {
        StartRefusedException refused => refused.Message,
        IOException { InnerException: AddressInUseException } =>
            "The address is taken by another program: end that one, or choose another with --urls http://localhost:5081.",
        _ => null,
    };
}

using System.Net.Sockets;
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
        FormatException wrong when wrong.Message.Contains("url", StringComparison.OrdinalIgnoreCase) =>
            "The address to listen on can't be read: write it as --urls http://localhost:5080.",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable }
            or IOException { InnerException: SocketException { SocketErrorCode: SocketError.AddressNotAvailable } } =>
            "The address to listen on is not one of this machine: give --urls one that is, such as http://localhost:5080.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            "The port may not be used by this account: choose one above 1023 with --urls http://localhost:5080.",
        _ => null,
    };
}

using Comparte.Silo.Storage;
using Comparte.Topics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans.Storage;

namespace Comparte.Web.Http;

/// <summary>What is broken, as problem details: what the sender can mend, what passes, and the rest, which is a bug and
/// is logged.</summary>
internal sealed class Failures : IExceptionHandler
{
    private static readonly Refusal Busy = new() { Code = "busy", Kind = RefusalKind.Unavailable };

    /// <inheritdoc />
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (ProblemOf(httpContext, exception) is not { } problem)
        {
            return false;
        }

        await problem.ExecuteAsync(httpContext);
        return true;
    }

    private static ProblemHttpResult? ProblemOf(HttpContext context, Exception exception) => exception switch
    {
        BadHttpRequestException { StatusCode: 401 } => Problems.SignInRequired(context),
        BadHttpRequestException bad => Problems.OfStatus(context, bad.StatusCode, "request_invalid"),
        TopicUnreadableException => Problems.OfStatus(
            context, StatusCodes.Status500InternalServerError, "topic_unreadable"),
        TimeoutException or OrleansException or TopicFailedException or StorageFailedException
            or InconsistentStateException =>
            Problems.Of(context, Busy),
        _ => null,
    };
}

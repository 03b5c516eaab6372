using Microsoft.AspNetCore.SignalR;

namespace Comparte.Web.Live;

/// <summary>Logs what fails in a call of a browser, unless it is a refusal, which is the browser's to mend. SignalR's own log of
/// both is off: whoever may call could fill it.</summary>
internal sealed partial class HubFailures(ILogger<HubFailures> logger) : IHubFilter
{
    /// <inheritdoc />
    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (Exception failure) when (failure is not (HubException or OperationCanceledException))
        {
            LogFailed(failure, invocationContext.HubMethodName);
            throw;
        }
    }

    [LoggerMessage(3131, LogLevel.Error, "{Method} failed, which a browser called.")]
    private partial void LogFailed(Exception failure, string method);
}

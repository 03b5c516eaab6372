using System.Globalization;
using Comparte.Topics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Comparte.Web.Http;

/// <summary>Refusals as problem details: the one place where a refusal becomes a status code and a sentence.</summary>
internal static class Problems
{
    /// <summary>The refusal in the words of the request's language.</summary>
    public static ProblemHttpResult Of(HttpContext context, Refusal refusal)
    {
        var problem = OfStatus(context, StatusOf(refusal.Kind), refusal.Code);
        if (refusal.Field is { } field)
        {
            problem.ProblemDetails.Extensions["field"] = field;
        }

        if (refusal.Value is { } value)
        {
            problem.ProblemDetails.Extensions["value"] = value;
            problem.ProblemDetails.Detail = problem.ProblemDetails.Detail!.Replace(
                "{value}", Texts.Number(Texts.LanguageOf(context), value), StringComparison.Ordinal);
        }

        if (refusal.Kind == RefusalKind.Unavailable)
        {
            context.Response.Headers.RetryAfter = "2";
        }

        return problem;
    }

    /// <summary>401: nobody is signed in, or no longer.</summary>
    public static ProblemHttpResult SignInRequired(HttpContext context) =>
        OfStatus(context, StatusCodes.Status401Unauthorized, "sign_in_required");

    /// <summary>429: it comes too often.</summary>
    public static ProblemHttpResult TooMany(HttpContext context, TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return OfStatus(context, StatusCodes.Status429TooManyRequests, "too_many_requests");
    }

    /// <summary>A status with a code and its sentence.</summary>
    public static ProblemHttpResult OfStatus(HttpContext context, int status, string code)
    {
        var problem = new ProblemDetails { Status = status };
        Describe(context, problem, code);
        return TypedResults.Problem(problem);
    }

    /// <summary>Completes what the framework refuses by itself.</summary>
    public static void Complete(ProblemDetailsContext context)
    {
        if (!context.ProblemDetails.Extensions.ContainsKey("code"))
        {
            Describe(context.HttpContext, context.ProblemDetails, context.HttpContext.Response.StatusCode switch
            {
                StatusCodes.Status401Unauthorized => "sign_in_required",
                StatusCodes.Status403Forbidden => "not_allowed",
                StatusCodes.Status404NotFound => "not_found",
                StatusCodes.Status413PayloadTooLarge => "body_too_large",
                >= 500 => "failed",
                _ => "request_invalid",
            });
        }
    }

    /// <summary>The answer to a command: its value, or its refusal.</summary>
    public static Results<Ok<T>, ProblemHttpResult> Answer<T>(this Outcome<T> outcome, HttpContext context) =>
        outcome.TryGet(out var value, out var refusal) ? TypedResults.Ok(value) : Of(context, refusal);

    /// <summary>The answer to a command that changed an entry. It says its kind, as it does in a topic.</summary>
    public static Results<Ok<Entry>, ProblemHttpResult> AnswerEntry<T>(this Outcome<T> outcome, HttpContext context)
        where T : Entry => outcome.TryGet(out var value, out var refusal)
            ? TypedResults.Ok<Entry>(value)
            : Of(context, refusal);

    /// <summary>The answer to a command that has no value.</summary>
    public static Results<NoContent, ProblemHttpResult> Answer(this Refusal? refusal, HttpContext context) =>
        refusal is null ? TypedResults.NoContent() : Of(context, refusal);

    private static void Describe(HttpContext context, ProblemDetails problem, string code)
    {
        problem.Title = ReasonPhrases.GetReasonPhrase(problem.Status ?? context.Response.StatusCode);
        problem.Detail = Texts.Of(Texts.LanguageOf(context), $"refusal.{code}");
        problem.Extensions["code"] = code;
    }

    private static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status400BadRequest,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Expired => StatusCodes.Status410Gone,
        RefusalKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        RefusalKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

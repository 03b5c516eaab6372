using System.Globalization;
using Comparte.Accounts;
using Comparte.Web.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Comparte.Web.Accounts;

/// <summary>Says to somebody who is kept out why, and until when. Only whoever has shown to be the member is told.</summary>
internal static class Suspensions
{
    /// <summary>The refusal of an account that is suspended: <c>account_suspended</c>, with <c>reason</c>, and <c>until</c> where it ends
    /// by itself; its sentence says both. Any other stays as it is.</summary>
    public static ProblemHttpResult Tell(HttpContext context, ProblemHttpResult problem, Account? account)
    {
        if (account?.Suspension is not { } suspension)
        {
            return problem;
        }

        var language = Texts.LanguageOf(context);
        var details = problem.ProblemDetails;
        details.Extensions["code"] = "account_suspended";
        details.Extensions["reason"] = suspension.Reason;
        details.Detail = Texts.Of(language, "suspension.told", ("reason", suspension.Reason));
        if (suspension.Until is { } until)
        {
            details.Extensions["until"] = until;
            details.Detail = Texts.Of(
                language, "suspension.told.until", ("date", DayOf(language, until)), ("reason", suspension.Reason));
        }

        return problem;
    }

    private static string DayOf(string language, DateTimeOffset at) => Texts.Of(
        language,
        "date.day.year",
        ("day", at.Day.ToString(CultureInfo.InvariantCulture)),
        ("month", Texts.Of(language, "date.months").Split(' ')[at.Month - 1]),
        ("year", YearOf(language, at.Year)));

    /// <summary>A year as Basque says it before a month.</summary>
    private static string YearOf(string language, int year) => language != "eu"
        ? year.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{year}{(year % 20 is 1 or 5 or 10 or 15 ? "eko" : "ko")}");
}

using System.Collections.Immutable;
using System.Net.Sockets;
using System.Reflection;
using Comparte.Accounts;
using Comparte.Administration;
using Comparte.Silo;
using Comparte.Web.Http;
using Comparte.Web.Live;
using Comparte.Web.Mail;
using Comparte.Web.Push;
using Comparte.Web.Security;
using MailKit;
using MailKit.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using MimeKit;
using Orleans.Runtime;

namespace Comparte.Web.Administration;

/// <summary>How the network runs, and what keeps it running: a copy, a look for damage, a mail to oneself.</summary>
internal static class RunningEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly string Version = typeof(RunningEndpoints).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    /// <summary>Maps them.</summary>
    public static void MapRunning(this IEndpointRouteBuilder routes)
    {
        var running = routes.MapApi("/api/admin/running", "Administration").ByCookieOnly();
        running.MapGet("", ReadAsync);
        running.MapPost("/backup", BackupAsync);
        running.MapPost("/check", CheckAsync);
        running.MapPost("/mail", MailAsync);
    }

    private static async Task<Results<Ok<RunningView>, ProblemHttpResult>> ReadAsync(
        Actor actor, HttpContext context, IGrainFactory grains, IStoreCare store, MailOptions mail, WatchedOffice office,
        OnlineMembers online, MailSite site, PushOffice pushes, IConfiguration configuration)
    {
        if (await grains.GetAdministration().RefusesAsync(actor.Id) is { } refusal)
        {
            return Problems.Of(context, refusal);
        }

        var hosts = await grains.GetGrain<IManagementGrain>(0).GetDetailedHosts(onlyActive: true);
        return TypedResults.Ok(new RunningView(
            Version,
            store.Read(),
            [.. hosts.Select(host => new DateTimeOffset(DateTime.SpecifyKind(host.StartTime, DateTimeKind.Utc))).Order()],
            new MailRunning(mail.Sends, office.SentAt, office.FailedAt),
            online.All.Count(member => !member.Connections.IsEmpty),
            new PushRunning(site.HasTls, pushes.SentAt, pushes.FailedAt),
            configuration.ShowsDashboard()));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> BackupAsync(
        Actor actor, HttpContext context, IGrainFactory grains, IStoreCare store) =>
        (await grains.GetAdministration().RefusesAsync(actor.Id) ?? store.BeginBackup()).Answer(context);

    private static async Task<Results<NoContent, ProblemHttpResult>> CheckAsync(
        Actor actor, HttpContext context, IGrainFactory grains, IStoreCare store) =>
        (await grains.GetAdministration().RefusesAsync(actor.Id) ?? store.BeginCheck()).Answer(context);

    /// <summary>A mail to whoever asks, and whether the server took it: by its answer, not by a queue's.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> MailAsync(
        Actor actor, HttpContext context, IGrainFactory grains, MailOptions options, MailSite site, WatchedOffice office,
        TimeProvider clock)
    {
        if (await grains.GetAdministration().RefusesAsync(actor.Id) is { } refusal)
        {
            return Problems.Of(context, refusal);
        }

        var account = await grains.GetGrain<IAccountGrain>(actor.Id.Value).FindAsync();
        if (!options.Sends || account?.Credentials.Email is not { } address)
        {
            return Problems.Of(context, Refusal.Conflict(options.Sends ? "test_mail_no_address" : "mail_off"));
        }

        var language = Texts.LanguageOf(context);
        var network = (await grains.GetNetwork().ReadAsync()).Name;
        using var mail = site.NewMail(address, Texts.Of(language, "mail.test.subject", ("network", network)));
        mail.Body = new TextPart("plain") { Text = Texts.Of(language, "mail.test.text", ("network", network)) };
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            await office.SendAsync(mail, patience.Token);
            return TypedResults.NoContent();
        }
        catch (Exception failure) when (!context.RequestAborted.IsCancellationRequested)
        {
            return Problems.Of(context, RefusalOf(failure));
        }
    }

    /// <summary>What to look at, for somebody who can't read what mail servers say.</summary>
    private static Refusal RefusalOf(Exception failure) => failure switch
    {
        AuthenticationException or SaslException => Refusal.Conflict("test_mail_password"),
        SslHandshakeException or NotSupportedException => Refusal.Conflict("test_mail_tls"),
        SocketException or OperationCanceledException => Refusal.Conflict("test_mail_unreachable"),
        CommandException => Refusal.Conflict("test_mail_refused"),
        _ => Refusal.Conflict("test_mail_failed"),
    };
}

using Comparte.Web.Mail.Replies;

namespace Comparte.Web.Mail;

/// <summary>Mail.</summary>
internal static class MailServices
{
    /// <summary>Registers it: a mail server when one is configured, else files.</summary>
    public static void AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("Mail").Get<MailOptions>() ?? new MailOptions();
        services.AddSingleton(options).AddSingleton<MailSite>().AddSingleton<MailQueue>().AddSingleton<MailWriter>();
        services.AddSingleton<Unsubscribing>().AddSingleton<LetterReader>().AddSingleton<LetterWriter>();
        if (options.Sends)
        {
            services.AddSingleton<SmtpOffice>();
        }
        else
        {
            services.AddSingleton<FolderOffice>();
        }

        services.AddSingleton(of => new WatchedOffice(
            options.Sends ? of.GetRequiredService<SmtpOffice>() : of.GetRequiredService<FolderOffice>(),
            of.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IPostOffice>(of => of.GetRequiredService<WatchedOffice>());

        services.AddHostedService<MailWorker>();
        services.AddSingleton(options.Imap).AddSingleton<ReplyTokens>();
        if (options.Imap.IsOn)
        {
            services.AddSingleton<ReplyAnswers>().AddSingleton<ReplyReader>().AddHostedService<ReplyMailbox>();
        }
    }
}

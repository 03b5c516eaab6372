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
        if (options.Smtp.Host.Length > 0)
        {
            services.AddSingleton<IPostOffice, SmtpOffice>();
        }
        else
        {
            services.AddSingleton<IPostOffice, FolderOffice>();
        }

        services.AddHostedService<MailWorker>();
        services.AddSingleton(options.Imap).AddSingleton<ReplyTokens>();
        if (options.Imap.IsOn)
        {
            services.AddSingleton<ReplyAnswers>().AddSingleton<ReplyReader>().AddHostedService<ReplyMailbox>();
        }
    }
}

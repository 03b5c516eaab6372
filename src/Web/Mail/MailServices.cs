namespace Comparte.Web.Mail;

/// <summary>Mail.</summary>
internal static class MailServices
{
    /// <summary>Registers it: a mail server when one is configured, else files.</summary>
    public static void AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("Mail").Get<MailOptions>() ?? new MailOptions();
        services.AddSingleton(options).AddSingleton<MailQueue>().AddSingleton<MailWriter>();
        if (options.Smtp.Host.Length > 0)
        {
            services.AddSingleton<IPostOffice, SmtpOffice>();
        }
        else
        {
            services.AddSingleton<IPostOffice, FolderOffice>();
        }

        services.AddHostedService<MailWorker>();
    }
}

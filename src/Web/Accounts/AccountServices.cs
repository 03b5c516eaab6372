using Comparte.Accounts;
using Comparte.Web.Accounts.Oidc;
using Comparte.Web.Mail;
using Comparte.Web.Push;
using Comparte.Web.Security;
using Comparte.Web.Webhooks;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Comparte.Web.Accounts;

/// <summary>Accounts: who somebody is, and how they come in.</summary>
internal static class AccountServices
{
    /// <summary>Registers them.</summary>
    public static void AddComparteAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddIdentityCore<AccountUser>()
            .AddUserStore<AccountStore>()
            .AddSignInManager();

        // Names are checked where they are claimed, passwords by PasswordRules.
        services.RemoveAll<IUserValidator<AccountUser>>();
        services.RemoveAll<IPasswordValidator<AccountUser>>();
        services.AddSingleton<IPasswordHasher<AccountUser>, PasswordHasher<AccountUser>>();
        services.AddSingleton<UnknownAccount>();
        services.AddSingleton<ISessionValidator, SessionValidator>();
        services.AddSingleton<MeReader>();
        services.AddSingleton<AccountMaker>();
        services.AddSingleton<FirstAdministrator>();
        services.AddScoped<SignIns>();
        services.AddScoped<NewcomerService>();
        services.AddSchemes(OidcProviders.From(builder.Configuration));
        services.AddAuthorization();
        services.AddSharedKeys(builder.Configuration);
        services.AddLimits(builder.Configuration);
        services.AddSingleton<KeptSecrets>();
        services.AddMail(builder.Configuration);
        services.AddPush();
        services.AddWebhooks();
    }

    /// <summary>What happens before any endpoint: where the request comes from, who makes it, how often, and whether a
    /// token may.</summary>
    public static void UseComparteAccounts(this WebApplication app)
    {
        app.UseOwnOrigin();
        app.UseOidc();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseTokenScopes();
        app.UseAuthorization();
    }

    /// <summary>Maps the endpoints.</summary>
    public static void MapComparteAccounts(this WebApplication app)
    {
        app.MapNetwork();
        app.MapMe();
        app.MapExport();
        app.MapSession();
        app.MapPasswords();
        app.MapPasskeys();
        app.MapOidc();
        app.MapDevices();
        app.MapTokens();
        app.MapInvitations();
        app.MapGuests();
    }

    private static void AddSchemes(this IServiceCollection services, OidcProviders providers)
    {
        services.AddSingleton(providers);
        services.AddScoped<CookieSessions>();
        services.AddAuthentication(Schemes.Either)
            .AddPolicyScheme(Schemes.Either, null, options => options.ForwardDefaultSelector = context =>
                Schemes.TokenOf(context.Request) is null ? Schemes.Cookie : Schemes.Token)
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(Schemes.Token, null)
            .AddCookie(Schemes.Cookie, options =>
            {
                Configure(options.Cookie, "comparte");
                options.ExpireTimeSpan = SessionTime.Idle;
                options.SlidingExpiration = true;
                options.EventsType = typeof(CookieSessions);
            })
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, options =>
            {
                // Carries a passkey's challenge from its options to its answer.
                Configure(options.Cookie, "comparte.passkey");
                options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            })
            .AddOidc(providers, Configure);
    }

    private static void Configure(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }
}

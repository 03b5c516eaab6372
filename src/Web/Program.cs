using System.IO.Compression;
using Comparte.Silo;
using Comparte.Silo.Operations;
using Comparte.Topics;
using Comparte.Web.Accounts;
using Comparte.Web.Administration;
using Comparte.Web.Axes;
using Comparte.Web.Blog;
using Comparte.Web.Calendars;
using Comparte.Web.Demo;
using Comparte.Web.Files;
using Comparte.Web.GroupPages;
using Comparte.Web.Groups;
using Comparte.Web.Hiding;
using Comparte.Web.Home;
using Comparte.Web.Hosting;
using Comparte.Web.Http;
using Comparte.Web.Inbox;
using Comparte.Web.Initiatives;
using Comparte.Web.Live;
using Comparte.Web.Looks;
using Comparte.Web.Mail;
using Comparte.Web.Members;
using Comparte.Web.Moved;
using Comparte.Web.Needs;
using Comparte.Web.News;
using Comparte.Web.Organizations;
using Comparte.Web.Pages;
using Comparte.Web.Projects;
using Comparte.Web.Publications;
using Comparte.Web.Push;
using Comparte.Web.Questions;
using Comparte.Web.Relations;
using Comparte.Web.Reports;
using Comparte.Web.Search;
using Comparte.Web.Talks;
using Comparte.Web.Tasks;
using Comparte.Web.Terms;
using Comparte.Web.Threads;
using Comparte.Web.Visits;
using Comparte.Web.Webhooks;
using Microsoft.AspNetCore.ResponseCompression;

// Commands on the store (check, backup, restore) end here.
if (StoreCommands.Run(args, Console.Out, Console.Error) is { } exitCode)
{
    return exitCode;
}

// So does the import of a blog.
if (await ImportBlog.RunAsync(args, Console.Out, Console.Error) is { } imported)
{
    return imported;
}

try
{
    var builder = WebApplication.CreateBuilder(HostSettings.OptionsFor(args));
    builder.AddHostSettings();

    // One process at a time has the data folder; closing it is the last thing that happens.
    using var folder = DataFolder.Open(builder.Configuration);
    Demonstration.Decide(folder, builder.Configuration, Console.Out);

    // The silo and its grains, in this process.
    builder.AddComparteSilo(folder);

    // What is measured, and where that is read.
    builder.AddWebTelemetry();

    // HTTP: one JSON everywhere, problem details, the two kinds of pages.
    builder.Services.ConfigureHttpJsonOptions(json => WireJson.Configure(json.SerializerOptions));
    builder.Services.AddProblemDetails(problems => problems.CustomizeProblemDetails = Problems.Complete);
    builder.Services.AddExceptionHandler<Failures>();
    builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
    builder.Services.AddResponseCompression(compression => compression.EnableForHttps = true);

    // A third fewer bytes than at the fastest level, which on a poor line is more than the time that it takes here.
    builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
    builder.Services.AddRazorComponents();
    builder.Services.AddSingleton<AssetFiles>();

    // Who somebody is: accounts, sessions, tokens, limits, mail.
    builder.AddComparteAccounts();
    builder.Services.AddAdministration();
    builder.AddDashboard();
    builder.Services.AddSingleton<LookReader>();

    // The features and their description.
    builder.Services.AddSingleton<HomeReader>();
    builder.Services.AddSingleton<FollowedReader>();
    builder.Services.AddSingleton<BodyRenderer>();
    builder.Services.AddSingleton<CalendarReader>();
    builder.Services.AddComparteOpenApi();

    builder.AddVisits();

    // Where the pages of the network's old blog went.
    builder.Services.AddMovedPages();

    // Live delivery.
    builder.Services.AddComparteLive(builder.Configuration);

    var app = builder.Build();
    app.UseMetrics();
    app.UseExceptionHandler();
    app.UseStatusCodePages();
    app.UsePageSafety();
    app.UseUtf8Bodies();
    app.UseResponseCompression();
    app.UseMovedPages();
    app.UseComparteAccounts();
    app.UseDashboardGate();
    app.MapClientAssets();
    app.MapHealth();
    app.MapDashboard();
    app.MapPages();
    app.MapComparteAccounts();
    app.MapAdministration();
    app.MapLook();
    app.MapHome();
    app.MapAxes();
    app.MapReports();
    app.MapQuestions();
    app.MapNews();
    app.MapWebhooks();
    app.MapTerms();
    app.MapHiding();
    app.MapAgreements();
    app.MapMembers();
    app.MapPublicPeople();
    app.MapOrganizations();
    app.MapInitiatives();
    app.MapProjects();
    app.MapNeeds();
    app.MapGroups();
    app.MapTasks();
    app.MapThreads();
    app.MapTalks();
    app.MapGroupPages();
    app.MapPublications();
    app.MapAnswers();
    app.MapCalendars();
    app.MapFiles();
    app.MapVisits();
    app.MapRelations();
    app.MapInbox();
    app.MapMailChoice();
    app.MapUnsubscribe();
    app.MapPush();
    app.MapSearch();
    app.MapComparteLive();
    app.MapOpenApi();
    await app.StartAsync();
    await Demonstration.PrepareAsync(app.Services, Console.Out);
    await Console.Out.WriteLineAsync($"Comparte runs on {string.Join(" and ", app.Urls)}");
    await FirstAdministrator.PrintLinkAsync(app, Console.Out);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception refused) when (Refused.Sentence(refused) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}

/// <summary>The web host. Tests start it by this name.</summary>
public partial class Program;

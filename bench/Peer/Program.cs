using System.Text.Json.Serialization;
using Comparte.Bench.Peer;
using Microsoft.AspNetCore.Authentication.Cookies;

// What a good engineer would write first: a SignalR hub, groups in memory, a cookie, a POST. Nothing is stored, and
// everything is as ASP.NET Core sets it.
var builder = WebApplication.CreateBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
    cookie.Events.OnRedirectToLogin = context =>
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    });
builder.Services.AddAuthorization();
builder.Services.AddSignalR();
builder.Services.AddSingleton<Rooms>();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.ConfigureHttpJsonOptions(json =>
    json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull);

var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.MapGet("/health/ready", () => TypedResults.Ok());
app.MapSession();
app.MapPosts();
app.MapHub<RoomHub>("/live");
app.Run();

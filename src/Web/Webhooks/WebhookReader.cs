using System.Text.Json;
using System.Text.Json.Serialization;
using Comparte.Needs;
using Comparte.Projects;
using Comparte.Publications;
using Comparte.Topics;
using Comparte.Web.Mail;
using Comparte.Webhooks;

namespace Comparte.Web.Webhooks;

/// <summary>Reads what receivers are told, by the rights of everybody in the network and at the moment at which it is told.</summary>
internal sealed class WebhookReader(IGrainFactory grains, MailSite site)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>What is told of a happening, as JSON; null where nothing is left to say. That something is read no more is said by its id
    /// alone.</summary>
    public async Task<string?> ReadAsync(Happening happening)
    {
        var data = happening.Type switch
        {
            HappeningType.Ping => new WebhookData(),
            HappeningType.PublicationWithdrawn or HappeningType.NeedWithdrawn => new WebhookData { Id = happening.About },
            HappeningType.ProjectUpdateWithdrawn => new WebhookData { Id = happening.About, Part = happening.Part },
            HappeningType.NeedStated or HappeningType.NeedReopened => await OfNeedAsync(happening.About),
            HappeningType.NeedClosed => await OfNeedAsync(happening.About) ?? new WebhookData { Id = happening.About },
            HappeningType.ProjectUpdated => await OfProjectAsync(happening.About, happening.Part),
            _ => await OfPublicationAsync(happening.About),
        };
        return data is null
            ? null
            : JsonSerializer.Serialize(new WebhookBody(WebhookBody.NameOf(happening.Type), happening.At, data), Json);
    }

    private async Task<WebhookData?> OfPublicationAsync(string id) =>
        await grains.GetGrain<IPublicationGrain>(id).InNetworkAsync() is not { } item ? null : new WebhookData
        {
            Id = id,
            Url = UrlOf(TopicId.Of(PublicationId.Of(id)), item.Title),
            Kind = NameOf(item.Type),
            Title = item.Title,
            Language = item.Language,
            Authors = [.. item.Authors.Select(author => author.Value)],
        };

    private async Task<WebhookData?> OfNeedAsync(string id) =>
        (await grains.GetGrain<INeedGrain>(id).ViewAsync()).Value?.About is not { Hidden: null } need ? null : new WebhookData
        {
            Id = id,
            Url = UrlOf(TopicId.Of(NeedId.Of(id)), need.Title),
            Kind = NameOf(need.Type),
            Title = need.Title,
            Stage = NameOf(need.Stage),
            Authors = [need.By.Value],
        };

    private async Task<WebhookData?> OfProjectAsync(string id, string part)
    {
        var view = (await grains.GetGrain<IProjectGrain>(id).ViewAsync()).Value;
        return view?.Updates.FirstOrDefault(one => one.Id == part) is not { } update ? null : new WebhookData
        {
            Id = id,
            Part = part,
            Url = UrlOf(TopicId.Of(ProjectId.Of(id)), view.About.Name),
            Kind = "project",
            Title = view.About.Name,
            Authors = [update.By.Value],
        };
    }

    private string UrlOf(TopicId about, string title) => site.Address + LetterPaths.Of(about, title);

    private static string NameOf<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName($"{value}");
}

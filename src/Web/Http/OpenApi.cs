using Microsoft.OpenApi;

namespace Comparte.Web.Http;

/// <summary>The description of the API at <c>/openapi/v1.json</c>.</summary>
internal static class OpenApi
{
    /// <summary>Registers it: only what is under <c>/api</c>, ids as the strings they are, kinds as one of many.</summary>
    public static IServiceCollection AddComparteOpenApi(this IServiceCollection services) =>
        services.AddOpenApi(options =>
        {
            options.ShouldInclude = endpoint =>
                endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo { Title = "Comparte", Version = "1" };
                document.Servers?.Clear();

                // What one property tells apart is one of them, not any: makers of typed clients need to be told.
                foreach (var schema in document.Components?.Schemas?.Values.OfType<OpenApiSchema>() ?? [])
                {
                    if (schema is { Discriminator: not null, AnyOf: { } kinds })
                    {
                        (schema.OneOf, schema.AnyOf) = (kinds, null);
                    }
                }

                return Task.CompletedTask;
            });
            options.AddSchemaTransformer((schema, context, _) =>
            {
                if (IsId(Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type))
                {
                    schema.Type = JsonSchemaType.String;
                    schema.Properties?.Clear();
                }
                return Task.CompletedTask;
            });
        });

    private static bool IsId(Type type) =>
        type == typeof(Topics.TopicId)
        || type.GetInterfaces().Any(face =>
            face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEntityId<>));
}

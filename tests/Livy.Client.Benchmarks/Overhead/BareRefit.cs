using System.Text.Json;
using Refit;

namespace Livy.Client.Benchmarks;

/// <summary>The routes as Refit alone sends them, with the same source-generated JSON: what of the client's cost is Refit's.</summary>
internal static class BareRefit
{
    private static readonly JsonSerializerOptions Json = new(LivyJsonContext.Default.Options) { TypeInfoResolver = LivyJsonContext.Default };

    public static ILivyApi Over(HttpMessageHandler handler, Uri endpoint)
    {
        var http = Http.CreateClient(handler);
        http.BaseAddress = endpoint;
        return RestService.ForGenerated<ILivyApi>(http, new RefitSettings(new SystemTextJsonContentSerializer(Json)) { RequestBodySerialization = RequestBodySerializationMode.Buffered });
    }
}

using System.Net.Http.Headers;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Refit;

namespace Livy.Client;

/// <summary>Writes and reads the bodies of Refit's requests with source-generated JSON, and uploads as they are.</summary>
internal sealed class LivyContentSerializer : IHttpContentSerializer, ISynchronousContentSerializer
{
    private static readonly MediaTypeHeaderValue JsonContentType = new("application/json");

    public HttpContent ToHttpContent<T>(T item) => ToHttpContentSynchronous(item);

    public HttpContent ToStreamingHttpContent<T>(T item) => ToHttpContentSynchronous(item);

    public HttpContent ToHttpContentSynchronous<T>(T item)
    {
        if (item is UploadPart part)
        {
            return new UploadContent(part);
        }

        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(item, Json<T>.TypeInfo));
        content.Headers.ContentType = JsonContentType;
        return content;
    }

    public async Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default)
    {
        var live = (LiveContent)content;
        try
        {
            var stream = await live.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                var result = await JsonSerializer.DeserializeAsync(stream, Json<T>.TypeInfo, cancellationToken).ConfigureAwait(false)
                    ?? throw new JsonException("The body is null.");
                if (result is StatementInfo statement)
                {
                    statement.Location = live.Location;
                }

                return result;
            }
        }
        catch (Exception error)
        {
            live.Fail(error);
            throw;
        }
    }

    /// <summary>Forms are not among Livy's requests.</summary>
    public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => null;

    /// <summary>Looked up once a type: the look-up checks by reflection each time.</summary>
    private static class Json<T>
    {
        public static readonly JsonTypeInfo<T> TypeInfo = (JsonTypeInfo<T>)LivyJsonContext.Default.GetTypeInfo(typeof(T))!;
    }
}

namespace Livy.Client.Testing;

/// <summary>How much of a request is read at all. Livy itself has few such limits; a server that runs inside of somebody's tests needs them.</summary>
internal static class RequestLimits
{
    /// <summary>Jetty's <c>requestHeaderSize</c> as Livy sets it.</summary>
    public const int Headers = 131_072;

    /// <summary>Jetty's <c>maxFormContentSize</c>.</summary>
    public const int Form = 200_000;

    /// <summary>Jetty's <c>maxFormKeys</c>, which limits the parts of a multipart body, too, since 9.4.51.</summary>
    public const int Parts = 1_000;

    /// <summary>What a multipart body may have beside its file.</summary>
    private const int Wrapping = 1 << 20;

    public static long Upload(FakeLivyOptions options) => options.UploadMaxSize + Wrapping;

    public static bool IsUpload(FakeLivyRequest request) => request.Header("Content-Type")?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The bytes that a body may have.</summary>
    public static long Body(FakeLivyRequest request, FakeLivyOptions options) => IsUpload(request) ? Upload(options) : options.MemoryLimit;
}

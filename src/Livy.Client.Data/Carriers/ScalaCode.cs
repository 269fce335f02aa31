namespace Livy.Client.Data;

/// <summary>Scala that hands a request to the readers on the driver, where there is no Python.</summary>
internal static class ScalaCode
{
    /// <summary>A statement that prints the answer: the marker, and base64. Before the installation it does not compile.</summary>
    public static string Statement(DriverRequest request) => request.IsInstall
        ? $"{DriverSource.ScalaInstaller}\nprintln(\"{DriverRequest.Marker}\" + (if ({DriverSource.Package}.readers == null) \"\" else \"AHt9\")) // {request.Marked}"
        : $"println(\"{DriverRequest.Marker}\" + {DriverSource.Package}.call(new String(java.util.Base64.getDecoder.decode(\"{request.Marked}\".substring({DriverRequest.Marker.Length})), java.nio.charset.StandardCharsets.UTF_8)))";
}

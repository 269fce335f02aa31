using System.Text;

namespace Livy.Client.Data;

/// <summary>Python that hands a request to the readers on the driver. Needs nothing but py4j, which is there with PySpark.</summary>
internal static class PythonCode
{
    private static readonly string Install = Encode($"""
        {DriverSource.PythonInstaller}
        livyclient_install(sc, __import__("base64").b64decode("{Encode(DriverSource.Java)}").decode("utf-8"), "{DriverSource.Package}")
        """);

    /// <summary>An expression that makes a function of a job's context, which returns the answer as <c>bytes</c>.</summary>
    public static string Job(DriverRequest request) => request.IsInstall
        ? $"lambda context: (exec(__import__('base64').b64decode('{Install}').decode('utf-8'), dict(sc=context.sc)), '{request.Marked}', bytes([0, 123, 125]))[2]"
        : $"lambda context: (lambda kept: bytes([9]) if kept is None else bytes(kept.readers.call(context.spark_session._jsparkSession, {Text(request)})))({Kept})";

    /// <summary>A statement that prints the answer: the marker, and base64.</summary>
    public static string Statement(DriverRequest request) => request.IsInstall
        ? $"(exec(__import__('base64').b64decode('{Install}').decode('utf-8'), dict(sc=sc)), print('{DriverRequest.Marker}AHt9'), '{request.Marked}')[1]"
        : $"print('{DriverRequest.Marker}' + (lambda kept: 'CQ==' if kept is None else kept.readers.callForText(spark._jsparkSession, {Text(request)}))({Kept}))";

    private static string Kept => $"__import__('sys').modules.get('{DriverSource.Package}')";

    private static string Text(DriverRequest request) => $"__import__('base64').b64decode('{request.Marked}'[{DriverRequest.Marker.Length}:]).decode('utf-8')";

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}

using Livy.Client.Testing.Tests;

namespace Livy.Client.ConformanceTests;

/// <summary>A test that reads <c>docs/wire.md</c>, which is kept beside the recordings.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WireDocumentFactAttribute : FactAttribute
{
    public WireDocumentFactAttribute() => Skip = Document is null ? "There is no ../shared/docs/wire.md." : null;

    /// <summary>Where the document is, or <see langword="null"/>.</summary>
    public static string? Document =>
        GoldenFolder.Find() is { } golden && Path.Combine(golden, "..", "docs", "wire.md") is var file && File.Exists(file) ? file : null;
}

using System.Collections.Concurrent;

namespace Livy.Client.Testing;

/// <summary>Texts that a real server has sent and that are data, not code: they lie beside this class, as files, with <c>{placeholders}</c> for what differs.</summary>
internal static class Resource
{
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

    /// <param name="file">The file, with its folder: <c>Traces/missing-jar.txt</c>.</param>
    /// <param name="values">What stands in for the placeholders.</param>
    public static string Text(string file, params ReadOnlySpan<(string Placeholder, string Value)> values)
    {
        var text = Texts.GetOrAdd(file, Read);
        foreach (var (placeholder, value) in values)
        {
            text = text.Replace("{" + placeholder + "}", value, StringComparison.Ordinal);
        }

        return text;
    }

    /// <inheritdoc cref="Text"/>
    public static string[] Lines(string file, params ReadOnlySpan<(string Placeholder, string Value)> values) => Text(file, values).TrimEnd('\n').Split('\n');

    private static string Read(string file)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream(file) ?? throw new InvalidOperationException($"The file {file} is not part of the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

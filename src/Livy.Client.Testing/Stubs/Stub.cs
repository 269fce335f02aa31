using System.Text;

namespace Livy.Client.Testing;

/// <summary>Which requests a stub is for. Give it to <see cref="FakeLivy.When"/>.</summary>
public sealed class Stub
{
    private readonly List<Func<FakeLivyRequest, RawTarget, bool>> _conditions = [];
    private readonly List<string> _texts = [];
    private readonly string _text;

    private Stub(string? method, string? path)
    {
        _text = $"{method ?? "any method"} {path ?? "any path"}";
        if (method is not null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(method);
            _conditions.Add((request, _) => string.Equals(request.Method, method, StringComparison.OrdinalIgnoreCase));
        }

        if (path is not null)
        {
            PathTemplate.Check(path);
            _conditions.Add((_, target) => target.Is(path));
        }
    }

    /// <summary>Every request.</summary>
    /// <returns>The matcher.</returns>
    public static Stub Any() => new(null, null);

    /// <summary>A method and a path.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The raw path without query, with or without the base path; <c>{…}</c> stands for any one segment: <c>/sessions/{id}</c>.</param>
    /// <returns>The matcher.</returns>
    public static Stub For(string method, string path) => new(method, path);

    /// <summary>A GET.</summary>
    /// <param name="path">The raw path without query, with or without the base path; <c>{…}</c> stands for any one segment.</param>
    /// <returns>The matcher.</returns>
    public static Stub Get(string path) => new("GET", path);

    /// <summary>A POST.</summary>
    /// <param name="path">The raw path without query, with or without the base path; <c>{…}</c> stands for any one segment.</param>
    /// <returns>The matcher.</returns>
    public static Stub Post(string path) => new("POST", path);

    /// <summary>A DELETE.</summary>
    /// <param name="path">The raw path without query, with or without the base path; <c>{…}</c> stands for any one segment.</param>
    /// <returns>The matcher.</returns>
    public static Stub Delete(string path) => new("DELETE", path);

    /// <summary>Only with this query parameter.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value; null for any.</param>
    /// <returns>This matcher.</returns>
    public Stub WithQuery(string name, string? value = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _texts.Add(value is null ? $"query {name}" : $"query {name}={value}");
        _conditions.Add((_, target) => target.Parameter(name) is { } given && (value is null || string.Equals(given, value, StringComparison.Ordinal)));
        return this;
    }

    /// <summary>Only with this header field.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value; null for any.</param>
    /// <returns>This matcher.</returns>
    public Stub WithHeader(string name, string? value = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _texts.Add(value is null ? $"header {name}" : $"header {name}: {value}");
        _conditions.Add((request, _) => request.Header(name) is { } given && (value is null || string.Equals(given, value, StringComparison.Ordinal)));
        return this;
    }

    /// <summary>Only when the body contains this text.</summary>
    /// <param name="part">The text.</param>
    /// <returns>This matcher.</returns>
    public Stub WithBody(string part)
    {
        ArgumentException.ThrowIfNullOrEmpty(part);
        _texts.Add($"\"{part}\" in the body");
        _conditions.Add((request, _) => Encoding.UTF8.GetString(request.Body.Span).Contains(part, StringComparison.Ordinal));
        return this;
    }

    /// <summary>Only when the predicate says so.</summary>
    /// <param name="predicate">The predicate.</param>
    /// <returns>This matcher.</returns>
    public Stub Where(Func<FakeLivyRequest, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        _texts.Add("a condition");
        _conditions.Add((request, _) => predicate(request));
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _texts.Count == 0 ? _text : $"{_text} with {string.Join(", ", _texts)}";

    internal bool Matches(FakeLivyRequest request, RawTarget target) => _conditions.TrueForAll(condition => condition(request, target));
}

namespace Livy.Client.Generators;

/// <summary>Cuts <c>/sessions/{id}/log</c> into <c>/sessions/</c>, <c>id</c> and <c>/log</c>: literals at even places, names at odd ones.</summary>
internal static class PathTemplate
{
    public static bool IsPath(string template) => template.Length > 1 && template[0] == '/' && template[template.Length - 1] != '/' && template.IndexOfAny(['?', '#']) < 0;

    /// <summary>The pieces; <see langword="null"/> if the braces do not pair or hold nothing.</summary>
    public static string[]? Cut(string template)
    {
        var pieces = template.Split('{', '}');
        var glued = string.Concat(pieces.Select((piece, place) => IsName(place) ? $"{{{piece}}}" : piece));
        return glued == template && !template.Contains("{}") ? pieces : null;
    }

    public static IEnumerable<string> Names(string[]? pieces) => pieces?.Where((_, place) => IsName(place)) ?? [];

    public static bool IsName(int place) => place % 2 == 1;
}

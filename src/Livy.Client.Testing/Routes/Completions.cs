namespace Livy.Client.Testing;

/// <summary>A small vocabulary for completion without a script; only kind <c>spark</c> has any in Livy.</summary>
internal static class Completions
{
    private static readonly string[] Words = ["parallelize", "println", "sc", "spark", "sql", "sqlContext", "textFile", "version", "range", "read"];

    public static IEnumerable<string> Of(CompletionContext context)
    {
        var (code, cursor) = (context.Code, context.Cursor);
        if (context.Kind is not CodeKinds.Spark || cursor < 0 || cursor > code.Length)
        {
            return [];
        }

        var start = cursor;
        while (start > 0 && char.IsAsciiLetterOrDigit(code[start - 1]))
        {
            start--;
        }

        var prefix = code[start..cursor];
        return prefix.Length == 0 ? [] : Words.Where(word => word.StartsWith(prefix, StringComparison.Ordinal) && word.Length > prefix.Length);
    }
}

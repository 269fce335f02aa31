using System.Numerics;
using System.Text;

namespace Livy.Client.Testing;

/// <summary>The functions and methods the built-in interpreters know.</summary>
internal static class Calls
{
    private const int LongestRange = 100_000;
    private static readonly string[] Functions = ["print", "println", "List", "Seq", "Array", "range", "list", "len", "sum", "str", "abs", "exit", "quit"];

    /// <summary>What else is called may well not exist, and fails before its arguments do.</summary>
    public static bool Knows(string name) => Functions.Contains(name, StringComparer.Ordinal);

    public static object? Function(Scope scope, string name, Arguments call) => (scope.Dialect, name, call.Values) switch
    {
        (Dialect.Python, "print", _) => Print(scope, call),
        _ when call.Named.Count > 0 => throw new BeyondFakeException(),
        (Dialect.Scala, "println", []) => scope.Print("\n"),
        (Dialect.Scala, "println", [var value]) => scope.Print(Values.Show(value) + "\n"),
        (Dialect.Scala, "print", [var value]) => scope.Print(Values.Show(value)),
        (Dialect.Scala, "List", var items) => items,
        (Dialect.Scala, "Seq", var items) => new TypedList("List", $"Seq{Values.ScalaType(items)["List".Length..]}", items),
        (Dialect.Scala, "Array", [_, ..] and var items) => new TypedList("Array", $"Array{Values.ScalaType(items)["List".Length..]}", items),
        (Dialect.Python, "range", [var end]) => Range(scope, 0, Operators.ToLong(end), $"range(0, {end})"),
        (Dialect.Python, "range", [var start, var end]) => Range(scope, Operators.ToLong(start), Operators.ToLong(end), $"range({start}, {end})"),
        (Dialect.Python, "list", [List<object?> items]) => new List<object?>(items),
        (Dialect.Python, "len", [List<object?> items]) => new BigInteger(items.Count),
        (Dialect.Python, "len", [string text]) => new BigInteger(text.Length),
        (Dialect.Python, "sum", [List<object?> items]) => Sum(scope, items),
        (Dialect.Python, "str", [var value]) => Values.Str(value),
        (Dialect.Python, "abs", [BigInteger number]) => BigInteger.Abs(number),
        (Dialect.Python, "exit" or "quit", []) => throw Exit("None"),
        (Dialect.Python, "exit" or "quit", [BigInteger code]) => throw Exit(code.ToString()),
        _ => throw new BeyondFakeException(),
    };

    public static object? Member(Scope scope, object? target, string name, Arguments? call)
    {
        // What is a method in Python may be called without brackets in Scala.
        var values = call?.Values ?? (scope.Dialect == Dialect.Scala ? [] : null);
        return target switch
        {
            SparkObject or SparkApplication => SparkCalls.OfObject(scope, target, name, call, values),
            Dataset data => SparkCalls.OfData(scope, data, name, call, values),
            _ when call is { Named.Count: > 0 } => throw new BeyondFakeException(),
            PythonModule module => Module($"{module.Path}.{name}", call),
            Shown { Inner: { } inner } when name is "get" => inner,
            Row row when call is null && name is not ("count" or "index") => row.Field(name),
            List<object?> items when scope.Dialect == Dialect.Scala => OfList(scope, items, name, values!),
            string text => OfText(scope.Dialect, text, name, call is null ? scope.Dialect == Dialect.Scala : values is [], values),
            int or long when name is "toString" && scope.Dialect == Dialect.Scala && values is [] => Values.Show(target),
            _ => throw new BeyondFakeException(),
        };
    }

    /// <summary>What stands between square brackets.</summary>
    public static object? Item(object? target, object? key)
    {
        switch (target)
        {
            case Row row when key is string name:
                return row.Field(name);
            case List<object?> items and not Row when key is BigInteger:
                var index = Operators.ToLong(key);
                index += index < 0 ? items.Count : 0;
                return index >= 0 && index < items.Count ? items[(int)index]
                    : throw (items is TypedList ? new BeyondFakeException() : new RemoteErrorException("IndexError", "list index out of range"));
            case Row row when key is BigInteger number && number >= 0 && number < row.Count:
                return row[(int)number];
            case Dictionary<string, object?> map when key is string entry:
                return map.TryGetValue(entry, out var value) ? value : throw new RemoteErrorException("KeyError", Values.Repr(entry));
            default:
                throw new BeyondFakeException();
        }
    }

    /// <summary>A range of numbers; its items are those of the language.</summary>
    public static TypedList Range(Scope scope, long start, long end, string text, string? scalaType = null)
    {
        var count = Math.Max(0, end - start);
        scope.Spark.Spend(count <= LongestRange ? 64 * count : long.MaxValue);
        return new TypedList("Range", scalaType, Enumerable.Range(0, (int)count).Select(at => scalaType is null ? new BigInteger(start + at) : (object?)(int)(start + at)), text);
    }

    public static object? Sum(Scope scope, IReadOnlyList<object?> items) =>
        items.Count == 0 ? throw new BeyondFakeException() : items.Aggregate((total, item) => Operators.Apply(scope.Dialect, "+", total, item));

    private static object? OfList(Scope scope, List<object?> items, string name, List<object?> values) => (name, values) switch
    {
        ("sum", []) => Sum(scope, items),
        ("size" or "length", []) => items.Count,
        ("toList", []) => new List<object?>(items),
        ("mkString", [string separator]) => Join(scope, items, separator),
        ("foreach", [Values.PrintLine]) => scope.Print(string.Concat(items.Select(item => Values.Show(item) + "\n"))),
        _ => throw new BeyondFakeException(),
    };

    private static string Join(Scope scope, List<object?> items, string separator)
    {
        scope.Spark.Spend(2L * separator.Length * items.Count);
        return string.Join(separator, items.Select(Values.Show));
    }

    private static object? OfText(Dialect dialect, string text, string name, bool isPlain, List<object?>? values) => name switch
    {
        "upper" when isPlain && dialect == Dialect.Python => text.ToUpperInvariant(),
        "lower" when isPlain && dialect == Dialect.Python => text.ToLowerInvariant(),
        "encode" when values is ["utf-8" or "utf8" or "UTF-8"] or [] && dialect == Dialect.Python => new Shown(Values.Bytes(Encoding.UTF8.GetBytes(text))),
        "toUpperCase" when isPlain && dialect == Dialect.Scala => text.ToUpperInvariant(),
        "toLowerCase" when isPlain && dialect == Dialect.Scala => text.ToLowerInvariant(),
        "length" when isPlain && dialect == Dialect.Scala => text.Length,
        _ => throw new BeyondFakeException(),
    };

    /// <summary>Modules are known by a few of their members.</summary>
    private static object? Module(string path, Arguments? call) => call is not null ? throw new BeyondFakeException() : path switch
    {
        "sys.version_info" => new PythonModule(path),
        "sys.version_info.major" => new BigInteger(3),
        "pyspark.__version__" => SparkApplication.Version,
        _ => throw new BeyondFakeException(),
    };

    private static object? Print(Scope scope, Arguments call)
    {
        string Named(string name, string other) => call.Named.Remove(name, out object? value) ? value as string ?? throw new BeyondFakeException() : other;

        var separator = Named("sep", " ");
        var end = Named("end", "\n");
        scope.Spark.Spend(2L * separator.Length * call.Values.Count);
        return call.Named.Count > 0 ? throw new BeyondFakeException() : scope.Print(string.Join(separator, call.Values.Select(Values.Str)) + end);
    }

    private static RemoteErrorException Exit(string code) => new("SystemExit", code)
    {
        Traceback = ["Traceback (most recent call last):\n", "  File \"<frozen _sitebuiltins>\", line 26, in __call__\n", $"SystemExit: {code}\n"],
    };
}

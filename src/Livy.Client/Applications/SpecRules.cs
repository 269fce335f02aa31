using System.Buffers;

namespace Livy.Client;

/// <summary>
/// What the server refuses for certain in a create, said before anything is sent; a refused create can leave a driver or a phantom batch behind. Never stricter than the server, and never with a value
/// that may hold a secret in its words.
/// </summary>
internal static class SpecRules
{
    private static readonly SearchValues<char> IllegalInUri = SearchValues.Create(" \"<>\\^`{|}");

    /// <summary>A name that the server takes and can be asked for again.</summary>
    public static void Name(string? name, string parameterName)
    {
        if (name is null)
        {
            return;
        }

        var fault = name.Length == 0 ? "A name can not be empty; leave it unset for none."
            : NameRules.IsNumber(name) ? $"The name '{name}' consists of digits only: Livy would take it for an id."
            : name.Contains('/', StringComparison.Ordinal) ? $"The name '{OneLine.Of(name)}' holds a slash, which gateways take for the end of it: the session could not be asked for again."
            : NameRules.FaultOf(name) is { } unaddressable ? $"{unaddressable} The server could not be asked for it again."
            : null;
        if (fault is not null)
        {
            throw new ArgumentException(fault, parameterName);
        }
    }

    /// <summary>A file is a URI or an absolute path, as the cluster reads it; the server refuses relative ones and characters that no URI holds.</summary>
    public static void File(string? file, string parameterName)
    {
        if (string.IsNullOrWhiteSpace(file))
        {
            throw new ArgumentException("A file can not be empty.", parameterName);
        }

        var shown = Shown(file);
        Text(file, parameterName, shown);
        if (file.AsSpan().IndexOfAny(IllegalInUri) is >= 0 and var at)
        {
            throw new ArgumentException($"The server reads '{shown}' as a URI, which can not hold {(file[at] is ' ' ? "a space" : $"'{file[at]}'")}: escape it (%20) or rename the file.", parameterName);
        }

        if (file[0] != '/' && !HasScheme(file))
        {
            var suggested = file.StartsWith("./", StringComparison.Ordinal) ? shown[2..] : shown;
            throw new ArgumentException(
                $"'{shown}' is a relative path, but the cluster reads files by itself: give an absolute path or URI that it can reach, such as hdfs:///user/me/{suggested}.",
                parameterName);
        }
    }

    /// <summary>Each file of a list.</summary>
    public static void Files(IReadOnlyList<string>? files, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(files, parameterName);
        foreach (var file in files)
        {
            File(file, parameterName);
        }
    }

    /// <summary>The arguments of a batch; line ends and tabs are legal in them.</summary>
    public static void Args(IReadOnlyList<string>? args, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(args, parameterName);
        for (var at = 0; at < args.Count; at++)
        {
            if (args[at] is null)
            {
                throw new ArgumentException($"Argument {at} is null; an empty text is legal.", parameterName);
            }

            // No process can be given it.
            if (args[at].Contains('\0', StringComparison.Ordinal) || !Unicode.IsWhole(args[at]))
            {
                throw new ArgumentException($"Argument {at} holds a NUL or half of a surrogate pair, which no process can be given.", parameterName);
            }
        }
    }

    /// <summary>Counts of cores and executors.</summary>
    public static void Count(int? count, string parameterName)
    {
        if (count < 0)
        {
            throw new ArgumentOutOfRangeException(parameterName, count, "A count can not be negative.");
        }
    }

    /// <summary>Sizes of memory; what Java or Spark can read of the rest is left to them.</summary>
    public static void Memory(string? size, string parameterName)
    {
        Text(size, parameterName);
        if (size is not null && (string.IsNullOrWhiteSpace(size) || size.TrimStart()[0] == '-'))
        {
            throw new ArgumentException($"'{size}' is no size of memory: write 512m or 2g.", parameterName);
        }
    }

    /// <summary>Settings; the server answers 500 to a null. Line ends and tabs are legal in values, such as Java options.</summary>
    public static void Conf(IDictionary<string, string>? conf, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(conf, parameterName);
        foreach (var (key, value) in conf)
        {
            if (string.IsNullOrWhiteSpace(key) || value is null)
            {
                throw new ArgumentException($"The setting '{OneLine.Of(key)}' has no name or no value; an empty text is a value.", parameterName);
            }

            Text(key, parameterName, "a setting's name");
            if (value.Contains('\0', StringComparison.Ordinal) || !Unicode.IsWhole(value))
            {
                throw new ArgumentException($"The value of the setting '{key}' holds a NUL or half of a surrogate pair, which Spark can not be given.", parameterName);
            }
        }
    }

    /// <summary>A text on one line.</summary>
    public static void Text(string? text, string parameterName, string? what = null)
    {
        if (text is null)
        {
            return;
        }

        if (text.AsSpan().IndexOfAnyInRange('\0', '\u001f') >= 0 || text.AsSpan().IndexOfAnyInRange('\u007f', '\u009f') >= 0)
        {
            throw new ArgumentException($"There is a control character, such as a line end, in {what ?? parameterName}.", parameterName);
        }

        if (!Unicode.IsWhole(text))
        {
            throw new ArgumentException($"There is half of a surrogate pair, which is no Unicode, in {what ?? parameterName}.", parameterName);
        }
    }

    /// <summary>Code that arrives as it is.</summary>
    public static void Code(string code, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(code, parameterName);
        if (!Unicode.IsWhole(code))
        {
            throw new ArgumentException("The code holds half of a surrogate pair, which is no Unicode and would arrive as another character.", parameterName);
        }
    }

    /// <summary>A limit must be above zero.</summary>
    public static void Positive(TimeSpan? time, string parameterName)
    {
        if (time <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(parameterName, time, "The time must be above zero.");
        }
    }

    /// <summary>The file without what can hold keys, as in <c>s3a://key:secret@bucket</c>, and without a query.</summary>
    private static string Shown(string file)
    {
        var end = file.IndexOfAny(['?', '#']);
        var path = end < 0 ? file : file[..end];
        var at = path.LastIndexOf('@');
        var scheme = path.IndexOf("://", StringComparison.Ordinal);
        return OneLine.Of(at < 0 ? path : scheme >= 0 && scheme < at ? $"{path[..(scheme + 3)]}***{path[at..]}" : path[(at + 1)..]);
    }

    private static bool HasScheme(string file)
    {
        var colon = file.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && Uri.CheckSchemeName(file[..colon]);
    }
}

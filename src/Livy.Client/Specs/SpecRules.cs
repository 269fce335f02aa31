using System.Buffers;

namespace Livy.Client;

/// <summary>What the server refuses for certain in a create, said before anything is sent; a refused create can leave a driver or a phantom batch behind. Never stricter than the server.</summary>
internal static class SpecRules
{
    private static readonly SearchValues<char> IllegalInUri = SearchValues.Create(" \t\r\n\"<>\\^`{|}");

    /// <summary>Names of digits only are read as ids, empty ones are refused, and dots only can not be addressed.</summary>
    public static void Name(string? name, string parameterName)
    {
        if (name is null)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(name))
        {
            throw new ArgumentException("A name can not be empty; leave it unset for none.", parameterName);
        }

        if (!name.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            throw new ArgumentException($"The name '{name}' consists of digits only: Livy would take it for an id.", parameterName);
        }

        if (name.AsSpan().TrimStart('.').IsEmpty)
        {
            throw new ArgumentException($"The name '{name}' consists of dots only, which no URL can carry.", parameterName);
        }
    }

    /// <summary>A file is a URI or an absolute path, as the cluster reads it; the server refuses relative ones and characters that no URI holds.</summary>
    public static void File(string? file, string parameterName)
    {
        if (string.IsNullOrWhiteSpace(file))
        {
            throw new ArgumentException("A file can not be empty.", parameterName);
        }

        if (file.AsSpan().IndexOfAny(IllegalInUri) is >= 0 and var at)
        {
            throw new ArgumentException($"The server reads '{file}' as a URI, which can not hold {(file[at] is ' ' ? "a space" : $"'{file[at]}'")}: escape it (%20) or rename the file.", parameterName);
        }

        if (file[0] != '/' && !HasScheme(file))
        {
            throw new ArgumentException(
                $"'{file}' is a relative path, but the cluster reads files by itself: give an absolute path or URI that it can reach, such as hdfs:///user/me/{file}.",
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
        if (size is not null && (string.IsNullOrWhiteSpace(size) || size.TrimStart()[0] == '-'))
        {
            throw new ArgumentException($"'{size}' is no size of memory: write 512m or 2g.", parameterName);
        }
    }

    /// <summary>Settings; the server answers 500 to a null.</summary>
    public static void Conf(IDictionary<string, string>? conf, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(conf, parameterName);
        foreach (var (key, value) in conf)
        {
            if (string.IsNullOrWhiteSpace(key) || value is null)
            {
                throw new ArgumentException($"The setting '{key}' has no name or no value; an empty text is a value.", parameterName);
            }
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

    private static bool HasScheme(string file)
    {
        var colon = file.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && Uri.CheckSchemeName(file[..colon]);
    }
}

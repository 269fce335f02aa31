using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Livy.Client.DependencyInjection;

/// <summary>
/// Reads one section of configuration strictly and collects everything that is wrong with it, by key. Not the configuration binder: that one reads <c>15</c> as fifteen days, stops at the
/// first error and names no path for unknown keys. Values are never repeated in a failure, for nobody knows what was put where.
/// </summary>
internal sealed class SectionReader(IConfigurationSection section, ICollection<string> failures)
{
    private readonly SortedSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The value of a key, or <see langword="null"/> if it has none. An empty one is none: that is how an environment variable takes a value back.</summary>
    public string? Text(string key)
    {
        _known.Add(key);
        var entry = section.GetSection(key);
        if (entry.GetChildren().Any())
        {
            Fail(key, "must be one value, not a section");
            return null;
        }

        return string.IsNullOrEmpty(entry.Value) ? null : entry.Value;
    }

    /// <summary>Reads an address; whether it is one that will do is said where options from code are checked too.</summary>
    public void Address(string key, Action<Uri> set)
    {
        if (Text(key) is not { } text)
        {
            return;
        }

        if (Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var address))
        {
            set(address);
        }
        else
        {
            Fail(key, "must be an absolute http or https address, such as http://livy:8998");
        }
    }

    /// <summary>Reads a time; a bare number is refused, for .NET takes it for days.</summary>
    public void Time(string key, Action<TimeSpan> set)
    {
        if (Text(key) is not { } text)
        {
            return;
        }

        if (!text.Contains(':', StringComparison.Ordinal) || !TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time))
        {
            Fail(key, "must be a time as hours:minutes:seconds, such as 00:00:15");
        }
        else if (time < TimeSpan.Zero)
        {
            Fail(key, "can not be negative: it is a time such as 00:00:15");
        }
        else
        {
            set(time);
        }
    }

    /// <summary>Reads a count.</summary>
    public void Count(string key, Action<int> set)
    {
        if (Text(key) is not { } text)
        {
            return;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            set(count);
        }
        else
        {
            Fail(key, "must be a whole number from 0");
        }
    }

    /// <summary>Reads a yes or no.</summary>
    public void Flag(string key, Action<bool> set)
    {
        if (Text(key) is not { } text)
        {
            return;
        }

        if (bool.TryParse(text, out var flag))
        {
            set(flag);
        }
        else
        {
            Fail(key, "must be true or false");
        }
    }

    /// <summary>Reads a section inside of this one, if it is there, and refuses what is unknown in it.</summary>
    public void Section(string key, Action<SectionReader> read)
    {
        _known.Add(key);
        var inner = section.GetSection(key);
        if (inner.GetChildren().Any())
        {
            var reader = new SectionReader(inner, failures);
            read(reader);
            reader.RefuseUnknownKeys();
        }
        else if (!string.IsNullOrEmpty(inner.Value))
        {
            Fail(key, "must be a section, not one value");
        }
    }

    /// <summary>Refuses all keys that were not asked for, such as misspelt ones.</summary>
    public void RefuseUnknownKeys()
    {
        foreach (var entry in section.GetChildren().Where(entry => !_known.Contains(entry.Key)))
        {
            Fail(entry.Key, $"is not known here; known are {string.Join(", ", _known)}");
        }
    }

    /// <summary>Notes what is wrong with a key.</summary>
    public void Fail(string key, string what) => failures.Add($"{ConfigurationPath.Combine(section.Path, key)} {what}.");
}

using System.Collections;
using System.Text.Json;

namespace Livy.Client.Attacks;

/// <summary>Reads every public member of a result, of what these hold, and so on.</summary>
internal sealed class MemberWalk
{
    private const int MostLevels = 64;

    private readonly List<MemberFailure> _failures = [];

    private MemberWalk()
    {
    }

    /// <summary>The members that threw.</summary>
    public static IReadOnlyList<MemberFailure> Through(object? result)
    {
        var walk = new MemberWalk();
        walk.Visit("result", result, level: 0);
        return walk._failures;
    }

    private void Visit(string member, object? value, int level)
    {
        if (value is null or string or byte[] || level > MostLevels)
        {
            return;
        }

        if (value is JsonElement element)
        {
            Visit(element);
        }
        else if (OwnType.Of(value.GetType()) is { } own)
        {
            foreach (var next in own.Members)
            {
                Visit(next.Name, Try(member, next.Name, () => next.Read(value)), level + 1);
            }
        }

        if (value is IEnumerable list)
        {
            Try(member, "its items", () =>
            {
                foreach (var item in list)
                {
                    Visit(member, item, level + 1);
                }

                return null;
            });
        }
    }

    private object? Try(string holder, string member, Func<object?> read)
    {
        try
        {
            return read();
        }
        catch (Exception error)
        {
            _failures.Add(new MemberFailure($"{holder}: {member}", error));
            return null;
        }
    }

    /// <summary>Kinds only: names and texts are the platform's to read, and half a surrogate pair in them throws by design.</summary>
    private static void Visit(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Visit(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    Visit(property.Value);
                }

                break;
        }
    }
}

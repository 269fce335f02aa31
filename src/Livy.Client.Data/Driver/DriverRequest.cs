using System.Buffers;
using System.Text.Json;

namespace Livy.Client.Data;

/// <summary>What is asked of the driver. Each may be asked twice.</summary>
internal sealed class DriverRequest
{
    /// <summary>Stands before the request in what is sent, for whoever reads along.</summary>
    public const string Marker = "livyclient:";

    private DriverRequest(Action<Utf8JsonWriter> write, bool isInstall = false, bool isClose = false)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        Marked = Marker + Convert.ToBase64String(buffer.WrittenSpan);
        IsInstall = isInstall;
        IsClose = isClose;
    }

    /// <summary>Brings the reader's classes.</summary>
    public static DriverRequest Install { get; } = new(static json => json.WriteString("op", "install"), isInstall: true);

    /// <summary>Whether it is <see cref="Install"/>.</summary>
    public bool IsInstall { get; }

    /// <summary>Whether it lets go of a result.</summary>
    public bool IsClose { get; }

    /// <summary>The marker and the base64 of the JSON.</summary>
    public string Marked { get; }

    /// <summary>Opens a result under a name.</summary>
    public static DriverRequest Open(string reader, SqlText sql, QueryOptions options, string? view) => new(json =>
    {
        json.WriteString("op", "open");
        json.WriteString("reader", reader);
        WriteTexts(json, "pieces", sql.Pieces);
        WriteTexts(json, "types", sql.Parameters.Select(parameter => parameter.Type));
        WriteTexts(json, "values", sql.Parameters.Select(parameter => parameter.Value));
        json.WriteBoolean("literals", options.WriteLiterals);
        json.WriteString("format", options.Format switch { QueryFormat.Arrow => "arrow", QueryFormat.Json => "json", _ => "auto" });
        json.WriteNumber("idle", (long)options.IdleTimeout.TotalMilliseconds);
        WriteView(json, view);
    });

    /// <summary>Asks for a page; a page stays until a later one is asked for.</summary>
    public static DriverRequest Page(string reader, int page, int bytes, TimeSpan wait) => new(json =>
    {
        json.WriteString("op", "page");
        json.WriteString("reader", reader);
        json.WriteNumber("page", page);
        json.WriteNumber("bytes", bytes);
        json.WriteNumber("wait", (long)wait.TotalMilliseconds);
    });

    /// <summary>Closes a result; fine for one that is not open.</summary>
    public static DriverRequest Close(string reader, string? view) => new(
        json =>
        {
            json.WriteString("op", "close");
            json.WriteString("reader", reader);
            WriteView(json, view);
        },
        isClose: true);

    /// <summary>A view that goes with the result.</summary>
    private static void WriteView(Utf8JsonWriter json, string? view)
    {
        if (view is not null)
        {
            json.WriteString("view", view);
        }
    }

    private static void WriteTexts(Utf8JsonWriter json, string property, IEnumerable<string?> texts)
    {
        json.WriteStartArray(property);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}

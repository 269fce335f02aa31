using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Livy.Client;

/// <summary>What a statement brought: text, JSON, a table, an image or an error, each read when it is asked for; the server's JSON is always there.</summary>
[JsonConverter(typeof(StatementOutputConverter))]
public sealed class StatementOutput
{
    private const string TextType = "text/plain";
    private const string JsonType = "application/json";
    private const string TableType = "application/vnd.livy.table.v1+json";

    private readonly JsonElement _data;

    // Parsed once, when they are asked for; the output itself where there is none.
    private object? _table;
    private object? _image;

    /// <summary>Reads an output.</summary>
    /// <param name="raw">The value of <c>output</c> in a statement, such as <c>{"status":"ok","execution_count":0,"data":{"text/plain":"2"}}</c>.</param>
    public StatementOutput(JsonElement raw)
    {
        raw = WholeUnicode.Of(raw);
        Raw = raw;
        _data = raw.ValueKind is JsonValueKind.Object && raw.TryGetProperty("data", out var data) && data.ValueKind is JsonValueKind.Object ? data : default;
        Error = ReadError();
    }

    /// <summary>The server's JSON. What is no Unicode in it, such as half of a surrogate pair, is U+FFFD here and in all other members.</summary>
    public JsonElement Raw { get; }

    /// <summary>How many rows SQL returns in its session at most, as far as that is known.</summary>
    internal int SqlRowLimit { get; set; } = SqlRows.DefaultLimit;

    /// <summary>Whether the code ran without an error.</summary>
    public bool IsOk => Error is null;

    /// <summary>How the code failed, or <see langword="null"/>. Python's magics report their errors under the status <c>ok</c>; they are found here too.</summary>
    public StatementError? Error { get; }

    /// <summary>The number that the interpreter gave the statement, counted from 0 with errors included; -1 if it gave none.</summary>
    public int ExecutionCount =>
        Raw.ValueKind is JsonValueKind.Object && Raw.TryGetProperty("execution_count", out var count) && count.ValueKind is JsonValueKind.Number && count.TryGetInt32(out var number)
            ? number
            : -1;

    /// <summary>The media types that the output offers.</summary>
    public IEnumerable<string> MediaTypes => _data.ValueKind is JsonValueKind.Object ? _data.EnumerateObject().Select(property => property.Name) : [];

    /// <summary>
    /// What was printed and the value of the last expression, or <see langword="null"/> if the output has no text. Scala's ends with a line end, Python's does not. Empty for code without
    /// either.
    /// </summary>
    public string? Text => Find(TextType) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>What <c>%json</c> shows or a statement of kind <c>sql</c> returns, or <see langword="null"/>.</summary>
    public JsonElement? Json => Find(JsonType);

    /// <summary>The rows of <c>%table</c> or of a statement of kind <c>sql</c>, or <see langword="null"/>.</summary>
    public StatementTable? Table => (_table ??= ReadTable() ?? (object)this) as StatementTable;

    /// <summary>The picture that <c>%matplot</c> or R made, or <see langword="null"/>.</summary>
    public StatementImage? Image => (_image ??= ReadImage() ?? (object)this) as StatementImage;

    /// <summary>Reads an output from its JSON text.</summary>
    /// <exception cref="JsonException"><paramref name="json"/> is no JSON.</exception>
    public static StatementOutput Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new StatementOutput(document.RootElement.Clone());
    }

    /// <summary>The value that the output has for a media type, or <see langword="null"/>.</summary>
    public JsonElement? Find(string mediaType) => _data.ValueKind is JsonValueKind.Object && _data.TryGetProperty(mediaType, out var value) ? value : null;

    /// <summary>Reads <see cref="Json"/> as a type of yours.</summary>
    /// <param name="type">From a <see cref="JsonSerializerContext"/> of yours.</param>
    /// <exception cref="InvalidOperationException">The output has no JSON.</exception>
    /// <exception cref="JsonException">The JSON is not of that type.</exception>
    public T? ReadJson<T>(JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Json is { } json
            ? json.Deserialize(type)
            : throw new InvalidOperationException($"The output has no JSON but {string.Join(", ", MediaTypes.DefaultIfEmpty("nothing"))}: end the code with '%json name', or use kind sql.");
    }

    /// <summary>The text if there is one, otherwise the error or the JSON.</summary>
    public override string ToString() => Text ?? Error?.ToString() ?? Raw.ToString();

    private static StatementError ErrorFrom(JsonElement holder) => new(
        StringOf(holder, "ename") ?? "Error",
        StringOf(holder, "evalue") ?? string.Empty,
        holder.TryGetProperty("traceback", out var traceback) && traceback.ValueKind is JsonValueKind.Array
            ? [.. traceback.EnumerateArray().Select(line => line.ToString())]
            : []);

    private static string? StringOf(JsonElement holder, string property) =>
        holder.TryGetProperty(property, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private StatementTable? ReadTable() =>
        Find(TableType) is { } table ? StatementTable.FromLivyTable(table)
        : Find(JsonType) is { } json ? StatementTable.FromSql(json, SqlRowLimit)
        : null;

    private StatementImage? ReadImage()
    {
        foreach (var mediaType in MediaTypes)
        {
            if (mediaType.StartsWith("image/", StringComparison.Ordinal)
                && Find(mediaType) is { ValueKind: JsonValueKind.String } base64
                && base64.TryGetBytesFromBase64(out var bytes))
            {
                return new StatementImage(mediaType, bytes);
            }
        }

        return null;
    }

    private StatementError? ReadError()
    {
        if (Raw.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        if (StringOf(Raw, "status") == "error")
        {
            return ErrorFrom(Raw);
        }

        return _data.ValueKind is JsonValueKind.Object
            && StringOf(_data, "msg_type") == "execute_reply"
            && _data.TryGetProperty("content", out var content)
            && content.ValueKind is JsonValueKind.Object
            && StringOf(content, "status") == "error"
                ? ErrorFrom(content)
                : null;
    }
}

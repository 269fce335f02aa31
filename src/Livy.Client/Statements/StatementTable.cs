using System.Text.Json;

namespace Livy.Client;

/// <summary>Rows and columns: what <c>%table</c> shows, and what a statement of kind <c>sql</c> returns.</summary>
/// <remarks>
/// The cells are the server's JSON; a number or a boolean that other servers send as text is read as what its column is. SQL's lose something in some columns: decimals are doubles, timestamps are UTC without fractions, NaN
/// is null, structs are serialised rows; see <see cref="TableColumn.IsLossy"/>. And SQL returns at most 1000 rows, or what <see cref="SessionSpec.SqlRowLimit"/> says: see <see cref="IsTruncated"/>.
/// <c>QueryAsync</c> of Livy.Client.Data brings every row, exactly.
/// </remarks>
public sealed class StatementTable
{
    private StatementTable(IReadOnlyList<TableColumn> columns, IReadOnlyList<IReadOnlyList<JsonElement>> rows, int? rowLimit)
    {
        Columns = columns;
        Rows = rows;
        RowLimit = rowLimit;
    }

    /// <summary>The columns.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>The rows. A row of <c>%table</c> may be shorter than <see cref="Columns"/>: the server leaves out missing cells instead of writing nulls.</summary>
    public IReadOnlyList<IReadOnlyList<JsonElement>> Rows { get; }

    /// <summary>
    /// How many rows SQL returns in this session at most: <see cref="SessionSpec.SqlRowLimit"/> of the spec that the handle was started or got with; 1000, which is Livy's default, if that says nothing and for other
    /// handles. <see langword="null"/> for <c>%table</c>, which has no limit.
    /// </summary>
    public int? RowLimit { get; }

    /// <summary>
    /// Whether rows are missing: <see langword="false"/> if there are fewer than <see cref="RowLimit"/>, and for <c>%table</c>; <see langword="null"/> if there are as many as that or more, which can not be told from all
    /// there are. Livy never says that it cut, so this is never <see langword="true"/>. It is as right as <see cref="RowLimit"/>.
    /// </summary>
    public bool? IsTruncated => Rows.Count < (RowLimit ?? int.MaxValue) ? false : null;

    /// <summary>Reads the value of <c>application/vnd.livy.table.v1+json</c>, or <see langword="null"/> if it is none.</summary>
    internal static StatementTable? FromLivyTable(JsonElement value) =>
        value.ValueKind is JsonValueKind.Object
        && value.TryGetProperty("headers", out var headers) && headers.ValueKind is JsonValueKind.Array
        && value.TryGetProperty("data", out var data) && data.ValueKind is JsonValueKind.Array
            ? Read(headers, data, rowLimit: null)
            : null;

    /// <summary>Reads what a SQL statement returns, or <see langword="null"/> if it is other JSON.</summary>
    internal static StatementTable? FromSql(JsonElement value, int rowLimit) =>
        value.ValueKind is JsonValueKind.Object
        && value.TryGetProperty("schema", out var schema) && schema.ValueKind is JsonValueKind.Object
        && schema.TryGetProperty("fields", out var fields) && fields.ValueKind is JsonValueKind.Array
        && value.TryGetProperty("data", out var data) && data.ValueKind is JsonValueKind.Array
            ? Read(fields, data, rowLimit)
            : null;

    private static StatementTable Read(JsonElement headers, JsonElement data, int? rowLimit)
    {
        TableColumn[] columns = [.. headers.EnumerateArray().Select(ColumnOf)];
        return new StatementTable(columns, [.. data.EnumerateArray().Select(row => CellsOf(row, columns))], rowLimit);
    }

    private static TableColumn ColumnOf(JsonElement header) => new(TextOf(header, "name"), TextOf(header, "type"));

    private static string TextOf(JsonElement header, string property) =>
        header.ValueKind is JsonValueKind.Object && header.TryGetProperty(property, out var value)
            ? value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText()
            : string.Empty;

    private static IReadOnlyList<JsonElement> CellsOf(JsonElement row, TableColumn[] columns) =>
        row.ValueKind is JsonValueKind.Array
            ? [.. row.EnumerateArray().Select((cell, at) => at < columns.Length ? TableCell.Of(cell, columns[at].Type) : cell)]
            : [row];
}

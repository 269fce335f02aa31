using System.Globalization;

namespace Livy.Client.Testing;

/// <summary>What <see cref="SqlQuery"/> knows, in the schema shape of kind <c>sql</c>.</summary>
internal sealed class SqlInterpreter(SparkApplication spark, int mostRows) : IInterpreter
{
    public void Overlook(string code)
    {
    }

    public StatementOutcome? Run(StatementContext context)
    {
        var data = SqlQuery.Run(spark, context.Code);
        List<string> rows = [];
        for (var row = 0L; row < Math.Min(mostRows, data.Count); row++)
        {
            rows.Add($"[{string.Join(',', data.At(row).Select(value => TableJson.Cell(value is decimal number ? double.Parse(Values.Show(number), CultureInfo.InvariantCulture) : value)))}]");
            spark.Spend(Dataset.CostOfRow + (2L * rows[^1].Length));
        }

        var json = $"{{\"schema\":{{\"type\":\"struct\",\"fields\":[{string.Join(',', data.Columns.Select(column => column.Json))}]}},\"data\":[{string.Join(',', rows)}]}}";
        return new StatementOutcome { Output = Outputs.Mime(context.Id, "application/json", json) };
    }
}

using System.CommandLine;

namespace Livy.Client.RealDataTests;

/// <summary>Reads every type of Spark in sessions of the four kinds, in both formats, by jobs and where it matters by statements, and compares each value with what Scala has for it.</summary>
internal sealed class TypesCommand : RealDataCommand
{
    private static readonly (SessionKind Kind, string Zone)[] Sessions =
        [(SessionKind.PySpark, "America/St_Johns"), (SessionKind.Spark, "UTC"), (SessionKind.Sql, "Asia/Kathmandu"), (SessionKind.Shared, "Europe/Berlin")];

    private readonly Option<int> _rows = new("--rows") { Description = "How many rows of values by chance.", DefaultValueFactory = _ => 3000 };
    private readonly Option<int> _numbers = new("--numbers") { Description = "How many random numbers are compared as text.", DefaultValueFactory = _ => 20_000 };

    public TypesCommand()
        : base("types", "Compares values of every type with what Scala has for them; LIVY_SH names the script that starts a real Livy.")
    {
        Options.Add(_rows);
        Options.Add(_numbers);
    }

    protected override async Task RunAsync(LivyClient client, Report report, ParseResult arguments, CancellationToken cancellationToken)
    {
        foreach (var (kind, zone) in Sessions)
        {
            await using var session = await client.Sessions.StartAsync(new SessionSpec(kind), cancellationToken);
            await session.RunAsync($"set spark.sql.session.timeZone={zone}", StatementKind.Sql, cancellationToken);
            // Statements are Python's in sessions of the other kinds, too: the same as in the first one.
            var isOwnLanguage = kind == SessionKind.PySpark || kind == SessionKind.Spark;
            var values = new TypesRun(session, $"{kind}, {zone}", isOwnLanguage ? [QueryCarrier.Jobs, QueryCarrier.Statements] : [QueryCarrier.Jobs], report);
            await values.CompareAsync<TypesRow>("types", TypesQuery.Sql, QueryFormat.Arrow, cancellationToken);
            await values.CompareAsync<CalendarRow>("calendar intervals and empty structs", TypesQuery.CalendarSql, QueryFormat.Json, cancellationToken);
            await values.CompareAsync<(int?, string?, bool?, DateOnly?, int?, (int?, string?, bool?, (int, int)[])?)>("names twice", TypesQuery.TwinsSql, QueryFormat.Arrow, cancellationToken);
            await values.CompareTableAsync(cancellationToken);
            if (isOwnLanguage)
            {
                await values.CompareAsync<ChanceRow>("by chance", ChanceQuery.Sql(arguments.GetValue(_rows)), QueryFormat.Arrow, cancellationToken);
                await values.CompareAsync<(CalendarInterval?, long)>("intervals by chance", ChanceQuery.IntervalsSql(arguments.GetValue(_rows)), QueryFormat.Json, cancellationToken);
                await new TextsRun(session, zone, report).CompareAsync(arguments.GetValue(_numbers), cancellationToken);
            }
        }
    }
}

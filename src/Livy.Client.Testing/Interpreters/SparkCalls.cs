using System.Numerics;

namespace Livy.Client.Testing;

/// <summary>The members of <c>spark</c>, <c>sc</c> and what they return.</summary>
internal static class SparkCalls
{
    private const int ShownRows = 20;

    public static object? OfObject(Scope scope, object target, string name, Arguments? call, List<object?>? values)
    {
        var spark = scope.Spark;
        var isScala = scope.Dialect == Dialect.Scala;
        var plain = call is { Named.Count: > 0 } && target is not SparkObject.Builder ? throw new BeyondFakeException() : call is null;
        return (target, name, values) switch
        {
            (SparkObject.Session or SparkApplication, "version", _) when plain => SparkApplication.Version,
            (SparkObject.Session, "sparkContext", _) when plain => spark,
            (SparkObject.Session, "sqlContext", _) when plain && isScala => SparkObject.SqlContext,
            (SparkObject.SqlContext, "sparkSession", _) when plain => SparkObject.Session,
            (SparkObject.Session, "conf", _) when plain => SparkObject.Conf,
            (SparkObject.Session, "catalog", _) when plain => SparkObject.Catalog,
            (SparkApplication, "applicationId", _) when plain => spark.Id,
            (SparkApplication, "appName", _) when plain => spark.Name,
            (SparkApplication, "master", _) when plain => SparkApplication.Master,
            (SparkApplication, "uiWebUrl", _) when plain => isScala ? new Shown($"Some({SparkApplication.WebUrl})", "Option[String]", SparkApplication.WebUrl) : SparkApplication.WebUrl,
            (SparkApplication, "defaultParallelism", _) when plain => isScala ? (object)2 : new BigInteger(2),
            (SparkApplication, "sparkUser", []) => SparkApplication.User,
            (SparkApplication, "getConf", []) => SparkObject.Conf,
            (SparkApplication, "setLogLevel", [string]) => scope.Nothing,
            (SparkApplication, "parallelize", [List<object?> items, ..]) => new Dataset(DatasetKind.Rdd, [], items.Count, row => [items[(int)row]], spark.Weigh(items)),
            (SparkObject.Conf, "get", [string key]) => Conf(spark, key),
            (SparkObject.Catalog, "currentDatabase", []) => "default",
            (SparkObject.Session or SparkObject.SqlContext, "sql", [string query]) => SqlQuery.Run(spark, query),
            (SparkObject.Session or SparkObject.SqlContext, "table", [string view]) => spark.Views.GetValueOrDefault(view.ToLowerInvariant()) ?? throw new BeyondFakeException(),
            (SparkObject.Session or SparkObject.SqlContext, "range", { Count: > 0 and < 4 }) => Range([.. values.Select(Operators.ToLong)]),
            (SparkObject.Session, "createDataFrame", [List<object?> rows, List<object?> names]) when !isScala => Create(spark, rows, names),
            (SparkObject.SessionClass, "builder", _) when plain => SparkObject.Builder,
            (SparkObject.Builder, "appName" or "config" or "enableHiveSupport", not null) => target,
            (SparkObject.Builder, "getOrCreate", []) => SparkObject.Session,
            (SparkObject.Thread, "sleep", [var time]) => scope.Sleep(isScala ? Operators.ToLong(time) / 1000d : Operators.ToDouble(time)),
            _ => throw new BeyondFakeException(),
        };
    }

    public static object? OfData(Scope scope, Dataset data, string name, Arguments? call, List<object?>? values)
    {
        var isScala = scope.Dialect == Dialect.Scala;
        var isFrame = data.Kind < DatasetKind.Strings;
        BeyondFakeException.ThrowIf(call is { Named.Count: > 0 } && name is not ("show" or "toJSON"));

        return (name, values) switch
        {
            ("count", []) => isScala ? (object)data.Count : new BigInteger(data.Count),
            ("collect", []) => data.Take(scope, data.Count),
            ("take", [var count]) => data.Take(scope, Operators.ToLong(count)),
            ("first", []) or ("head", []) => data.Count > 0 ? data.Element(scope, 0) : isScala || !isFrame ? throw new BeyondFakeException() : null,
            ("head", [var count]) => data.Take(scope, Operators.ToLong(count)),
            ("isEmpty", []) => data.Count == 0,
            ("sum", []) when data.Kind == DatasetKind.Rdd => isScala ? Operators.ToDouble(Calls.Sum(scope, data.Take(scope, data.Count))) : Calls.Sum(scope, data.Take(scope, data.Count)),
            _ when !isFrame => throw new BeyondFakeException(),
            ("columns", _) when call is null => isScala ? new TypedList("Array", "Array[String]", data.Columns.Select(column => column.Name)) : new List<object?>(data.Columns.Select(column => column.Name)),
            ("schema", _) when call is null => DatasetText.Schema(data, scope.Dialect),
            ("printSchema", []) => scope.Print(DatasetText.Tree(data)),
            ("show", not null) => Show(scope, data, call, values),
            ("limit", [var count]) => data.Limit(Operators.ToLong(count)),
            ("toJSON", []) => data.ToJson(),
            ("toDF", []) when isScala => data with { Kind = DatasetKind.Frame },
            ("createOrReplaceTempView", [string view]) => AddView(scope, view, data),
            _ => throw new BeyondFakeException(),
        };
    }

    private static Dataset Range(long[] bounds) => bounds.Length == 1 ? Dataset.Range(0, bounds[0]) : Dataset.Range(bounds[0], bounds[1], bounds is [_, _, var step] ? step : 1);

    private static string Conf(SparkApplication spark, string key) => key switch
    {
        "spark.app.id" => spark.Id,
        "spark.app.name" => spark.Name,
        "spark.master" => SparkApplication.Master,
        _ => throw new BeyondFakeException(),
    };

    private static object? AddView(Scope scope, string view, Dataset data)
    {
        scope.Spark.AddView(view, data);
        return scope.Nothing;
    }

    /// <summary>Scala overloads <c>show(truncate)</c>, <c>show(n)</c> and <c>show(n, truncate)</c>; Python has both with defaults.</summary>
    private static object? Show(Scope scope, Dataset data, Arguments? call, List<object?> values)
    {
        object?[] given = values is [bool only] && scope.Dialect == Dialect.Scala ? [null, only] : [.. values];
        var named = call?.Named ?? [];
        var count = named.GetValueOrDefault("n") ?? (given.Length > 0 ? given[0] : null);
        var truncate = named.GetValueOrDefault("truncate") ?? (given.Length > 1 ? given[1] : null);
        BeyondFakeException.ThrowIf(given.Length > 2 || named.Keys.Any(key => key is not ("n" or "truncate")));

        return scope.Print(DatasetText.Table(
            data,
            scope.Spark,
            count is null ? ShownRows : Operators.ToLong(count),
            truncate is null or true ? ShownRows : truncate is false ? 0 : (int)Operators.ToLong(truncate)));
    }

    /// <summary>A data frame of tuples, whose types are those of the first values that are not null.</summary>
    private static Dataset Create(SparkApplication spark, List<object?> rows, List<object?> names)
    {
        List<List<object?>> cells = [.. rows.Select(row => row is List<object?> { Count: var width } values && width == names.Count ? values : throw new BeyondFakeException())];
        List<Column> columns = [.. names.Select((name, at) => new Column(
            name as string ?? throw new BeyondFakeException(),
            cells.Select(row => row[at]).FirstOrDefault(value => value is not null) switch { BigInteger => "bigint", string => "string", bool => "boolean", double => "double", _ => throw new BeyondFakeException() },
            IsNullable: true))];
        return cells.SelectMany(row => row.Select((value, at) => value is null || columns[at].Type == (value is BigInteger ? "bigint" : Column.TypeOf(value)))).All(fits => fits)
            ? new Dataset(DatasetKind.Frame, columns, rows.Count, row => [.. cells[(int)row].Select(value => value is BigInteger number ? (long)number : value)], spark.Weigh(rows))
            : throw new BeyondFakeException();
    }
}

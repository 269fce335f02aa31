using System.ComponentModel;
using Microsoft.Extensions.Configuration;

namespace Livy.Client.DependencyInjection.Tests;

public sealed class SpecBindingTests
{
    [Fact]
    public void SessionSpec_FromConfiguration_HasEveryField()
    {
        var spec = Settings.Section(
            ("Kind", "PySpark"),
            ("Name", "etl"),
            ("Jars:0", "hdfs:///a.jar"),
            ("Jars:1", "hdfs:///b.jar"),
            ("DriverCores", "2"),
            ("ExecutorMemory", "2g"),
            ("HeartbeatTimeout", "00:05:00"),
            ("Conf:spark.sql.shuffle.partitions", "4")).Get<SessionSpec>();

        spec.ShouldNotBeNull();
        spec.Kind.ShouldBe(SessionKind.PySpark);
        spec.Name.ShouldBe("etl");
        spec.Jars.ShouldBe(["hdfs:///a.jar", "hdfs:///b.jar"]);
        spec.DriverCores.ShouldBe(2);
        spec.ExecutorMemory.ShouldBe("2g");
        spec.HeartbeatTimeout.ShouldBe(TimeSpan.FromMinutes(5));
        spec.Conf.ShouldHaveSingleItem().ShouldBe(KeyValuePair.Create("spark.sql.shuffle.partitions", "4"));
    }

    [Fact]
    public void SessionSpec_BlankKind_IsAnErrorWithItsPath() =>
        Should.Throw<InvalidOperationException>(() => Settings.Section(("Kind", " ")).Get<SessionSpec>()).Message.ShouldContain("Livy:Kind");

    [Fact]
    public void BatchSpec_FromConfiguration_HasItsFields()
    {
        var spec = Settings.Section(("File", "hdfs:///pi.jar"), ("MainClass", "Pi"), ("Args:0", "100"), ("Conf:spark.x", "y")).Get<BatchSpec>();

        spec.ShouldNotBeNull();
        spec.File.ShouldBe("hdfs:///pi.jar");
        spec.MainClass.ShouldBe("Pi");
        spec.Args.ShouldBe(["100"]);
        spec.Conf["spark.x"].ShouldBe("y");
    }

    [Fact]
    public void Kinds_TypeConverter_ReadsAndWritesTheWord()
    {
        TypeDescriptor.GetConverter(typeof(SessionKind)).ConvertFromInvariantString("SQL").ShouldBe(SessionKind.Sql);
        TypeDescriptor.GetConverter(typeof(SessionKind)).ConvertToInvariantString(SessionKind.Sql).ShouldBe("sql");
        TypeDescriptor.GetConverter(typeof(StatementKind)).ConvertFromInvariantString("pyspark").ShouldBe(StatementKind.PySpark);
        TypeDescriptor.GetConverter(typeof(SessionKind)).CanConvertFrom(typeof(int)).ShouldBeFalse();
    }
}

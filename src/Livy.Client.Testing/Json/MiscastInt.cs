namespace Livy.Client.Testing;

/// <summary>A value of the wrong class inside an <c>Option[Int]</c>; the server falls over it when it uses it.</summary>
internal sealed record MiscastInt(string ClassName)
{
    public Refusal Failure()
    {
        var found = ClassName;
        var where = found.StartsWith("scala.", StringComparison.Ordinal)
            ? $"{found} is in unnamed module of loader 'app'; java.lang.Integer is in module java.base of loader 'bootstrap'"
            : $"{found} and java.lang.Integer are in module java.base of loader 'bootstrap'";
        return Refusal.Failed($"java.lang.ClassCastException: class {found} cannot be cast to class java.lang.Integer ({where})");
    }

    /// <summary>The class in which Jackson and its Scala module keep a value whose type they do not know; null where it is an Integer after all.</summary>
    public static MiscastInt Of(JacksonValue value)
    {
        const string Scala = "scala.collection.immutable.";
        return new MiscastInt(value.Kind switch
        {
            JacksonKind.Int when long.TryParse(value.Text, System.Globalization.CultureInfo.InvariantCulture, out _) => "java.lang.Long",
            JacksonKind.Int => "java.math.BigInteger",
            JacksonKind.Float => "java.lang.Double",
            JacksonKind.String => "java.lang.String",
            JacksonKind.True or JacksonKind.False => "java.lang.Boolean",
            JacksonKind.Array => Scala + (value.Items.Count == 0 ? "Nil$" : "$colon$colon"),
            _ => Scala + (value.Members.Count == 0 ? "Map$EmptyMap$" : $"Map$Map{Math.Min(value.Members.Count, 4)}"),
        });
    }
}

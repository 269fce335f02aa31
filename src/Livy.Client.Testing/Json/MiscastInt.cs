namespace Livy.Client.Testing;

/// <summary>A value of the wrong class inside an <c>Option[Int]</c>; the server falls over it when it uses it.</summary>
internal sealed record MiscastInt(string ClassName)
{
    public Refusal Failure()
    {
        var found = ClassName;
        return Refusal.Failed(
            $"java.lang.ClassCastException: class {found} cannot be cast to class java.lang.Integer ({found} and java.lang.Integer are in module java.base of loader 'bootstrap')");
    }
}

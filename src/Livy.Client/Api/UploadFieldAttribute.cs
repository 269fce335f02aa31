namespace Livy.Client;

/// <summary>The name of the form's field in which the route expects its file.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UploadFieldAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

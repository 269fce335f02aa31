namespace Livy.Client;

/// <summary>Refit's word for a method that sends POST to <paramref name="path"/>; <c>{name}</c> stands for the parameter of that name.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostAttribute(string path) : Attribute
{
    public string Path { get; } = path;
}

using System.Reflection;

namespace Livy.Client.Attacks;

/// <summary>The routes, as the attributes of <see cref="ILivyApi"/> name them. The attributes are read by name, whoever declares them.</summary>
internal static class ApiRoutes
{
    private static readonly string[] Verbs = ["Get", "Post", "Put", "Patch", "Delete"];

    public static IReadOnlyList<ApiRoute> All { get; } = [.. typeof(ILivyApi).GetMethods().Select(Read).OfType<ApiRoute>().OrderBy(route => route.Name, StringComparer.Ordinal)];

    private static ApiRoute? Read(MethodInfo method)
    {
        foreach (var attribute in method.GetCustomAttributesData())
        {
            var verb = Array.Find(Verbs, known => attribute.AttributeType.Name == $"{known}Attribute");
            if (verb is not null && attribute.ConstructorArguments is [{ Value: string template }, ..])
            {
                return new ApiRoute(method, verb.ToUpperInvariant(), template);
            }
        }

        return null;
    }
}

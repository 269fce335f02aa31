using System.Security.Cryptography;
using System.Text;

namespace Livy.Client.Data;

/// <summary>
/// What runs on the driver: Java, which Janino compiles there, as Spark does with the code that it generates. One unit of all files; its package is named after what it holds, so that clients of different versions get on
/// in one session.
/// </summary>
internal static class DriverSource
{
    private const string JavaExtension = ".java";
    private static readonly (string Package, string Java) Unit = Assemble();

    /// <summary>The package, which is also the name of the module or object that keeps the readers.</summary>
    public static string Package => Unit.Package;

    /// <summary>The compilation unit.</summary>
    public static string Java => Unit.Java;

    /// <summary>Defines <c>livyclient_install(sc, source, package)</c>.</summary>
    public static string PythonInstaller { get; } = Read("install.py");

    /// <summary>Defines the object that keeps the readers.</summary>
    public static string ScalaInstaller { get; } = Read("install.scala")
        .Replace("livyclient_source", Convert.ToBase64String(Encoding.UTF8.GetBytes(Unit.Java)), StringComparison.Ordinal)
        .Replace("livyclient_package", Unit.Package, StringComparison.Ordinal);

    private static (string Package, string Java) Assemble()
    {
        SortedSet<string> imports = new(StringComparer.Ordinal);
        var classes = new StringBuilder();
        foreach (var name in typeof(DriverSource).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(JavaExtension, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            foreach (var line in Read(name).Split('\n'))
            {
                if (line.StartsWith("import ", StringComparison.Ordinal))
                {
                    imports.Add(line);
                }
                else if (!line.StartsWith("package ", StringComparison.Ordinal))
                {
                    classes.Append(line).Append('\n');
                }
            }
        }

        var body = $"{string.Join('\n', imports)}\n{classes}";
        var package = $"livyclient_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))[..12]}";
        return (package, $"package {package};\n{body}");
    }

    private static string Read(string name)
    {
        using var stream = typeof(DriverSource).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The resource {name} is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

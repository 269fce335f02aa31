using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Livy.Client.Data.Tests;

/// <summary>What Janino compiles on the driver. It knows no lambdas and no diamonds, and the accessors that it makes for private synchronized methods do not work.</summary>
public sealed partial class DriverSourceTests
{
    public static TheoryData<string> Files => [.. typeof(DriverRequest).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".java", StringComparison.Ordinal))];

    [Fact]
    public void Java_OfAllFiles_IsOneUnitNamedAfterWhatItHolds()
    {
        var body = DriverSource.Java[(DriverSource.Java.IndexOf('\n', StringComparison.Ordinal) + 1)..];

        DriverSource.Java.ShouldStartWith($"package {DriverSource.Package};\nimport ");
        DriverSource.Package.ShouldBe($"livyclient_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))[..12]}");
    }

    [Fact]
    public void Java_OfAllFiles_HasEachImportOnceAndOnTop()
    {
        string[] lines = DriverSource.Java.Split('\n');
        string[] imports = [.. lines.Where(line => line.StartsWith("import ", StringComparison.Ordinal))];

        imports.ShouldBe(lines.Skip(1).Take(imports.Length));
        imports.ShouldBeUnique();
        lines.Count(line => line.StartsWith("package ", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void Java_OfAllFiles_HasEachClassOnce()
    {
        string[] classes = [.. TopClass().Matches(DriverSource.Java).Select(match => match.Groups["name"].Value)];

        classes.ShouldBeUnique();
        classes.ShouldContain("Readers");
        classes.Length.ShouldBe(Files.Count);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void File_OfJava_NeedsNothingThatJaninoLacks(string file)
    {
        var code = CodeOf(file);

        Lambda().IsMatch(code).ShouldBeFalse();
        code.ShouldNotContain("<>");
        code.ShouldNotContain("::");
        code.ShouldNotContain("private synchronized");
        code.ShouldNotContain("@Override");
        Generic().IsMatch(code).ShouldBeFalse();
        code.ShouldNotContain("\"\"\"");
        code.ShouldNotContain(" var ");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void File_OfJava_HoldsTheClassThatItIsNamedAfter(string file)
    {
        var code = CodeOf(file);

        code.ShouldStartWith("package livyclient;");
        TopClass().Matches(code).ShouldHaveSingleItem().Groups["name"].Value.ShouldBe(Path.GetFileNameWithoutExtension(file));
    }

    [Fact]
    public void ScalaInstaller_Always_HoldsTheUnitAndNoPlaceholder()
    {
        DriverSource.ScalaInstaller.ShouldContain($"object {DriverSource.Package} ");
        DriverSource.ScalaInstaller.ShouldContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(DriverSource.Java)));
        DriverSource.ScalaInstaller.ShouldNotContain("livyclient_source");
        DriverSource.ScalaInstaller.ShouldNotContain("livyclient_package");
    }

    [Fact]
    public void PythonInstaller_Always_IsAFunction() => DriverSource.PythonInstaller.ShouldStartWith("def livyclient_install(sc, source, package):\n");

    private static string CodeOf(string file)
    {
        using var stream = typeof(DriverRequest).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^(public |final |abstract )*(class|interface) (?<name>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex TopClass();

    /// <summary>Outside of a text: those of Spark SQL are meant for Spark.</summary>
    [GeneratedRegex("""^([^"\n]|"[^"\n]*")*->""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Lambda();

    /// <summary>Type arguments, outside of comments and comparisons.</summary>
    [GeneratedRegex(@"\b(List|Map|Iterator|Class|Dataset|JavaRDD)<", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Generic();
}

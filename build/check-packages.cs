// Checks what is in the packages of a folder: dotnet run build/check-packages.cs -- artifacts/packages
// A readme must work on a package page, so it links nothing beside itself; the documentation must say something of each type that users see, and nothing of the others;
// a package depends on what is said here and on nothing else.
using System.IO.Compression;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;

#pragma warning disable MA0048 // A program of one file.

var dependencies = new Dictionary<string, string[]>(StringComparer.Ordinal)
{
    ["Livy.Client"] = ["Microsoft.Extensions.Logging.Abstractions", "Polly.Core", "Refit"],
    ["Livy.Client.Data"] = ["Apache.Arrow", "Livy.Client", "System.IO.Hashing"],
    ["Livy.Client.Data.Testing"] = ["Apache.Arrow", "Livy.Client.Testing"],
    ["Livy.Client.DependencyInjection"] = ["Livy.Client", "Microsoft.Extensions.Diagnostics.HealthChecks", "Microsoft.Extensions.Http"],
    ["Livy.Client.Testing"] = [],
    ["Livy.Client.Testing.WireMock"] = ["Livy.Client.Testing", "Microsoft.IdentityModel.Protocols.OpenIdConnect", "Scriban.Signed", "WireMock.Net.Minimal"],
};
var limit = TimeSpan.FromSeconds(5);
var faults = new List<string>();
var packages = Directory.GetFiles(args[0], "*.nupkg").Order(StringComparer.Ordinal).ToList();
foreach (var path in packages)
{
    var before = faults.Count;
    using var package = ZipFile.OpenRead(path);
    var name = Path.GetFileName(path);
    var readme = package.GetEntry("README.md");
    var assembly = package.Entries.Single(entry => entry.FullName.StartsWith("lib/", StringComparison.Ordinal) && entry.Name.EndsWith(".dll", StringComparison.Ordinal));
    var documentation = package.GetEntry(Path.ChangeExtension(assembly.FullName, ".xml"));
    if (readme is null || documentation is null)
    {
        faults.Add($"{name}: lacks its readme or its documentation");
        continue;
    }

    var (id, needed) = NeededBy(package);
    if (!needed.SequenceEqual(dependencies.GetValueOrDefault(id, []), StringComparer.Ordinal))
    {
        faults.Add($"{name}: depends on {string.Join(", ", needed)}");
    }

    faults.AddRange(RelativeLinks(TextOf(readme), limit).Select(link => $"{name}: the readme has the relative link {link}"));
    var text = TextOf(documentation);
    faults.AddRange(Regex.Matches(text, @"[\w-]+\.md\b", RegexOptions.None, limit).Select(file => $"{name}: the documentation names {file.Value}, which no user has"));
    var exported = ExportedTypesOf(assembly);
    var members = XDocument.Parse(text).Descendants("member").Select(member => member.Attribute("name")!.Value).ToList();
    var documented = members.Where(id => id.StartsWith("T:", StringComparison.Ordinal)).Select(id => id[2..]).ToHashSet(StringComparer.Ordinal);
    faults.AddRange(exported.Except(documented, StringComparer.Ordinal).Select(type => $"{name}: {type} is public, but not in the documentation"));
    faults.AddRange(members.Where(id => !exported.Contains(TypeOf(id))).Select(id => $"{name}: {id} is in the documentation, but its type is not public"));
    if (faults.Count > before)
    {
        continue;
    }

    Console.WriteLine($"package smoke: {name}: {exported.Count} public types, {members.Count} documented members, none of them hidden, {needed.Count} dependencies, no relative link in the readme");
}

faults.ForEach(Console.Error.WriteLine);
return faults.Count == 0 && packages.Count > 0 ? 0 : 1;

static string TextOf(ZipArchiveEntry entry)
{
    using var reader = new StreamReader(entry.Open());
    return reader.ReadToEnd();
}

static (string Id, List<string> Needed) NeededBy(ZipArchive package)
{
    var manifest = XDocument.Parse(TextOf(package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal))));
    return (
        manifest.Descendants().Single(element => element.Name.LocalName == "id").Value,
        [.. manifest.Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value).Order(StringComparer.Ordinal)]);
}

// Inline links and images, link definitions, and what HTML has for both.
static IEnumerable<string> RelativeLinks(string markdown, TimeSpan limit) =>
    Regex.Matches(WithoutCode(markdown, limit), """\]\(\s*<?(?<to>[^)\s>]+)|^\s{0,3}\[[^\]]+\]:\s*<?(?<to>[^\s>]+)|\b(href|src)\s*=\s*["']?(?<to>[^"'\s>]+)""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, limit)
        .Select(match => match.Groups["to"].Value)
        .Where(link => link[0] == '/' || (link[0] != '#' && !Uri.TryCreate(link, UriKind.Absolute, out _)));

static string WithoutCode(string markdown, TimeSpan limit) => Regex.Replace(markdown, "^```.*?^```|`[^`\n]*`", string.Empty, RegexOptions.Multiline | RegexOptions.Singleline, limit);

static string TypeOf(string id)
{
    var name = id[2..].Split('(')[0];
    return id[0] == 'T' ? name : name[..name.LastIndexOf('.')];
}

static HashSet<string> ExportedTypesOf(ZipArchiveEntry assembly)
{
    using var image = new MemoryStream();
    using (var packed = assembly.Open())
    {
        packed.CopyTo(image);
    }

    using var file = new PEReader(new MemoryStream(image.ToArray()));
    var metadata = file.GetMetadataReader();
    return [.. metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Where(type => IsExported(metadata, type)).Select(type => NameOf(metadata, type))];
}

static bool IsExported(MetadataReader metadata, TypeDefinition type) => (type.Attributes & TypeAttributes.VisibilityMask) switch
{
    TypeAttributes.Public => true,
    TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem => IsExported(metadata, metadata.GetTypeDefinition(type.GetDeclaringType())),
    _ => false,
};

static string NameOf(MetadataReader metadata, TypeDefinition type)
{
    var name = metadata.GetString(type.Name);
    return type.IsNested ? $"{NameOf(metadata, metadata.GetTypeDefinition(type.GetDeclaringType()))}.{name}" : $"{metadata.GetString(type.Namespace)}.{name}";
}

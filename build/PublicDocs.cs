using System.Runtime.Loader;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

/// <summary>
/// Takes out of an assembly's XML documentation what no user of the assembly can see: the compiler documents internals, too.
/// Run by Library.props after the compiler; needs the compiler's own library, which lies beside it.
/// </summary>
internal static class PublicDocs
{
    /// <param name="arguments">The folder of the compiler, the assembly, its documentation, and a file that lists the assembly's references, one a line.</param>
    private static int Main(string[] arguments)
    {
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            Path.Combine(arguments[0], name.Name + ".dll") is var path && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
        return Filter(arguments[1], arguments[2], File.ReadAllLines(arguments[3]));
    }

    private static int Filter(string assemblyPath, string documentationPath, IEnumerable<string> referencePaths)
    {
        var visible = VisibleMembersOf(assemblyPath, referencePaths);
        var document = XDocument.Load(documentationPath, LoadOptions.PreserveWhitespace);
        var hidden = document.Descendants("member").Where(member => !visible.Contains(IdOf(member))).ToList();
        var hiddenIds = hidden.Select(IdOf).ToHashSet();
        foreach (var member in hidden)
        {
            // With the line break before it.
            (member.PreviousNode as XText)?.Remove();
            member.Remove();
        }

        var faults = 0;
        foreach (var member in document.Descendants("member"))
        {
            foreach (var cref in member.Descendants().Attributes("cref").Where(cref => hiddenIds.Contains(cref.Value)))
            {
                Console.Error.WriteLine($"{documentationPath} : error PUBLICDOCS: the documentation of {IdOf(member)} leads to {cref.Value}, which its readers cannot see.");
                faults++;
            }
        }

        if (faults > 0)
        {
            // As it was, so that the next build finds the same faults.
            return 1;
        }

        document.Save(documentationPath, SaveOptions.DisableFormatting);
        return 0;
    }

    private static HashSet<string> VisibleMembersOf(string assemblyPath, IEnumerable<string> referencePaths)
    {
        var assembly = MetadataReference.CreateFromFile(assemblyPath);
        var compilation = CSharpCompilation.Create("Docs", references: referencePaths.Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)).Append(assembly));
        var ids = new HashSet<string>();
        Collect(((IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(assembly)!).GlobalNamespace, ids);
        return ids;
    }

    private static void Collect(INamespaceOrTypeSymbol container, HashSet<string> ids)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is not INamespaceSymbol && member.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
            {
                continue;
            }

            ids.Add(member.GetDocumentationCommentId()!);
            if (member is INamespaceOrTypeSymbol inner)
            {
                Collect(inner, ids);
            }
        }
    }

    private static string IdOf(XElement member) => member.Attribute("name")!.Value;
}

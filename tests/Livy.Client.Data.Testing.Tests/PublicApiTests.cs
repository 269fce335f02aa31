using Livy.Client.Tests;

namespace Livy.Client.Data.Testing.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void PublicApi_OfLivyClientDataTesting_IsWhatWasApproved()
    {
        var (actual, approved) = PublicApiText.Compare(typeof(QueryScript).Assembly);

        actual.ShouldBe(approved, "The public API has changed. If that is meant, run this test with LIVY_ACCEPT=1 and commit what it rewrites.");
    }

    [Fact]
    public void References_OfLivyClientDataTesting_AreNotTheClient() =>
        typeof(QueryScript).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name).ShouldNotContain(name => name == "Livy.Client" || name == "Livy.Client.Data");
}

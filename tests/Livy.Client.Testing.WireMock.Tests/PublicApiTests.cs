using Livy.Client.Tests;

namespace Livy.Client.Testing.Tests;

public class PublicApiTests
{
    [Fact]
    public void PublicApi_OfLivyClientTestingWireMock_IsWhatWasApproved()
    {
        var (actual, approved) = PublicApiText.Compare(typeof(LivyWireMockServer).Assembly);

        actual.ShouldBe(approved, "The public API has changed. If that is meant, run this test with LIVY_ACCEPT=1 and commit what it rewrites.");
    }
}

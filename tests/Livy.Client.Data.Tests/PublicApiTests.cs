using Livy.Client.Tests;

namespace Livy.Client.Data.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void PublicApi_OfLivyClientData_IsWhatWasApproved()
    {
        var (actual, approved) = PublicApiText.Compare(typeof(QueryInfo).Assembly);

        actual.ShouldBe(approved, "The public API has changed. If that is meant, run this test with LIVY_ACCEPT=1 and commit what it rewrites.");
    }
}

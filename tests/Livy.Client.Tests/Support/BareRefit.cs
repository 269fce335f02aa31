using Refit;

namespace Livy.Client.Tests;

/// <summary>The same routes as Refit calls them with its default settings and no handler of ours: what tests of the difference compare with.</summary>
internal static class BareRefit
{
    public static ILivyApi Over(StubLivy server)
    {
        var http = server.CreateHttpClient();
        http.BaseAddress = new Uri("http://livy:8998");
        return RestService.ForGenerated<ILivyApi>(http);
    }
}

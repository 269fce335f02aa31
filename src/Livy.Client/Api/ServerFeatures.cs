using System.Net;
using System.Text.RegularExpressions;

namespace Livy.Client;

/// <summary>What the server's version can do; asked for once, and only when something depends on it.</summary>
internal sealed partial class ServerFeatures
{
    private const int MostTries = 3;

    private static readonly Version FirstWithNames = new(0, 7);

    private volatile bool _isKnown;
    private Version? _version;

    /// <summary>The version, or <see langword="null"/> if the server tells none that can be read, as some that speak Livy do.</summary>
    public async Task<Version?> GetVersionAsync(ILivyApi calls, CancellationToken cancellationToken)
    {
        if (_isKnown)
        {
            return _version;
        }

        for (var tries = 1; ; tries++)
        {
            try
            {
                _version = Read((await calls.GetVersionAsync(cancellationToken).ConfigureAwait(false)).Version);
                break;
            }
            catch (LivyApiException none) when (none.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented)
            {
                _version = null;
                break;
            }
            catch (LivyApiException odd) when (!odd.MayPass && odd.ErrorCode != LivyErrorCode.Unauthenticated)
            {
                // A login page or a refusal, of this route alone perhaps: what was asked for goes on without the version, and the next call asks again.
                if (tries == MostTries)
                {
                    return null;
                }
            }
        }

        _isKnown = true;
        return _version;
    }

    /// <summary>Whether sessions and batches have names that are unique and can be asked for (SessionServlet.scala). A server that does not say its version is not relied on.</summary>
    public static bool KnowsNames(Version? version) => version >= FirstWithNames;

    /// <summary>The numbers at the start of a version such as <c>0.9.0-incubating</c>.</summary>
    internal static Version? Read(string? text) => text is not null && Numbers().Match(text) is { Success: true } match ? Version.Parse(match.Value) : null;

    [GeneratedRegex("^[0-9]{1,9}\\.[0-9]{1,9}(\\.[0-9]{1,9})?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();
}

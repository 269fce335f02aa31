using System.Text.RegularExpressions;

namespace Livy.Client.Testing;

/// <summary>What secrets and hosts look like. Each pattern starts at a word or at the start of a run and is bounded, so that a long output costs no more than one pass.</summary>
internal static partial class SecretPatterns
{
    public const string UuidText = @"\b([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[0-9a-fA-F]{32})\b";

    private const string ServerText = @"http://livy\.example(?!:)";

    private const string PlaceholderText = $@"{ServerText}|REDACTED-[0-9]+|(host-[0-9]+|livy)\.example(:[0-9]{{1,5}})?";

    /// <summary>Longer than a pass over the longest body takes on a busy machine.</summary>
    private const int Timeout = 30_000;

    private const RegexOptions Usual = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    /// <summary>Words of a name in running text. <c>key</c> alone is no such word: <c>sorted(rows, key=…)</c>.</summary>
    private const string Word = "pass(word|wd|phrase)|pwd|secret|token|credential|api[-_.]?key|access[-_.]?key|account[-_.]?key|private[-_.]?key|signature|jwt";

    [GeneratedRegex("-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[^-]{1,20000}(-----END [A-Z ]{0,40}PRIVATE KEY-----)?", Usual, Timeout)]
    public static partial Regex PrivateKey();

    [GeneratedRegex(@"\b(?<scheme>Bearer|Basic|Negotiate|Digest|NTLM|Token)\s{1,3}(?<value>[\w+/.~-]{8,8192}={0,2})(?![\w=])", Usual | RegexOptions.IgnoreCase, Timeout)]
    public static partial Regex Authorization();

    /// <summary>Ids of AWS keys, JSON web tokens, and 40 characters of base64, of which <see cref="Scrubber"/> lets those pass that are no secret key of AWS.</summary>
    [GeneratedRegex(@"\b(AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}\b|\beyJ[\w-]{5,4096}\.[\w-]{5,8192}(\.[\w-]{0,4096})?|(?<![\w+/=])(?<key>[A-Za-z0-9+/]{40})(?![\w+/=])", Usual, Timeout)]
    public static partial Regex Key();

    /// <summary>A name and its value: <c>password=x</c>, <c>"secret": "x"</c>, <c>set("token", "x")</c>, <c>environ['API_KEY'] = 'x'</c>.</summary>
    [GeneratedRegex($$"""({{Word}})(?>[\w.-]{0,128})((\\?["'])?\]?\s{0,3}[=:]\s{0,3}|\\?["']\s{0,3},\s{0,3}(?=\\?["']))((?<quote>\\?["'])(?<value>[^\r\n]{1,4096}?)\k<quote>|\\?["']?(?<value>[^\s"'&;,)}\]\\]{1,4096}))""", Usual | RegexOptions.IgnoreCase, Timeout)]
    public static partial Regex Named();

    [GeneratedRegex($$"""(?<![\w-])--[\w.-]{0,40}({{Word}})(?>[\w.-]{0,40})\s{1,3}(?<value>[^\s"'-][^\s"']{0,4096})""", Usual | RegexOptions.IgnoreCase, Timeout)]
    public static partial Regex Flag();

    [GeneratedRegex("""(?<scheme>[A-Za-z][A-Za-z0-9+.-]{1,20}://)((?<user>[^\s/@"'<>\\]{1,512})@)?(?<host>\[[0-9A-Fa-f:.]{2,60}\]|[^\s/:?#"'<>,;&|\\()\[\]{}]{1,255})(?<port>:[0-9]{1,5})?""", Usual, Timeout)]
    public static partial Regex Url();

    /// <summary>Addresses, from 10.0.0.0 on, as releases look like those below; and names that only exist within a network or a cloud.</summary>
    [GeneratedRegex(
        @"(?<![\w.])[1-9][0-9]{1,2}(\.[0-9]{1,3}){3}(?![\w]|\.[0-9])|(?<![\w:.])[0-9A-Fa-f]{1,4}(::?[0-9A-Fa-f]{1,4}){4,7}(?![\w:])" +
        @"|(?<![\w.-])(?=[A-Za-z.]{0,250}[0-9-])([A-Za-z0-9-]{1,63}\.){1,10}(internal|local|lan|corp|intranet)(?![\w-]|\.\w)" +
        @"|(?<![\w.-])([A-Za-z0-9-]{1,63}\.){1,10}(amazonaws\.com|azure\.com|azuresynapse\.net|windows\.net|azurehdinsight\.net|cloudapp\.net)(?![\w-]|\.\w)",
        Usual | RegexOptions.IgnoreCase, Timeout)]
    public static partial Regex Host();

    /// <summary>Names of JSON properties, headers and parameters of a query.</summary>
    [GeneratedRegex($"{Word}|key|authorization|cookie|^sig$|assertion|delegation", Usual | RegexOptions.IgnoreCase, Timeout)]
    public static partial Regex SecretName();

    /// <summary>What the <see cref="Scrubber"/> writes, whatever its number, and with a port of whatever number.</summary>
    [GeneratedRegex(PlaceholderText, Usual, Timeout)]
    public static partial Regex Placeholder();

    [GeneratedRegex($"{PlaceholderText}|(?<uuid>{UuidText})", Usual, Timeout)]
    public static partial Regex PlaceholderOrUuid();

    /// <summary>The recorded server, and nothing else on its host.</summary>
    [GeneratedRegex(ServerText, Usual, Timeout)]
    public static partial Regex Server();

    [GeneratedRegex(UuidText, Usual, Timeout)]
    public static partial Regex Uuid();
}

using System.Text;

namespace Livy.Client.Attacks;

/// <summary>Another body altogether: what gateways, login pages and broken servers answer.</summary>
internal static class WholeMutations
{
    private static readonly string[] Scalars = ["null", "true", "0", "-1", "\"\"", "\"text\"", "[]", "{}", "[null]", "\"\\ud800\"", "{\"msg\":\"\\ud800\"}", "{\"msg\":null}", "{\"message\":{}}"];
    private static readonly string[] Spaces = [" ", "\n", "\r\n\r\n", "\t", "\0", "\u00a0", "  \n  "];

    private static readonly string[] Pages =
    [
        "<html><head><title>Sign in</title><script>var a = '<b>';</script></head><body><form action=\"/login\"><input name=\"user\"></form></body></html>",
        "<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1><hr>nginx</body></html>",
        "<html><script>" + new string('<', 60_000),
        "<" + new string('a', 60_000),
        string.Concat(Enumerable.Repeat("<style>", 8_000)),
        string.Concat(Enumerable.Repeat("<head><p", 8_000)),
        string.Concat(Enumerable.Repeat("&#x110000;&#xd800;&amp", 2_000)),
        "<html>" + new string(' ', 60_000) + "</html>",
        "upstream connect error or disconnect/reset before headers",
        "<?xml version=\"1.0\"?><soap:Envelope/>",
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("empty body", 2, (reply, _) => reply.Body = []),
        new("blank body", 1, (reply, dice) => reply.Body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(dice.Pick(Spaces), dice.Size(1000))))),
        new("a page", 2, (reply, dice) =>
        {
            reply.Body = Encoding.UTF8.GetBytes(dice.Pick(Pages));
            if (!dice.OneIn(3))
            {
                reply.SetHeader("Content-Type", "text/html; charset=utf-8");
            }

            if (dice.OneIn(2))
            {
                reply.Status = dice.Pick([200, 302, 401, 403, 500, 502, 503]);
            }
        }),
        new("a scalar", 1, (reply, dice) => reply.Body = Encoding.UTF8.GetBytes(dice.Pick(Scalars))),
        new("the body of another reply", 2, (reply, _) => reply.Body = reply.Foreign),
        new("something behind the body", 1, (reply, dice) => reply.Body = [.. reply.Body, .. Encoding.UTF8.GetBytes(dice.Pick([" ", "\n", "\0", "x", ",", "{}", "//"]))]),
    ];
}

namespace Livy.Client.Testing.Tests;

/// <summary>What Livy 0.7.1 makes of bodies that it cannot read: the texts are those of a real server, whose Jackson is 2.9.</summary>
public sealed class Profile07BodyTests : IDisposable
{
    private const string Place = "[Source: (org.eclipse.jetty.server.HttpInputOverHTTP); line: 1, column: ";
    private const string Request = "org.apache.livy.server.interactive.CreateInteractiveRequest";
    private readonly FakeLivy _livy = new(new FakeLivyOptions { Profile = LivyProfile.Livy07, LocalDirWhitelist = ["/data/"] }, new SimulatedClock());
    private readonly RawClient _client;

    public Profile07BodyTests() => _client = new RawClient(_livy);

    public void Dispose()
    {
        _client.Dispose();
        _livy.Dispose();
    }

    [Theory]
    [InlineData("{", "Unexpected end-of-input: expected close marker for Object (start marker at " + Place + "1])\n at " + Place + "3]")]
    [InlineData("{\"foo", "Unexpected end-of-input in field name\n at " + Place + "11]")]
    [InlineData("{\"", "Unexpected end-of-input: was expecting closing '\"' for name\n at " + Place + "5]")]
    [InlineData("\"abc", "Unexpected end-of-input in VALUE_STRING\n at " + Place + "9]")]
    [InlineData("{\"kind\":", "Unexpected end-of-input within/between Object entries\n at " + Place + "17]")]
    [InlineData("{\"kind\":tru}", "Unrecognized token 'tru': was expecting 'null', 'true', 'false' or NaN\n at " + Place + "13]")]
    [InlineData("kind=spark", "Unrecognized token 'kind': was expecting ('true', 'false' or 'null')\n at " + Place + "6]")]
    [InlineData("{\"kind\":NaN}", "Non-standard token 'NaN': enable JsonParser.Feature.ALLOW_NON_NUMERIC_NUMBERS to allow\n at " + Place + "12]")]
    [InlineData("{\"kind\":01}", "Invalid numeric value: Leading zeroes not allowed\n at " + Place + "10]")]
    [InlineData("{\"kind\":-}", "Unexpected character ('}' (code 125)) in numeric value: expected digit (0-9) to follow minus sign, for valid numeric value\n at " + Place + "11]")]
    [InlineData("{\"kind\":1.}", "Unexpected character ('}' (code 125)) in numeric value: Decimal point not followed by a digit\n at " + Place + "12]")]
    [InlineData("{\"kind\":1e}", "Unexpected character ('}' (code 125)) in numeric value: Exponent indicator not followed by a digit\n at " + Place + "12]")]
    [InlineData("{\"kind\":+1}", "Unexpected character ('1' (code 49)) in numeric value: expected digit (0-9) to follow minus sign, for valid numeric value\n at " + Place + "11]")]
    [InlineData("/* c */{}", "Unexpected character ('/' (code 47)): maybe a (non-standard) comment? (not recognized as one since Feature 'ALLOW_COMMENTS' not enabled for parser)\n at " + Place + "2]")]
    [InlineData("}", "Unexpected close marker '}': expected ']' (for root starting at " + Place + "0])\n at " + Place + "2]")]
    [InlineData(",", "Unexpected character (',' (code 44)): expected a value\n at " + Place + "2]")]
    [InlineData("#", "Unexpected character ('#' (code 35)): expected a valid value (number, String, array, object, 'true', 'false' or 'null')\n at " + Place + "2]")]
    [InlineData("\u0001", "Illegal character ((CTRL-CHAR, code 1)): only regular white space (\\r, \\n, \\t) is allowed between tokens\n at " + Place + "2]")]
    [InlineData("é", "Invalid UTF-8 start byte 0xa9\n at " + Place + "3]")]
    [InlineData("{é}", "Unexpected character ('é' (code 233)): was expecting double-quote to start field name\n at " + Place + "4]")]
    [InlineData("[]", "Cannot deserialize instance of `" + Request + "` out of START_ARRAY token\n at " + Place + "1]")]
    [InlineData("1e5", "Cannot construct instance of `" + Request + "` (although at least one Creator exists): no double/Double-argument constructor/factory method to deserialize from Number value (100000.0)\n at " + Place + "1]")]
    public Task Create_Unreadable_IsSaidInTheWordsOfJackson29(string body, string message) => IsRefusedAsync("/sessions", body, message);

    [Theory]
    [InlineData("{\"kind\":\"\\x\"}", "kind", "Unrecognized character escape 'x' (code 120)\n at " + Place + "9]")]
    [InlineData("{\"kind\":\"\\u12G4\"}", "kind", "Unexpected character ('G' (code 71)): expected a hex-digit for character escape sequence\n at " + Place + "9]")]
    [InlineData("{\"jars\":[\"a\",", "jars", "Unexpected end-of-input within/between Array entries\n at " + Place + "10]")]
    [InlineData("{\"jars\":\"x\"}", "jars", "Cannot deserialize instance of `scala.collection.immutable.List` out of VALUE_STRING token\n at " + Place + "9]")]
    [InlineData("{\"conf\":\"x\"}", "conf", "Cannot construct instance of `scala.collection.immutable.Map` (although at least one Creator exists): no String-argument constructor/factory method to deserialize from String value ('x')\n at " + Place + "9]")]
    [InlineData("{\"conf\":[]}", "conf", "Cannot deserialize instance of `scala.collection.immutable.Map` out of START_ARRAY token\n at " + Place + "9]")]
    [InlineData("{\"queue\":{}}", "queue", "Cannot deserialize instance of `java.lang.String` out of START_OBJECT token\n at " + Place + "10]")]
    [InlineData("{\"heartbeatTimeoutInSecond\":\" x \"}", "heartbeatTimeoutInSecond", "Cannot deserialize value of type `int` from String \"x\": not a valid Integer value\n at " + Place + "29]")]
    [InlineData("{\"heartbeatTimeoutInSecond\":99999999999}", "heartbeatTimeoutInSecond", "Numeric value (99999999999) out of range of int\n at " + Place + "29]")]
    [InlineData("{\"heartbeatTimeoutInSecond\":true}", "heartbeatTimeoutInSecond", "Cannot deserialize instance of `int` out of VALUE_TRUE token\n at " + Place + "29]")]
    public Task Create_PropertyUnreadable_NamesItAndWhereItBegins(string body, string property, string message) =>
        IsRefusedAsync("/sessions", body, $"{message} (through reference chain: {Request}[\"{property}\"])");

    [Theory]
    [InlineData("A", "Unexpected end-of-input in VALUE_STRING")]
    [InlineData("AA", "Cannot deserialize value of type `byte[]` from String \"\": Unexpected end of base64-encoded String: base64 variant 'MIME-NO-LINEFEEDS' expects padding (one or more '=' characters) at the end")]
    [InlineData("!!!", "Cannot deserialize value of type `byte[]` from String \"!!\": Failed to decode VALUE_STRING as base64 (MIME-NO-LINEFEEDS): Illegal character '!' (code 0x21) in base64 content")]
    [InlineData("AAAA=", "Cannot deserialize value of type `byte[]` from String \"\": Failed to decode VALUE_STRING as base64 (MIME-NO-LINEFEEDS): Unexpected padding character ('=') as character #1 of 4-char base64 unit: padding only legal as 3rd or 4th character")]
    [InlineData("A A A A", "Cannot deserialize value of type `byte[]` from String \"A A A\": Failed to decode VALUE_STRING as base64 (MIME-NO-LINEFEEDS): Illegal white space character (code 0x20) as character #2 of 4-char base64 unit: can only used between units")]
    public Task Job_NoBase64_ShowsWhatWasNotReadYet(string job, string message) => IsRefusedAsync(
        "/sessions/0/submit-job",
        $$"""{"job":"{{job}}"}""",
        $"{message}\n at {Place}8] (through reference chain: org.apache.livy.client.common.HttpMessages$SerializedJob[\"job\"])");

    [Theory]
    [InlineData("""{"foo":1}""", 10)]
    [InlineData("""{"code":"a","kind":"spark","foo":1}""", 35)]
    public async Task Statement_UnknownProperty_IsFoundWhenTheObjectCanBeMade(string body, int column)
    {
        var reply = await _client.PostAsync("/sessions/0/statements", body);

        reply.Json.ToString().ShouldContain($"column: {column}] (through reference chain: org.apache.livy.ExecuteRequest[\"foo\"])");
    }

    [Theory]
    [InlineData("null", "java.lang.NullPointerException: Cannot invoke \"org.apache.livy.server.interactive.CreateInteractiveRequest.name()\" because \"createRequest\" is null")]
    [InlineData("{\"jars\":[null]}", "java.lang.NullPointerException: Cannot invoke \"String.length()\" because \"$this\" is null")]
    [InlineData("{\"driverCores\":[]}", "java.lang.ClassCastException: class scala.collection.immutable.Nil$ cannot be cast to class java.lang.Integer (scala.collection.immutable.Nil$ is in unnamed module of loader 'app'; java.lang.Integer is in module java.base of loader 'bootstrap')")]
    [InlineData("{\"driverCores\":99999999999999999999}", "java.lang.ClassCastException: class java.math.BigInteger cannot be cast to class java.lang.Integer (java.math.BigInteger and java.lang.Integer are in module java.base of loader 'bootstrap')")]
    public async Task Create_ThatLivyItselfStumblesOver_Is500WithTheException(string body, string exception)
    {
        var reply = await _client.PostAsync("/sessions", body);

        (reply.Status, reply.Reason, reply.Json.ToString()).ShouldBe((500, "Internal Server Error", exception));
    }

    [Theory]
    [InlineData(":x", "java.net.URISyntaxException: Expected scheme name at index 0: :x")]
    [InlineData("1x:/y", "java.net.URISyntaxException: Illegal character in scheme name at index 0: 1x:/y")]
    [InlineData("file:", "java.net.URISyntaxException: Expected scheme-specific part at index 5: file:")]
    [InlineData("http://[x", "java.net.URISyntaxException: Expected closing bracket for IPv6 address at index 9: http://[x")]
    [InlineData("/a%zz", "java.net.URISyntaxException: Malformed escape pair at index 2: /a%zz")]
    [InlineData("file://host/etc/passwd", "requirement failed: Local path /etc/passwd cannot be added to user sessions.")]
    [InlineData("file:/etc/x.zip#y", "requirement failed: Local path /etc/x.zip cannot be added to user sessions.")]
    public async Task Create_BadPath_IsReadAsAJavaUri(string path, string message)
    {
        var reply = await _client.PostAsync("/sessions", $$"""{"files":["{{path}}"]}""");

        (reply.Status, reply.Json["msg"]!.ToString()).ShouldBe((400, message));
    }

    [Fact]
    public async Task Batch_EmptyFile_Is500()
    {
        var reply = await _client.PostAsync("/batches", """{"file":""}""");

        (reply.Status, reply.Json.ToString()).ShouldBe((500, "java.lang.IndexOutOfBoundsException: 0"));
    }

    private async Task IsRefusedAsync(string route, string body, string message)
    {
        var reply = await _client.PostAsync(route, body);

        (reply.Status, reply.Json.ToString()).ShouldBe((400, message));
    }
}

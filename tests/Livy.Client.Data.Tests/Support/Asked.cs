using System.Text.Json;

namespace Livy.Client.Data.Tests;

/// <summary>A request that came to the driver.</summary>
/// <param name="By">What brought it: <c>job</c>, or the kind of the statement.</param>
/// <param name="At">When, since the clock was made.</param>
/// <param name="Json">What was asked.</param>
internal sealed record Asked(string By, TimeSpan At, JsonElement Json)
{
    public string Op => Json.GetProperty("op").GetString()!;

    public int Page => Json.GetProperty("page").GetInt32();

    public string Reader => Json.GetProperty("reader").GetString()!;

    public override string ToString() => $"{By} {Op}";
}

namespace Livy.Client.Tests;

public class UploadContentTests
{
    [Fact]
    public async Task IsSent_OfAFileThatIsSentTwice_IsFalseAgainWhileItIsSent()
    {
        var seen = new List<bool>();
        using var content = new UploadContent(new UploadPart("a.txt", new MemoryStream([1])));
        content.Begin("file", () => seen.Add(content.IsSent));

        await content.CopyToAsync(Stream.Null);
        await content.CopyToAsync(Stream.Null);

        seen.ShouldBe([false, true, false, true]);
    }
}

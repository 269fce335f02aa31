namespace Livy.Client.Generators.Tests;

public class SizeTests
{
    [Fact]
    public void Sources_Together_AreUnder400Lines() => Directory.GetFiles(Repository.PathOf("src/Livy.Client.Generators"), "*.cs").Sum(file => File.ReadAllLines(file).Length).ShouldBeInRange(100, 399);
}

namespace Livy.Client.ConformanceTests;

/// <summary>A case that runs on every server that its class names in a <see cref="RunsOnAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Livy.Client.ConformanceTests.ConformanceFactDiscoverer", "Livy.Client.ConformanceTests")]
internal sealed class ConformanceFactAttribute(LeansOn leansOn) : FactAttribute
{
    /// <summary>What the case leans on.</summary>
    public LeansOn LeansOn { get; } = leansOn;

    /// <summary>The line of the recordings that shows what the case expects, such as <c>03b#44</c>. Required for <see cref="LeansOn.GoldenOnly"/>.</summary>
    public string? Recording { get; set; }

    /// <summary>The surprises that the case shows.</summary>
    public Surprise[] Surprises { get; set; } = [];

    /// <summary>Why the case does not run on the real server. Required for <see cref="LeansOn.GoldenOnly"/>, and the only way to leave a case out.</summary>
    public string? NotOnRealServer { get; set; }

    /// <summary>Environment variables that the case needs on the real server besides <c>LIVY_URL</c>, separated by spaces.</summary>
    public string? Needs { get; set; }
}

namespace Livy.Client.ConformanceTests;

/// <summary>A mock server of version 0.9, for what that version answers differently.</summary>
public sealed class MockServer09() : MockServer(LivyProfile.Livy09);

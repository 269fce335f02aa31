namespace Livy.Client.Generators;

/// <summary>Where the value of a parameter goes.</summary>
internal enum ParameterRole { None, Path, Query, Body, Part, CancellationToken }

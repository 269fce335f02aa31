namespace Livy.Client.Generators;

/// <summary>All that is read from the interface; with faults, nothing is generated.</summary>
internal sealed record ApiModel(EquatableArray<MethodModel> Methods, EquatableArray<Fault> Faults);

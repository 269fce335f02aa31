namespace Livy.Client;

/// <summary>Refit's word for the parameter that is sent as the JSON body.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class BodyAttribute : Attribute;

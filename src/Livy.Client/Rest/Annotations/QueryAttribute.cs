namespace Livy.Client;

/// <summary>Refit's word for a parameter that goes into the query string; <see langword="null"/> leaves it out.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class QueryAttribute : Attribute;

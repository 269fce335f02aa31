namespace Livy.Client;

/// <summary>The route has the same effect when it is sent twice, so a lost answer is a reason to send it again.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RepeatableAttribute : Attribute;

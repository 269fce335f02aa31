namespace Livy.Client;

/// <summary>Refit's word for a method whose one <see cref="UploadPart"/> parameter is sent as <c>multipart/form-data</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MultipartAttribute : Attribute;

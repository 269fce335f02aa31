using System.Text.Json.Serialization;

namespace Livy.Client.Benchmarks;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(OverheadFigures))]
[JsonSerializable(typeof(MockFigures))]
[JsonSerializable(typeof(MockMemory))]
[JsonSerializable(typeof(MockStart))]
[JsonSerializable(typeof(ScaleFigures[]))]
[JsonSerializable(typeof(ResultsFigures))]
internal sealed partial class FiguresJsonContext : JsonSerializerContext;

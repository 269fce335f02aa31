using System.Text.Json.Serialization;

namespace Livy.Client.Benchmarks;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(OverheadFigures))]
[JsonSerializable(typeof(MockFigures))]
[JsonSerializable(typeof(MockMemory))]
[JsonSerializable(typeof(MockStart))]
internal sealed partial class FiguresJsonContext : JsonSerializerContext;

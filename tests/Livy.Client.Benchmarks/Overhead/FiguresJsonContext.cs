using System.Text.Json.Serialization;

namespace Livy.Client.Benchmarks;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(OverheadFigures))]
internal sealed partial class FiguresJsonContext : JsonSerializerContext;

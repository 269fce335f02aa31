using System.Text.Json;
using System.Text.Json.Serialization;

namespace LivyCli;

// The properties of the rules have setters: generated code gives init-only ones that are not in the file null instead of their default.
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    UseStringEnumConverter = true,
    Converters = [typeof(SecondsConverter), typeof(ProfileConverter)])]
[JsonSerializable(typeof(FakeScript))]
internal sealed partial class ScriptJson : JsonSerializerContext;

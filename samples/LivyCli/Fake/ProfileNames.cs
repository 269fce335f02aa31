using Livy.Client.Testing;

namespace LivyCli;

/// <summary>The releases of Livy, as users write them.</summary>
internal static class ProfileNames
{
    public static IReadOnlyList<string> All { get; } = ["0.9", "0.8", "0.7"];

    public static LivyProfile? Parse(string? name) => name switch
    {
        "0.9" => LivyProfile.Livy09,
        "0.8" => LivyProfile.Livy08,
        "0.7" => LivyProfile.Livy07,
        _ => null,
    };
}

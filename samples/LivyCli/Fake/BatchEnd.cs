namespace LivyCli;

/// <summary>The state a batch ends in.</summary>
internal enum BatchEnd
{
    Success,
    Dead,
    Killed,
}

namespace LivyCli;

/// <summary>A script file says something that cannot be followed. The message names the place and what is expected there.</summary>
internal sealed class ScriptException(string path, string expected, Exception? inner = null) : Exception($"{path}: {expected}", inner);

namespace Livy.Client.Testing.Tests;

/// <summary>Secrets and hosts that must not be found again.</summary>
internal sealed class Plants(int seed)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly Random _random = new(seed);
    private readonly List<string> _all = [];

    public IReadOnlyList<string> All => _all;

    /// <summary>As people choose them: of any length, with signs that need no escape where these stand.</summary>
    public string Secret() => Remember(new string(_random.GetItems<char>(Letters, _random.Next(8, 60))) + _random.GetItems<string>(["", "~", ".x", "-y", "_Z"], 1)[0]);

    public string AwsId() => Remember(new string(_random.GetItems<char>("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16)));

    public string Host() => Remember($"{new string(_random.GetItems<char>("abcdefghijklmnopqrstuvwxyz", 9))}{_random.Next(10, 99)}.prod.example-corp.net");

    public string Address() => Remember($"{_random.Next(10, 224)}.{_random.Next(100, 256)}.{_random.Next(100, 256)}.{_random.Next(1, 256)}");

    private string Remember(string planted)
    {
        _all.Add(planted);
        return planted;
    }
}

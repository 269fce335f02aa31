using System.Text;

namespace Livy.Client.Testing;

/// <summary>Numbers as JSON has them, and the complaints about others.</summary>
internal static class JacksonNumber
{
    public static JacksonValue Read(JacksonInput input, string start)
    {
        var begin = input.At;
        if (input.Next == '-')
        {
            input.At++;
            Digits(input, "expected digit (0-9) to follow minus sign, for valid numeric value");
        }
        else
        {
            Digits(input, "");
        }

        var whole = input.Since(begin).TrimStart((byte)'-');
        if (whole.Length > 1 && whole[0] == '0')
        {
            input.At -= whole.Length - 1;
            throw input.Error("Invalid numeric value: Leading zeroes not allowed");
        }

        var isFloat = false;
        if (!input.IsAtEnd && input.Next == '.')
        {
            isFloat = true;
            input.At++;
            Digits(input, "Decimal point not followed by a digit");
        }

        if (!input.IsAtEnd && input.Next is (byte)'e' or (byte)'E')
        {
            isFloat = true;
            input.At++;
            input.At += !input.IsAtEnd && input.Next is (byte)'-' or (byte)'+' ? 1 : 0;
            Digits(input, "Exponent indicator not followed by a digit");
        }

        var text = Encoding.ASCII.GetString(input.Since(begin));
        input.Token = start;
        return new JacksonValue { Kind = isFloat ? JacksonKind.Float : JacksonKind.Int, Text = text, Start = start, Seen = input.Here() };
    }

    private static void Digits(JacksonInput input, string complaint)
    {
        var begin = input.At;
        while (!input.IsAtEnd && char.IsAsciiDigit((char)input.Next))
        {
            input.At++;
        }

        if (input.At == begin)
        {
            throw !input.IsAtEnd ? input.Error($"Unexpected character ({input.Shown(input.Take())}) in numeric value: {complaint}") : input.AtEnd(JacksonInput.EndOfInput);
        }
    }
}

using Kapso.WhatsApp.Templates.Checking;
using Kapso.WhatsApp.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Kapso.WhatsApp.Generator.Reading;

/// <summary>A place in a file, by value: the compiler's own location would keep the whole text alive and equals none but itself.</summary>
internal readonly record struct Place(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static Place At(string path, SourceText text, int start, int length)
    {
        int from = Math.Min(start, text.Length);
        TextSpan span = new(from, Math.Min(length, text.Length - from));
        return new Place(path, span, text.Lines.GetLinePositionSpan(span));
    }

    /// <summary>The place of a value: the whole of a text or a number, the first sign of a list or an object.</summary>
    public static Place Of(string path, SourceText text, Node node) => At(path, text, node.Start, node.Kind switch
    {
        NodeKind.Text => LengthOfString(text, node.Start),
        NodeKind.Number or NodeKind.Flag => node.Text!.Length,
        _ => 1,
    });

    public Location ToLocation() => Location.Create(Path, Span, Lines);

    private static int LengthOfString(SourceText text, int start)
    {
        int end = start + 1;
        while (end < text.Length && text[end] != '"')
        {
            end += text[end] == '\\' ? 2 : 1;
        }

        return end + 1 - start;
    }
}

/// <summary>A diagnostic, by value.</summary>
internal sealed record Problem(string Id, Place Place, EquatableList<string> Arguments)
{
    public Problem(string id, Place place, params string[] arguments)
        : this(id, place, new EquatableList<string>(arguments))
    {
    }

    public Diagnostic ToDiagnostic() => Diagnostic.Create(TemplateDiagnostics.Of(Id), Place.ToLocation(), [.. Arguments]);
}

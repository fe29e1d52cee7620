using System.Text;

namespace Kapso.WhatsApp.Flows.Checking;

/// <summary>The text that a flow was read from; finds lines and columns, both from 1.</summary>
internal sealed class FlowSource
{
    private readonly byte[] _json;
    private readonly List<int> _lineStarts = [0];

    public FlowSource(byte[] json)
    {
        _json = json;
        for (int i = 0; i < json.Length; i++)
        {
            if (json[i] == (byte)'\n')
            {
                _lineStarts.Add(i + 1);
            }
        }
    }

    public (int Line, int Column) PlaceOf(int position)
    {
        int found = _lineStarts.BinarySearch(position);
        int line = found >= 0 ? found : ~found - 1;
        int start = _lineStarts[line];
        return (line + 1, Encoding.UTF8.GetCharCount(_json.AsSpan(start, Math.Min(position, _json.Length) - start)) + 1);
    }
}

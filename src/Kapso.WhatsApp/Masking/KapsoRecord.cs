using System.Text;

namespace Kapso.WhatsApp;

/// <summary>The base of the SDK's records: the text of a record may be logged, since it shows of a phone number the last four digits only.</summary>
public abstract record KapsoRecord
{
    private protected KapsoRecord()
    {
    }

    /// <summary>Returns the name of the type and its members; of a phone number the last four digits, of a collection only that it is one.</summary>
    public sealed override string ToString() => RecordMask.Apply(Describe());

    /// <summary>The text before phone numbers are masked: all members, where a record holds nothing that must not be shown at all.</summary>
    private protected virtual string Describe()
    {
        StringBuilder text = new StringBuilder(GetType().Name.Split('`')[0]).Append(" { ");
        return text.Append(PrintMembers(text) ? " }" : "}").ToString();
    }
}

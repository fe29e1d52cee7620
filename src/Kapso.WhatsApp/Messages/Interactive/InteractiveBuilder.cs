namespace Kapso.WhatsApp.Messages;

/// <summary>The common methods of all builders of interactive messages.</summary>
/// <typeparam name="TBuilder">The builder itself.</typeparam>
/// <typeparam name="TMessage">What it builds.</typeparam>
public abstract class InteractiveBuilder<TBuilder, TMessage>
    where TBuilder : InteractiveBuilder<TBuilder, TMessage>
    where TMessage : InteractiveMessage
{
    private protected InteractiveBuilder()
    {
    }

    private protected string? BodyText { get; private set; }

    /// <summary>Sets the text of the message; WhatsApp's markdown is rendered.</summary>
    /// <param name="text">The text.</param>
    public TBuilder Body(string text)
    {
        BodyText = text ?? throw new ArgumentNullException(nameof(text));
        return (TBuilder)this;
    }

    /// <summary>Checks every limit and returns the message.</summary>
    /// <exception cref="KapsoValidationException">Rules are broken; the exception lists all of them.</exception>
    public TMessage Build()
    {
        TMessage message = Create();
        Rules rules = Rules.Start();
        message.Check(rules);
        rules.ThrowIfBroken();
        return message;
    }

    private protected abstract TMessage Create();
}

/// <summary>The common methods of builders of messages with a footer.</summary>
/// <typeparam name="TBuilder">The builder itself.</typeparam>
/// <typeparam name="TMessage">What it builds.</typeparam>
public abstract class FooterBuilder<TBuilder, TMessage> : InteractiveBuilder<TBuilder, TMessage>
    where TBuilder : FooterBuilder<TBuilder, TMessage>
    where TMessage : InteractiveMessage
{
    private protected FooterBuilder()
    {
    }

    private protected string? FooterText { get; private set; }

    /// <summary>Sets the small text below the body, at most <see cref="InteractiveMessage.MaxFooterLength"/> characters.</summary>
    /// <param name="text">The text.</param>
    public TBuilder Footer(string text)
    {
        FooterText = text ?? throw new ArgumentNullException(nameof(text));
        return (TBuilder)this;
    }
}

/// <summary>What builders of messages with a header of any kind and a footer can do.</summary>
/// <typeparam name="TBuilder">The builder itself.</typeparam>
/// <typeparam name="TMessage">What it builds.</typeparam>
public abstract class HeaderFooterBuilder<TBuilder, TMessage> : FooterBuilder<TBuilder, TMessage>
    where TBuilder : HeaderFooterBuilder<TBuilder, TMessage>
    where TMessage : HeaderFooterMessage
{
    private protected HeaderFooterBuilder()
    {
    }

    private protected InteractiveHeader? HeaderPart { get; private set; }

    /// <summary>Puts a text above the body, at most <see cref="InteractiveHeader.MaxTextLength"/> characters, without markdown.</summary>
    /// <param name="text">The text.</param>
    public TBuilder Header(string text) => Header(InteractiveHeader.Text(text));

    /// <summary>Puts a text, a picture, a video or a document above the body.</summary>
    /// <param name="header">What to put there.</param>
    public TBuilder Header(InteractiveHeader header)
    {
        HeaderPart = header ?? throw new ArgumentNullException(nameof(header));
        return (TBuilder)this;
    }

    /// <summary>Puts a picture above the body.</summary>
    /// <param name="media">The file.</param>
    public TBuilder HeaderImage(Media media) => Header(InteractiveHeader.Image(media));

    /// <summary>Puts a video above the body.</summary>
    /// <param name="media">The file.</param>
    public TBuilder HeaderVideo(Media media) => Header(InteractiveHeader.Video(media));

    /// <summary>Puts a document above the body.</summary>
    /// <param name="media">The file.</param>
    /// <param name="fileName">The name that is shown.</param>
    public TBuilder HeaderDocument(Media media, string? fileName = null) => Header(InteractiveHeader.Document(media, fileName));
}

using Kapso.WhatsApp.AspNetCore;
using Kapso.WhatsApp.Emulator;

namespace AppointmentFlow;

/// <summary>Where the flow lives, and what its requests are signed and encrypted with.</summary>
internal sealed record Settings(string PhoneNumberId, FlowPrivateKey Key, string AppSecret, Uri? PublicAddress)
{
    public static Settings Read(IConfigurationSection section) => new(
        Required(section, "PhoneNumberId"),
        FlowPrivateKey.FromPemFile(Required(section, "PrivateKeyFile"), section["Passphrase"]),
        Required(section, "AppSecret"),
        new Uri(Required(section, "PublicAddress")));

    public static Settings Of(KapsoEmulator emulator) =>
        new(emulator.PhoneNumberId, FlowPrivateKey.Generate(), new KapsoEmulatorOptions().MetaAppSecret, null);

    private static string Required(IConfigurationSection section, string name) => section[name] ?? throw new InvalidOperationException($"{section.Path}:{name} is missing in the settings.");
}

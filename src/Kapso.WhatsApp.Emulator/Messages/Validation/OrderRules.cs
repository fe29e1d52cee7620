using System.Text.RegularExpressions;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Messages.Validation;

/// <summary>Payment requests and the news about them.</summary>
internal static partial class OrderRules
{
    private const int MaxReference = 60;
    private const int MaxUpiReference = 35;
    private const int MaxItemName = 60;
    private const int MaxStatusDescription = 120;
    private const int AmountOffset = 100;

    /// <summary>What each payment setting cannot be without.</summary>
    private static readonly Dictionary<string, string[]> PaymentMembers = new()
    {
        ["pix_dynamic_code"] = ["code", "merchant_name", "key", "key_type"],
        ["payment_link"] = ["uri"],
        ["boleto"] = ["digitable_line"],
        ["payment_gateway"] = ["type", "configuration_name"],
    };

    public static void Details(Field action)
    {
        Field parameters = ActionRules.Named(action, "review_and_pay")["parameters"].Object();
        Reference(parameters["reference_id"], parameters["payment_type"].OptionalText() == "upi" ? MaxUpiReference : MaxReference);
        parameters["type"].OneOf("digital-goods", "physical-goods");
        if (parameters["payment_type"].Exists)
        {
            parameters["payment_type"].OneOf("br", "upi");
        }

        foreach (Field setting in parameters["payment_settings"].OptionalItems(int.MaxValue))
        {
            PaymentSetting(setting);
        }

        parameters["currency"].OneOf("BRL", "INR");
        Field order = parameters["order"].Object();
        order["status"].OneOf("pending");
        foreach (Field item in order["items"].Items(1, int.MaxValue))
        {
            item.Object()["name"].Text(MaxItemName);
            item["quantity"].Integer(1, int.MaxValue);
            Amount(item["amount"]);
        }

        Total(parameters["total_amount"], order);
    }

    public static void Status(Field action)
    {
        Field parameters = ActionRules.Named(action, "review_order")["parameters"].Object();
        Reference(parameters["reference_id"]);
        Field order = parameters["order"].Object();
        order["status"].OneOf("pending", "processing", "partially-shipped", "shipped", "completed", "canceled");
        order["description"].OptionalText(MaxStatusDescription);
        if (parameters["payment"] is { Exists: true } payment)
        {
            payment.Object()["status"].OneOf("pending", "captured", "failed");
        }
    }

    private static void PaymentSetting(Field setting)
    {
        string type = setting.Object()["type"].Text();
        foreach (string member in PaymentMembers.GetValueOrDefault(type, []))
        {
            setting[type].Object()[member].Text();
        }
    }

    public static void Reference(Field reference, int max = MaxReference)
    {
        if (!ReferenceNotation().IsMatch(reference.Text(max)))
        {
            throw reference.NotAllowed("may hold letters, digits, underscore, dot and hyphen");
        }
    }

    private static void Total(Field total, Field order)
    {
        long sum = Amount(order["subtotal"]) + Amount(order["tax"]) + OptionalAmount(order["shipping"]) - OptionalAmount(order["discount"]);
        if (Amount(total) != sum || sum < 1)
        {
            throw total.NotAllowed($"must be subtotal + tax + shipping - discount, which is {sum}");
        }
    }

    private static long OptionalAmount(Field amount) => amount.Exists ? Amount(amount) : 0;

    private static long Amount(Field amount)
    {
        amount.Object()["offset"].Integer(AmountOffset, AmountOffset);
        return amount["value"].Integer(0, int.MaxValue);
    }

    [GeneratedRegex("^[A-Za-z0-9_.-]+$")]
    private static partial Regex ReferenceNotation();
}

using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Messages.Reading;

/// <summary>What is read and written again is the same JSON: nothing is lost, whether this version knows it or not.</summary>
public sealed class RoundTripTests
{
    [Theory]
    [InlineData("""{"id":"w","type":"text","text":{"body":"Hi","future":{"deep":[1,null]}}}""")]
    [InlineData("""{"id":"w","type":"image","image":{"id":"1","mime_type":"image/png","sha256":"x","caption":"c","url":"u","future":true}}""")]
    [InlineData("""{"id":"w","type":"video","video":{"link":"l"}}""")]
    [InlineData("""{"id":"w","type":"audio","audio":{"id":"1","voice":true}}""")]
    [InlineData("""{"id":"w","type":"document","document":{"filename":"f.pdf"}}""")]
    [InlineData("""{"id":"w","type":"sticker","sticker":{"animated":false}}""")]
    [InlineData("""{"id":"w","type":"location","location":{"latitude":1.5,"longitude":-2,"future":1}}""")]
    [InlineData("""{"id":"w","type":"contacts","contacts":[{"name":{"formatted_name":"A","future":1},"vcard":"v"}]}""")]
    [InlineData("""{"id":"w","type":"reaction","reaction":{"message_id":"m","emoji":""}}""")]
    [InlineData("""{"id":"w","type":"button","button":{"payload":"p","text":"t","future":1}}""")]
    [InlineData("""{"id":"w","type":"template","template":{"name":"n","language":{"code":"en","future":1},"components":[{}]}}""")]
    [InlineData("""{"id":"w","type":"order","order":{"catalog_id":"c","product_items":[{"quantity":2,"item_price":1.5,"currency":"USD","future":1}]}}""")]
    [InlineData("""{"id":"w","type":"system","system":{"type":"a_future_kind","body":"b"},"identity":{"hash":"h","future":1}}""")]
    [InlineData("""{"id":"w","type":"edit","edit":{"original_message_id":"m","message":{"type":"text","text":{"body":"b"}}}}""")]
    [InlineData("""{"id":"w","type":"revoke","revoke":{"original_message_id":"m","future":1}}""")]
    [InlineData("""{"id":"w","type":"request_welcome","request_welcome":{}}""")]
    [InlineData("""{"id":"w","type":"unsupported","unsupported":{"type":"poll"},"errors":[{"code":131051,"title":"t","error_data":{"details":"d","future":1}}]}""")]
    [InlineData("""{"id":"w","type":"interactive","interactive":{"type":"button_reply","button_reply":{"id":"i","title":"t","future":1}}}""")]
    [InlineData("""{"id":"w","type":"interactive","interactive":{"type":"list_reply","list_reply":{"id":"i","title":"t","description":"d"}}}""")]
    [InlineData("""{"id":"w","type":"interactive","interactive":{"type":"nfm_reply","nfm_reply":{"name":"flow","body":"b","response_json":"{\"a\":1}"}}}""")]
    [InlineData("""{"id":"w","type":"interactive","interactive":{"type":"call_permission_reply","call_permission_reply":{"response":"maybe","is_permanent":true,"response_source":"future"}}}""")]
    [InlineData("""{"id":"w","type":"interactive","interactive":{"type":"payment_method","payment_method":{"payment_method":"pix","reference_id":"r","last_four_digits":"1234","credential_id":"c"}}}""")]
    [InlineData("""{"id":"w","type":"interactive","interactive":{"type":"list","body":{"text":"b"},"action":{"button":"x"}}}""")]
    [InlineData("""{"id":"w","type":"interactive","interactive":{"type":"button_reply","button_reply":{"id":"i"},"future":1}}""")]
    [InlineData("""{"id":"w","type":"interactive","interactive":{"type":"future_reply","button_reply":{"id":"i"},"list_reply":{"id":"j"}}}""")]
    [InlineData("""{"id":"w","type":"poll","poll":{"question":"q"}}""")]
    [InlineData("""{"id":"w","type":"text","text":"malformed"}""")]
    [InlineData("""{"id":"w","type":"text","text":{"body":"a"},"image":{"id":"1"}}""")]
    [InlineData("""{"id":"w","type":"text"}""")]
    [InlineData("""{"id":"w","timestamp":"1730092800","from":"1","from_user_id":"2","from_parent_user_id":"3","to":"4","to_user_id":"5","to_parent_user_id":"6","username":"u","group_id":"g"}""")]
    [InlineData("""{"id":"w","context":{"id":"m","forwarded":true,"future":1},"referral":{"source_type":"a_future_source","media_type":"image","future":1},"future":[1]}""")]
    [InlineData("""{"id":"w","kapso":{"direction":"sideways","status":"pondered","processing_status":"done","origin":"mars","has_media":false,"content":"c","flow_response":{"a":1},"message_type_data":{"caption":""},"future":1}}""")]
    [InlineData("""{"id":"w","kapso":{"transcript":{"text":"t","language":"en"},"media_data":{"url":"u","filename":"f","content_type":"c","byte_size":3,"future":1},"statuses":[{"id":"w","status":"odd","type":"message","pricing":{"category":"new","billable":true,"future":1},"errors":[{"code":1}]}]}}""")]
    public void Nothing_is_lost(string json) => Wire.ShouldSurvive(json);

    [Theory]
    [InlineData("1730092800")]
    [InlineData("2024-10-28T05:20:00.123456Z")]
    public void The_time_survives_to_the_microsecond(string time)
    {
        Message message = Wire.Read($$"""{"id":"w","timestamp":"{{time}}"}""");

        Wire.Read(Wire.Write(message)).Timestamp.Should().Be(message.Timestamp);
    }
}

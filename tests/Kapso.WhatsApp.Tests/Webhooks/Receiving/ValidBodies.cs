using System.Text;

namespace Kapso.WhatsApp.Tests.Webhooks.Receiving;

/// <summary>A body of every kind that is delivered, to be spoiled.</summary>
internal static class ValidBodies
{
    private const string Conversation = """
        {"id":"c1","phone_number":"+1555","business_scoped_user_id":"US.1","username":"@ann","contact_name":"Ann","status":"active","last_active_at":"2026-01-02T03:04:05-03:00","created_at":"2026-01-02T03:04:05Z","metadata":{"vip":true},"phone_number_id":"647","kapso":{"contact_name":"Ann","messages_count":3,"last_message_type":"text","last_message_timestamp":1760000000,"last_inbound_at":"2026-01-02T03:04:05Z","last_outbound_at":null},"tags":[]}
        """;

    private const string Media = """{"id":"1","link":"https://l.example","url":"https://u.example","mime_type":"image/png","sha256":"h","caption":"c","filename":"f","voice":true,"animated":false}""";

    private const string Number = "\"messaging_product\":\"whatsapp\",\"metadata\":{\"display_phone_number\":\"15550001111\",\"phone_number_id\":\"647\"}";

    private static readonly string[] Contents =
    [
        """ "type":"text","text":{"body":"Hi \ud83d\ude00 ü","preview_url":true} """,
        $$""" "type":"image","image":{{Media}} """,
        $$""" "type":"video","video":{{Media}} """,
        $$""" "type":"audio","audio":{{Media}} """,
        $$""" "type":"document","document":{{Media}} """,
        $$""" "type":"sticker","sticker":{{Media}} """,
        """ "type":"location","location":{"latitude":1.5,"longitude":-2,"name":"N","address":"A","url":"https://u.example"} """,
        """ "type":"contacts","contacts":[{"name":{"formatted_name":"Ana B"},"phones":[{"phone":"+1 555","type":"CELL","wa_id":"1555"}],"emails":[{"email":"e"}],"urls":[{"url":"u"}],"addresses":[{"city":"C"}],"org":{"company":"K"},"birthday":"1990-01-31"},{}] """,
        """ "type":"reaction","reaction":{"message_id":"wamid.0","emoji":"👍"} """,
        """ "type":"button","button":{"payload":"P","text":"T"} """,
        """ "type":"template","template":{"name":"order","language":{"code":"en_US"},"components":[{"type":"body"}]} """,
        """ "type":"interactive","interactive":{"type":"button_reply","button_reply":{"id":"b","title":"B"}} """,
        """ "type":"interactive","interactive":{"type":"list_reply","list_reply":{"id":"r","title":"R","description":"d"}} """,
        """ "type":"interactive","interactive":{"type":"nfm_reply","nfm_reply":{"name":"flow","body":"Sent","response_json":"{\"a\":1}"}} """,
        """ "type":"interactive","interactive":{"type":"call_permission_reply","call_permission_reply":{"response":"accept","is_permanent":false,"expiration_timestamp":"1760000000","response_source":"user_action"}} """,
        """ "type":"interactive","interactive":{"type":"payment_method","payment_method":{"payment_method":"card","payment_timestamp":1760000000,"reference_id":"r","last_four_digits":"1234","credential_id":"c"}} """,
        """ "type":"interactive","interactive":{"type":"button","body":{"text":"B"},"action":{"buttons":[]}} """,
        """ "type":"order","order":{"catalog_id":"c","text":"T","product_items":[{"product_retailer_id":"p","quantity":2,"item_price":1.50,"currency":"USD"},{"quantity":"3"}]} """,
        """ "type":"system","system":{"body":"B","type":"customer_identity_changed","wa_id":"1","customer":"c","user_id":"US.2","previous_user_id":"US.1","parent_user_id":"US.ENT.2","previous_parent_user_id":"US.ENT.1"},"identity":{"acknowledged":true,"created_timestamp":"1700000000","hash":"h"} """,
        """ "type":"edit","edit":{"original_message_id":"wamid.0","message":{"type":"image","context":{"id":"wamid.X"},"image":{"id":"1"}}} """,
        """ "type":"revoke","revoke":{"original_message_id":"wamid.0"} """,
        """ "type":"request_welcome" """,
        """ "type":"unsupported","unsupported":{"type":"poll"},"errors":[{"code":"131051","title":"T","error_data":{"details":"D"}}] """,
        """ "type":"poll","poll":{"question":"?"},"referral":{"source_url":"https://s.example","source_type":"ad","media_type":"image","welcome_message":{"text":"w"}} """,
    ];

    private static readonly string[] Others =
    [
        $$"""{"conversation":{{Conversation}},"phone_number_id":"647","since_message":{"id":"m1","direction":"inbound","created_at":"2026-01-01T00:00:00Z"},"inactivity":{"minutes":30} }""",
        """{"contact":{"id":"p1","wa_id":null,"profile_name":"Ann","sandbox":false,"created_at":"2026-01-01T00:00:00Z"},"previous":{"business_scoped_user_id":"US.1"},"marketing_preference":{"status":"stopped","occurred_at":"2026-01-01T00:00:00Z","sequence":7},"phone_number_id":"647"}""",
        """{"id":"e1","event":"whatsapp.phone_number.disconnected","occurred_at":"2026-01-01T00:00:00Z","phone_number_id":"647","project":{"id":"p1"},"customer":{"id":"c1","external_id":"crm-1"},"connection_type":"coexistence","source":{"provider":"meta","event":"PARTNER_REMOVED"},"disconnection":{"reason":"R","initiated_by":"SYSTEM"}}""",
        """{"config":{"id":"x"},"project":{"id":"p1","name":"P"},"customer":null,"setup_link":{"id":"l1"}}""",
        """{"id":"e1","event":"whatsapp.account.restricted","occurred_at":1760000000,"business_account_id":"123","phone_numbers":[{"id":"647"}],"restrictions":[{"type":"R","expires_at":"2026-01-01T00:00:00Z"}],"violation":{"type":"V"},"ban":{"state":"DISABLE"},"source":{"provider":"meta"}}""",
        """{"event":"workflow.execution.handoff","occurred_at":"2026-01-01T00:00:00Z","project_id":"p","status":"s","handoff":{"reason":"asked","source":"agent_tool"},"error":{"message":"boom"}}""",
        """{"id":"e1","event":"project.event","name":"order.paid","occurred_at":"2026-01-01T00:00:00Z","project_id":"p","properties":{"total":5}}""",
        """{"id":"e1","event":"kapso_agent.run.failed","created_at":"2026-01-01T00:00:00Z","data":{"run_id":"r1","agent":{"id":"a"},"result":{"type":"message","content":"done"},"pending_approval":{"id":"p"},"error":{"code":"c","message":"m"},"metadata":{"k":"v"},"finished_at":1760000000,"status_url":"https://a.example"}}""",
        """{"message":{"id":"wamid.1","message_type":"text","content":"Hi","direction":"inbound","origin":"cloud_api","status":"received"},"conversation":{"id":"c1"},"whatsapp_config":{"id":"x","phone_number_id":"647"}}""",
        """{"moon":{"phase":"full"}}""",
    ];

    private static readonly string[] Changes =
    [
        $$$"""{"field":"messages","value":{ {{{Number}}},"contacts":[{"profile":{"name":"Bob"},"wa_id":"2"},{"profile":{"name":"Ann"},"user_id":"US.1"}],"messages":[{"id":"wamid.1","from_user_id":"US.1","timestamp":"1760000000","type":"text","text":{"body":"Hi"}}],"statuses":[{"id":"wamid.3","status":"failed","timestamp":"1760000000","recipient_id":"2","conversation":{"id":"c","origin":{"type":"utility"}},"pricing":{"billable":true,"category":"utility"},"errors":[{"code":131026}]}],"errors":[{"code":130429}]}}""",
        $$$"""{"field":"smb_message_echoes","value":{ {{{Number}}},"contacts":[{"wa_id":"2"}],"message_echoes":[{"to":"2","id":"wamid.9","type":"text","text":{"body":"x"}}]}}""",
        $$$"""{"field":"history","value":{ {{{Number}}},"history":[{"metadata":{"phase":0,"progress":55},"threads":[{"id":"2","messages":[{"from":"2","id":"wamid.8","type":"text","text":{"body":"Old"}},{"bad":1}]}],"errors":[{"code":1}]}]}}""",
        $$$"""{"field":"calls","value":{ {{{Number}}},"contacts":[{"wa_id":"2"}],"calls":[{"id":"wacid.1","from":"2","event":"connect","timestamp":"1760000000","session":{"sdp_type":"offer","sdp":"v=0"},"duration":"60"}],"statuses":[{"id":"wacid.1","status":"RINGING","recipient_id":"2"}]}}""",
        $$$"""{"field":"calls","value":{ {{{Number}}},"calls":[{"id":"wacid.2","from_user_id":"US.1","from_parent_user_id":"US.ENT.1","event":"call_recording_available","call_recording":{"type":"audio","audio":{"id":"1","sha256":"h","mime_type":"audio/ogg","url":"https://u.example"}},"deeplink_payload":"d","cta_payload":"c","connection":{"webrtc":{"sdp":"v=0"} } },{"id":"wacid.2","to_parent_user_id":"US.ENT.1","event":"call_transcription_available","call_transcript":{"document":{"id":"2","sha256":"h","mime_type":"application/json","url":"https://u.example"} } }]}}""",
        $$$"""{"field":"messages","value":{ {{{Number}}},"user_actions":[{"action_type":"marketing_messages_link_click","timestamp":"1760000000","marketing_messages_link_click_data":{"click_component":"cta","product_id":"p","click_id":"c","tracking_token":"t"}}]}}""",
        $$$"""{"field":"messages","value":{ {{{Number}}},"statuses":[{"id":"wamid.3","status":"read","timestamp":"1760000000","recipient_id":"2","template_id":"5","pricing":{"billable":true,"category":"marketing_lite","cost":{"amount":0.035,"currency":"USD"} } }]}}""",
        $$$"""{"field":"message_echoes","value":{ {{{Number}}},"contacts":[{"wa_id":"2"}],"message_echoes":[{"to":"2","id":"wamid.9","type":"text","text":{"body":"x"}}]}}""",
        """{"field":"business_username_updates","value":{"display_phone_number":"15550001111","username":"shop","status":"approved"}}""",
        """{"field":"template_correct_category_detection","value":{"message_template_id":5,"message_template_name":"t","message_template_language":"en_US","category":"UTILITY","correct_category":"MARKETING"}}""",
        """{"field":"message_template_status_update","value":{"event":"PAUSED","message_template_id":12345,"message_template_name":"t","reason":null,"disable_info":{"disable_date":1760000000},"other_info":{"title":"T"}}}""",
        """{"field":"account_update","value":{"event":"ACCOUNT_RESTRICTION","restriction_info":[{"restriction_type":"R","expiration":1760000000}],"waba_info":{"waba_id":"1","solution_partner_business_ids":["3"]},"volume_tier_info":{"tier":"1"}}}""",
        $$$"""{"field":"user_preferences","value":{ {{{Number}}},"contacts":[{"wa_id":"1"}],"user_preferences":[{"wa_id":"1","value":"stop","timestamp":1760000000}]}}""",
        """{"field":"flows","value":{"event":"ENDPOINT_ERROR_RATE","flow_id":"5","error_rate":14.5,"errors":[{"error_type":"T","error_rate":"14.5","error_count":3}]}}""",
        $$$"""{"field":"group_participants_update","value":{ {{{Number}}},"groups":[{"timestamp":1760000000,"group_id":"g","added_participants":[{"wa_id":"1"}],"failed_participants":[{"input":"2","errors":[{"code":1}]}],"group_subject":{"text":"S"}}]}}""",
        $$$"""{"field":"standby","value":{ {{{Number}}},"standby":{ "contacts":[{"wa_id":"2"}],"messages":[{"id":"wamid.1","from":"2","timestamp":"1760000000","type":"text","text":{"body":"Hi"}}],"message_echoes":[{"id":"wamid.5","timestamp":"1760000000","message":{"to":"2","type":"text","text":{"body":"x"}},"template":{"a":1},"flow":{"b":1}}],"statuses":[{"id":"wamid.5","status":"sent","recipient_id":"2"}] } }}""",
        """{"field":"messaging_handovers","value":{"recipient":{"phone_number_id":"647","display_phone_number":"1"},"sender":{"phone_number":"2","user_id":"US.1"},"contacts":[{"wa_id":"2"}],"timestamp":"1760000000","type":"control_passed","control_passed":{"previous_owner_role":"ai_agent","new_owner_role":"escalation","previous_owner_app_id":"1","previous_owner_app_role":"r","new_owner_app_id":"2","metadata":"{\"reason\":\"R\"}","conversation_context":{"type":"summary","summary":{"text":"S"}}}}}""",
        """{"field":"moon","value":7}""",
    ];

    public static byte[][] All { get; } =
    [
        .. Contents.Select(content => Utf8(Received(content))),
        .. Others.Select(Utf8),
        .. Changes.Select(change => Utf8(Meta(change))),
        Utf8(Meta(string.Join(',', Changes))),
        Utf8($$$"""{"type":"whatsapp.message.received","batch":true,"data":[{{{string.Join(',', Contents.Take(3).Select(Received))}}}],"batch_info":{"size":3,"window_ms":5000,"first_sequence":7,"conversation_id":"c1"}}"""),
        Utf8($$"""{"event":"whatsapp.message.failed","data":{{Received(Contents[0])}} }"""),
    ];

    private static string Received(string content) => $$$"""
        {"message":{"id":"wamid.1","timestamp":"1760000000","from":"1555","from_user_id":"US.1","context":{"id":"wamid.0","from":"1","forwarded":true,"referred_product":{"catalog_id":"c"}},{{{content}}},"kapso":{"direction":"inbound","status":"received","origin":"cloud_api","phone_number_id":"648","has_media":false,"content":"Hi","transcript":{"text":"x"},"media_data":{"url":"u","byte_size":5},"message_type_data":{"a":1},"flow_response":{"b":2},"statuses":[{"id":"wamid.1","status":"failed","timestamp":"1760000000","errors":[{"code":131026,"error_data":{"details":"d"}}]}]}},"conversation":{{{Conversation}}},"is_new_conversation":true,"phone_number_id":"647"}
        """;

    private static string Meta(string changes) => $$$"""{"object":"whatsapp_business_account","entry":[{"id":"123","time":1739321024,"changes":[{{{changes}}}]},{"id":4}]}""";

    private static byte[] Utf8(string body) => Encoding.UTF8.GetBytes(body);
}

using System.Net;
using Kapso.WhatsApp.PhoneNumbers;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.PhoneNumbers;

public sealed class MetaNumberWireTests
{
    private const string Done = """{"success":true}""";
    private const string AllFields =
        "id%2Cverified_name%2Cdisplay_phone_number%2Cquality_rating%2Ccode_verification_status%2Cis_official_business_account%2Cname_status%2Cnew_name_status%2Cplatform_type%2Cthroughput%2Caccount_mode%2Ccertificate%2Cmessaging_limit_tier";

    private const string Full = """
        {"id":"647","verified_name":"Acme","display_phone_number":"+1 555","quality_rating":"NA","code_verification_status":"VERIFIED","is_official_business_account":true,"name_status":"APPROVED",
        "new_name_status":"NONE","platform_type":"CLOUD_API","throughput":{"level":"HIGH"},"account_mode":"LIVE","certificate":"c","messaging_limit_tier":"TIER_1K","search_visibility":"VISIBLE"}
        """;

    [Fact]
    public async Task One_number_is_read_with_all_that_is_known()
    {
        (MetaPhoneNumber number, SeenRequest request) = await Exchange.Make(Full, kapso => kapso.PhoneNumbers.GetFromMetaAsync("647"));

        request.ShouldBe("GET", $"{Exchange.WhatsApp}647?fields={AllFields}");
        number.Should().BeEquivalentTo(new
        {
            Id = "647",
            VerifiedName = "Acme",
            DisplayPhoneNumber = "+1 555",
            QualityRating = QualityRating.NotAvailable,
            CodeVerificationStatus = "VERIFIED",
            IsOfficialBusinessAccount = true,
            NameStatus = "APPROVED",
            NewNameStatus = "NONE",
            PlatformType = "CLOUD_API",
            AccountMode = AccountMode.Live,
            Certificate = "c",
            MessagingLimitTier = "TIER_1K",
        });
        number.Throughput!.Level.Should().Be("HIGH");
        number.AdditionalData.Should().ContainKey("search_visibility");
    }

    [Fact]
    public async Task The_numbers_of_an_account_are_read_page_by_page()
    {
        using KapsoUnderTest kapso = new(
            ScriptedTransport.Answer(HttpStatusCode.OK, $$$"""{"data":[{{{Full}}}],"paging":{"cursors":{"before":"a","after":"b"},"next":"https://graph.facebook.com/x"} }"""),
            ScriptedTransport.Answer(HttpStatusCode.OK, """{"data":[]}"""));

        List<MetaPhoneNumber> numbers = [];
        await foreach (MetaPhoneNumber number in kapso.Client.PhoneNumbers.List("123", new MetaPhoneNumberFilter { Fields = [PhoneNumberField.Id, PhoneNumberField.Throughput] }))
        {
            numbers.Add(number);
        }

        numbers.Should().ContainSingle();
        kapso.Transport.Requests.First().ShouldBe("GET", Exchange.WhatsApp + "123/phone_numbers?fields=id%2Cthroughput");
        kapso.Transport.Requests.Last().ShouldBe("GET", Exchange.WhatsApp + "123/phone_numbers?fields=id%2Cthroughput&after=b");
    }

    [Fact]
    public async Task Registration_and_its_steps_are_sent()
    {
        (await Exchange.Make(Done, kapso => kapso.PhoneNumbers.SetPinAsync("647", "123456"))).ShouldBe("POST", Exchange.WhatsApp + "647", """{"pin":"123456"}""");
        (await Exchange.Make(Done, kapso => kapso.PhoneNumbers.RequestCodeAsync("647", VerificationMethod.Sms))).ShouldBe("POST", Exchange.WhatsApp + "647/request_code", """{"code_method":"SMS","language":"en_US"}""");
        (await Exchange.Make(Done, kapso => kapso.PhoneNumbers.RequestCodeAsync("647", VerificationMethod.Voice, "pt_BR"))).ShouldBe("POST", Exchange.WhatsApp + "647/request_code", """{"code_method":"VOICE","language":"pt_BR"}""");
        (await Exchange.Make("""{"success":true,"id":"647"}""", kapso => kapso.PhoneNumbers.VerifyCodeAsync("647", "123-456"))).ShouldBe("POST", Exchange.WhatsApp + "647/verify_code", """{"code":"123456"}""");
        (await Exchange.Make(Done, kapso => kapso.PhoneNumbers.RegisterAsync("647", "123456"))).ShouldBe("POST", Exchange.WhatsApp + "647/register", """{"pin":"123456","messaging_product":"whatsapp"}""");
        (await Exchange.Make(Done, kapso => kapso.PhoneNumbers.RegisterAsync("647", "123456", "DE"))).ShouldBe(
            "POST", Exchange.WhatsApp + "647/register", """{"pin":"123456","messaging_product":"whatsapp","data_localization_region":"DE"}""");
        (await Exchange.Make(Done, kapso => kapso.PhoneNumbers.DeregisterAsync("647"))).ShouldBe("POST", Exchange.WhatsApp + "647/deregister");
    }

    [Theory]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("12345a")]
    [InlineData("")]
    [InlineData("123456\n")]
    public async Task A_pin_is_six_digits_and_never_shown(string pin)
    {
        foreach (IReadOnlyList<ValidationProblem> problems in new[]
        {
            await Exchange.Refused(kapso => kapso.PhoneNumbers.SetPinAsync("647", pin)),
            await Exchange.Refused(kapso => kapso.PhoneNumbers.RegisterAsync("647", pin)),
        })
        {
            problems.Should().ContainSingle(problem => problem.Path == "pin");
            problems.Single().ToString().Should().NotContain("12345");
        }
    }

    [Fact]
    public async Task Codes_languages_and_regions_are_checked()
    {
        (await Exchange.Refused(kapso => kapso.PhoneNumbers.VerifyCodeAsync("647", "12-34"))).ShouldBe("code: code");
        (await Exchange.Refused(kapso => kapso.PhoneNumbers.RequestCodeAsync("647", VerificationMethod.Sms, "english"))).ShouldBe("language: pattern");
        (await Exchange.Refused(kapso => kapso.PhoneNumbers.RegisterAsync("647", "123456", "Germany"))).ShouldBe("dataLocalizationRegion: pattern");
    }

    [Fact]
    public async Task A_refusal_of_success_is_none()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.OK, """{"success":false}"""));

        await kapso.Client.PhoneNumbers.Awaiting(numbers => numbers.SetPinAsync("647", "123456")).Should().ThrowAsync<KapsoSerializationException>();
    }

    [Fact]
    public async Task Settings_are_read_in_full()
    {
        (PhoneNumberSettings settings, SeenRequest request) = await Exchange.Make(
            """
            {"calling":{"status":"ENABLED","call_icon_visibility":"DEFAULT","ip_addresses":{"default":["157.240.0.1"]},"callback_permission_status":"disabled","srtp_key_exchange_protocol":"SDES",
              "call_hours":{"status":"enabled","timezone_id":"America/Sao_Paulo","weekly_operating_hours":[{"day_of_week":"MONDAY","open_time":"0900","close_time":"1800"}],
                "holiday_schedule":[{"date":"2026-12-24","start_time":"0900","end_time":"1200"}]},
              "call_icons":{"restrict_to_user_countries":["BR"]},"sip":{"status":"enabled","servers":[{"app_id":"9","hostname":"sip.example","port":5061,"sip_user_password":"secret"},{"app_id":"8","hostname":"b","password":"other"}]},
              "video":{"status":"enabled"},"audio":{"status":"disabled"},"restrictions":{"restrictions":[{"type":"x","expiration":1760000000}]},"new":1},
             "payload_encryption":{"status":"enabled","client_encryption_key_fingerprint":"f","cloud_encryption_key":"k"},
             "storage_configuration":{"status":"in_country_storage_enabled","data_localization_region":"BR"},"user_identity_change":{"enabled":true},"fallback_language":"en","other":{} }
            """,
            kapso => kapso.PhoneNumbers.GetSettingsAsync("647", includeSipCredentials: true));

        request.ShouldBe("GET", Exchange.WhatsApp + "647/settings?include_sip_credentials=true");
        CallingSettings calling = settings.Calling!;
        calling.Status!.Value.IsEnabled.Should().BeTrue();
        calling.CallIconVisibility.Should().Be(CallIconVisibility.Default);
        calling.IpAddresses!.Default.Should().Equal("157.240.0.1");
        calling.SrtpKeyExchange.Should().Be(new SrtpKeyExchange("SDES"));
        calling.CallHours!.WeeklyOperatingHours!.Single().Should().BeEquivalentTo(new { DayOfWeek = Weekday.Monday, OpenTime = "0900", CloseTime = "1800" });
        calling.CallHours.HolidaySchedule!.Single().Date.Should().Be("2026-12-24");
        calling.CallIcons!.RestrictToUserCountries.Should().Equal("BR");
        calling.Sip!.Servers!.Select(server => server.EffectivePassword).Should().Equal("secret", "other");
        calling.Sip.Servers![0].ToString().Should().NotContain("secret");
        calling.Video!.Status.Should().Be(SettingStatus.Enabled);
        calling.Audio!.Status.Should().Be(SettingStatus.Disabled);
        calling.Restrictions!.Restrictions.Single().Expiration.Should().Be(DateTimeOffset.FromUnixTimeSeconds(1760000000));
        calling.AdditionalData.Should().ContainKey("new");
        settings.PayloadEncryption!.CloudEncryptionKey.Should().Be("k");
        settings.StorageConfiguration.Should().BeEquivalentTo(new { Status = StorageStatus.InCountry, DataLocalizationRegion = "BR" });
        settings.UserIdentityChange!.Enabled.Should().BeTrue();
        settings.FallbackLanguage.Should().Be("en");
        settings.AdditionalData.Should().ContainKey("other");
    }

    [Fact]
    public async Task Settings_are_read_in_the_words_of_the_guide_too()
    {
        (PhoneNumberSettings settings, _) = await Exchange.Make(
            """
            {"calling":{"status":"ENABLED","audio":{"additional_codecs":["PCMA",null]},"sip":{"status":"DISABLED","webhook_delivery":"ENABLED","servers":[]},
              "voicemail":{"status":"ENABLED","triggers":["REJECT","LATER"],"audio":{"default":{"announcement_media_id":123,"timeout_seconds":20,"x":1}},"y":2},
              "call_hours":{"status":"DISABLED","weekly_operating_hours":[{"day_of_week":"MONDAY","open_time":"04:00","close_time":"0900"}]},
              "restrictions":{"restrictions_list":[{"type":"RESTRICTED_USER_INITIATED_CALLING","reason":"r","expiration":null}]}},
             "storage_configuration":{"status":"IN_COUNTRY_STORAGE_ENABLED"},"user_identity_change":{"enable_identity_key_check":true}}
            """,
            kapso => kapso.PhoneNumbers.GetSettingsAsync("647"));
        (PhoneNumberSettings other, _) = await Exchange.Make(
            """{"calling":{"voicemail":null,"restrictions":{"restriction_list":[{"type":"a"}]}},"storage_configuration":{"status":"IN_COUNTRY_STORAGE_DISABLED"},"user_identity_change":{"enabled":false,"enable_identity_key_check":true}}""",
            kapso => kapso.PhoneNumbers.GetSettingsAsync("647"));

        VoicemailSettings voicemail = settings.Calling!.Voicemail!;
        voicemail.Should().BeEquivalentTo(new { Triggers = new[] { VoicemailTrigger.Reject, new VoicemailTrigger("LATER") }, Audio = new { Default = new { MediaId = "123", Timeout = TimeSpan.FromSeconds(20) } } });
        (voicemail.Status!.Value.IsEnabled, voicemail.AdditionalData.ContainsKey("y"), voicemail.Audio!.Default!.AdditionalData.ContainsKey("x")).Should().Be((true, true, true));
        settings.Calling.Audio!.AdditionalCodecs.Should().Equal("PCMA");
        settings.Calling.Sip!.WebhookDelivery!.Value.IsEnabled.Should().BeTrue();
        settings.Calling.CallHours!.WeeklyOperatingHours!.Single().OpenTime.Should().Be("04:00");
        settings.Calling.Restrictions!.Restrictions.Single().Type.Should().Be("RESTRICTED_USER_INITIATED_CALLING");
        (settings.StorageConfiguration!.Status!.Value.IsInCountry, other.StorageConfiguration!.Status!.Value.IsInCountry).Should().Be((true, false));
        (settings.UserIdentityChange!.Enabled, other.UserIdentityChange!.Enabled).Should().Be((true, false));
        (other.Calling!.Voicemail, other.Calling.Restrictions!.Restrictions.Single().Type).Should().Be((null, "a"));
    }

    [Fact]
    public async Task A_voicemail_is_set_up()
    {
        VoicemailSettings voicemail = new()
        {
            Status = SettingStatus.Enabled,
            Triggers = [VoicemailTrigger.Reject, VoicemailTrigger.Timeout],
            Audio = new VoicemailAudio { Default = new VoicemailAnnouncement { MediaId = "123", Timeout = TimeSpan.FromSeconds(20) } },
        };
        (await Exchange.Make(Done, kapso => kapso.PhoneNumbers.UpdateSettingsAsync("647", Of(voicemail)))).ShouldBe(
            "POST", Exchange.WhatsApp + "647/settings",
            """{"calling":{"status":"enabled","voicemail":{"status":"enabled","triggers":["REJECT","TIMEOUT"],"audio":{"default":{"announcement_media_id":"123","timeout_seconds":20}}}}}""");

        (await Refused(Of(new VoicemailSettings { Status = SettingStatus.Enabled }))).ShouldBe("update.calling.voicemail.triggers: min-count", "update.calling.voicemail.audio.default.mediaId: required");
        (await Refused(Of(voicemail with { Audio = new() { Default = new() { MediaId = "1" } } }))).ShouldBe("update.calling.voicemail.audio.default.timeout: required");
        (await Refused(Of(voicemail with { Audio = new() { Default = new() { MediaId = "1", Timeout = TimeSpan.FromSeconds(31) } } }))).ShouldBe("update.calling.voicemail.audio.default.timeout: range");
        (await Refused(Of(voicemail, new CallHours { Status = SettingStatus.Enabled }))).ShouldBe("update.calling.voicemail: call-hours");
        OperatingHours monday = new() { DayOfWeek = Weekday.Monday, OpenTime = "0900", CloseTime = "1000" };
        HolidayHours[] holidays = [.. Enumerable.Range(1, 21).Select(day => new HolidayHours { Date = $"2026-12-{day:00}", StartTime = "0900", EndTime = "1000" })];
        (await Refused(Of(null, new CallHours { WeeklyOperatingHours = [monday, monday, monday], HolidaySchedule = holidays })))
            .ShouldBe("update.calling.callHours.weeklyOperatingHours: max-count", "update.calling.callHours.holidaySchedule: max-count");

        static Task<IReadOnlyList<ValidationProblem>> Refused(PhoneNumberSettingsUpdate update) => Exchange.Refused(kapso => kapso.PhoneNumbers.UpdateSettingsAsync("647", update));

        static PhoneNumberSettingsUpdate Of(VoicemailSettings? voicemail, CallHours? hours = null) =>
            new() { Calling = new CallingSettingsUpdate { Status = SettingStatus.Enabled, CallHours = hours, Voicemail = voicemail } };
    }

    [Fact]
    public async Task Credentials_are_only_told_when_asked_for() =>
        (await Exchange.Make("""{"calling":{"status":"disabled"},"storage_configuration":{"status":"default"}}""", kapso => kapso.PhoneNumbers.GetSettingsAsync("647")))
            .Request.ShouldBe("GET", Exchange.WhatsApp + "647/settings");

    [Fact]
    public async Task Settings_are_written_one_at_a_time()
    {
        await Sends(
            new PhoneNumberSettingsUpdate
            {
                Calling = new CallingSettingsUpdate
                {
                    Status = SettingStatus.Enabled,
                    CallIconVisibility = CallIconVisibility.Visible,
                    CallHours = new CallHours
                    {
                        Status = SettingStatus.Enabled,
                        TimezoneId = "Europe/Berlin",
                        WeeklyOperatingHours = [new OperatingHours { DayOfWeek = Weekday.Friday, OpenTime = "0900", CloseTime = "1530" }],
                        HolidaySchedule = [new HolidayHours { Date = "2026-12-24", StartTime = "0900", EndTime = "1200" }],
                    },
                    CallbackPermissionStatus = SettingStatus.Disabled,
                    Sip = new SipSettings
                    {
                        Status = SettingStatus.Enabled,
                        Servers = [new SipServer { Hostname = "sip.example", Port = 5061, RequestUriUserParams = new Dictionary<string, string> { ["tenant"] = "7" } }],
                    },
                    SrtpKeyExchange = SrtpKeyExchange.Dtls,
                    Video = new CallMediaSetting { Status = SettingStatus.Enabled },
                },
            },
            """{"calling":{"status":"enabled","call_icon_visibility":"visible","call_hours":{"status":"enabled","timezone_id":"Europe/Berlin","weekly_operating_hours":[{"day_of_week":"FRIDAY","open_time":"0900","close_time":"1530"}],"holiday_schedule":[{"date":"2026-12-24","start_time":"0900","end_time":"1200"}]},"callback_permission_status":"disabled","sip":{"status":"enabled","servers":[{"hostname":"sip.example","port":5061,"request_uri_user_params":{"tenant":"7"}}]},"srtp_key_exchange_protocol":"DTLS-SRTP","video":{"status":"enabled"}}}""");
        await Sends(
            new PhoneNumberSettingsUpdate { PayloadEncryption = new PayloadEncryptionUpdate { Status = SettingStatus.Enabled, ClientEncryptionKey = "a2V5" } },
            """{"payload_encryption":{"status":"enabled","client_encryption_key":"a2V5"}}""");
        await Sends(
            new PhoneNumberSettingsUpdate { StorageConfiguration = new StorageConfigurationUpdate { Enabled = true, DataLocalizationRegion = "us" } }, """{"storage_configuration":{"enabled":true,"region":"us"}}""");
        await Sends(new PhoneNumberSettingsUpdate { UserIdentityChange = new UserIdentityChange { Enabled = false } }, """{"user_identity_change":{"enabled":false}}""");
        await Sends(new PhoneNumberSettingsUpdate { FallbackLanguage = "en" }, """{"fallback_language":"en"}""");

        static async Task Sends(PhoneNumberSettingsUpdate update, string body) =>
            (await Exchange.Make(Done, kapso => kapso.PhoneNumbers.UpdateSettingsAsync("647", update))).ShouldBe("POST", Exchange.WhatsApp + "647/settings", body);
    }

    [Fact]
    public async Task Settings_that_cannot_be_are_refused()
    {
        (await Refused(new PhoneNumberSettingsUpdate())).ShouldBe("update: exactly-one");
        (await Refused(new PhoneNumberSettingsUpdate { FallbackLanguage = "en", UserIdentityChange = new UserIdentityChange { Enabled = true } })).ShouldBe("update: exactly-one");
        (await Refused(new PhoneNumberSettingsUpdate { PayloadEncryption = new PayloadEncryptionUpdate { Status = SettingStatus.Enabled } })).ShouldBe("update.payloadEncryption.clientEncryptionKey: required");
        (await Refused(new PhoneNumberSettingsUpdate
        {
            Calling = new CallingSettingsUpdate
            {
                Status = SettingStatus.Enabled,
                CallHours = new CallHours
                {
                    WeeklyOperatingHours = [new OperatingHours { DayOfWeek = Weekday.Monday, OpenTime = "9:00", CloseTime = "1800" }, new OperatingHours { DayOfWeek = Weekday.Monday, OpenTime = "1800", CloseTime = "0900" }],
                    HolidaySchedule = [new HolidayHours { Date = "24.12.2026", StartTime = "0000", EndTime = "2400" }],
                },
                Sip = new SipSettings { Servers = [new SipServer { Hostname = " ", Port = 0 }] },
            },
        })).ShouldBe(
            "update.calling.callHours.weeklyOperatingHours[0].openTime: pattern",
            "update.calling.callHours.weeklyOperatingHours[1].closeTime: order",
            "update.calling.callHours.holidaySchedule[0].date: pattern",
            "update.calling.callHours.holidaySchedule[0].endTime: pattern",
            "update.calling.sip.servers[0].hostname: required",
            "update.calling.sip.servers[0].port: range");

        static Task<IReadOnlyList<ValidationProblem>> Refused(PhoneNumberSettingsUpdate update) => Exchange.Refused(kapso => kapso.PhoneNumbers.UpdateSettingsAsync("647", update));
    }
}

using Kapso.WhatsApp.Flows;

namespace Kapso.WhatsApp.Tests.Flows.Json;

/// <summary>What builders make is what is written by hand.</summary>
public sealed class FlowBuilderTests
{
    [Fact]
    public void A_static_form_is_the_one_written_by_hand() =>
        FlowDefinition.Static()
            .Screen("SIGN_UP", "Sign up", s => s
                .Heading("Welcome")
                .Body(FlowText.FromLines("Tell us **who** you are.", "It takes a minute."), markdown: true)
                .TextInput("first_name", "First name", required: true)
                .TextInput("email", "Email", FlowInputType.Email, required: true, helperText: "We send no more than one a month.")
                .DatePicker("birthday", "Birthday", minDate: "1920-01-01", maxDate: "2010-12-31")
                .RadioButtons("plan", "Plan", [new() { Id = "free", Title = "Free" }, new() { Id = "pro", Title = "Pro", Description = "With everything" }], required: true)
                .If("${form.plan} == 'pro'", then => then.TextInput("company", "Company"))
                .OptIn("terms", "I agree to the terms", required: true, url: "https://acme.example/terms")
                .Sensitive("email")
                .Complete("Done", p => p.FromForm("first_name", "birthday", "plan", "terms").Value("source", "whatsapp")))
            .Build().ToJson().ShouldBeJson(FlowFixtures.SignUp);

    [Fact]
    public void A_dynamic_form_is_the_one_written_by_hand() =>
        FlowDefinition.Dynamic()
            .Screen("DATE", "Choose a date", s => s
                .Data("min_date", "2026-01-01")
                .Data("days_off", new FlowDataSchema { Type = FlowDataType.Array, Items = new() { Type = FlowDataType.String }, Example = FlowJson.Parse("[\"2026-01-06\"]") })
                .Add(new DatePickerComponent { Name = "date", Label = "Date", Required = true, MinDate = FlowExpression.Data("min_date"), UnavailableDates = FlowExpression.Data("days_off") })
                .DataExchange("Show times", p => p.FromForm("date")))
            .Screen("SLOT", "Choose a time", s => s
                .OptionsData("slots", new() { Id = "0900", Title = "9:00" }, new() { Id = "1000", Title = "10:00" })
                .Data("price", 20)
                .Data("has_slots", true)
                .RefreshOnBack()
                .Body(FlowExpression.Calculate("'It costs ' ${data.price} ' euros.'"))
                .Add(new DropdownComponent { Name = "slot", Label = "Time", Required = true, Visible = FlowExpression.Data("has_slots"), DataSource = FlowExpression.Data("slots") })
                .Complete("Book", p => p.FromScreen("DATE", "date").FromForm("slot").FromData("price")))
            .Route("DATE", "SLOT")
            .Build().ToJson().ShouldBeJson(FlowFixtures.Booking);

    [Fact]
    public void Lists_calendars_and_cases_are_what_is_written_by_hand() =>
        FlowDefinition.Static()
            .Screen("MENU", "Menu", s => s.NavigationList(
                "menu",
                [new() { Id = "book", MainContent = new() { Title = "Book" } }],
                new NavigateAction { Next = new() { Name = "STAY" } },
                "What can we do?"))
            .Screen("STAY", "Your stay", s => s
                .Carousel(new FlowImage { Src = "aW1h", AltText = "A room" })
                .Form("stay_form", form => form
                    .Calendar("stay", FlowRange.Create<string>("Arrival", "Departure"), FlowRange.Create<bool>(true, true), minDate: "2026-01-01")
                    .Calendar("birthday", "Birthday")
                    .RadioButtons("pet", "Pet", [new() { Id = "cat", Title = "Cat" }, new() { Id = "dog", Title = "Dog" }]),
                    FlowJson.Parse("""{"pet":"cat"}"""),
                    FlowJson.Parse("""{"pet":"No dogs"}"""))
                .Switch(FlowExpression.Form("pet"), cases => cases
                    .Case("cat", cat => cat.Body("Cats stay for free."))
                    .Case("dog", dog => dog.Body("Dogs pay.")))
                .Complete("Book", p => p.FromForm("stay", "pet")))
            .Build().ToJson().ShouldBeJson("""
                {
                  "version": "7.3",
                  "screens": [
                    {
                      "id": "MENU", "title": "Menu", "layout": { "type": "SingleColumnLayout", "children": [
                        { "type": "NavigationList", "name": "menu", "label": "What can we do?", "list-items": [{ "id": "book", "main-content": { "title": "Book" } }],
                          "on-click-action": { "name": "navigate", "next": { "type": "screen", "name": "STAY" }, "payload": {} } }
                      ] }
                    },
                    {
                      "id": "STAY", "title": "Your stay", "terminal": true, "layout": { "type": "SingleColumnLayout", "children": [
                        { "type": "ImageCarousel", "images": [{ "src": "aW1h", "alt-text": "A room" }] },
                        { "type": "Form", "name": "stay_form", "init-values": { "pet": "cat" }, "error-messages": { "pet": "No dogs" }, "children": [
                          { "type": "CalendarPicker", "name": "stay", "label": { "start-date": "Arrival", "end-date": "Departure" }, "mode": "range",
                            "required": { "start-date": true, "end-date": true }, "min-date": "2026-01-01" },
                          { "type": "CalendarPicker", "name": "birthday", "label": "Birthday" },
                          { "type": "RadioButtonsGroup", "name": "pet", "label": "Pet", "data-source": [{ "id": "cat", "title": "Cat" }, { "id": "dog", "title": "Dog" }] }
                        ] },
                        { "type": "Switch", "value": "${form.pet}", "cases": {
                          "cat": [{ "type": "TextBody", "text": "Cats stay for free." }],
                          "dog": [{ "type": "TextBody", "text": "Dogs pay." }]
                        } },
                        { "type": "Footer", "label": "Book", "on-click-action": { "name": "complete", "payload": { "stay": "${form.stay}", "pet": "${form.pet}" } } }
                      ] }
                    }
                  ]
                }
                """);

    [Fact]
    public void Ways_that_screens_go_need_no_mention()
    {
        FlowDefinition flow = FlowDefinition.Dynamic()
            .Screen("A", "A", s => s.Link("Read", "https://acme.example").Navigate("On", "B", p => p.Value("name", "Ann")))
            .Screen("B", "B", s => s.Data("name", "Ann").DataExchange("On"))
            .Screen("C", "C", s => s.Complete("Done"))
            .Route("B", "C")
            .Build();

        flow.RoutingModel!["A"].Should().Equal("B");
        flow.RoutingModel["B"].Should().Equal("C");
        flow.RoutingModel["C"].Should().BeEmpty();
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        FlowDefinitionBuilder flow = FlowDefinition.Static().Screen("A1", "A", s => s.Heading("").Complete("Done", p => p.FromForm("nobody")));

        flow.Invoking(it => it.Build()).Should().Throw<KapsoValidationException>().Which.Problems.Select(problem => $"{problem.Path}: {problem.Rule}").Should().BeEquivalentTo(
            "screens[0].id: PATTERN_MISMATCH",
            "screens[0].layout.children[0].text: MIN_CHARS_REQUIRED",
            "screens[0].layout.children[1].on-click-action.payload.nobody: INVALID_ON_CLICK_ACTION_PAYLOAD");
    }
}

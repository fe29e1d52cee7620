using Kapso.DriftWatch;

namespace Kapso.WhatsApp.Tests.Drift;

/// <summary>What is new, missing or changed in documents of the API is found, and nothing else.</summary>
public sealed class DriftTests
{
    private const string Customers = """
        openapi: 3.1.0
        servers: [{ url: "https://api.kapso.ai/platform/v1" }]
        paths:
          /customers/{id}:
            parameters:
              - $ref: "#/components/parameters/Verbose"
            patch:
              operationId: updateCustomer
              requestBody:
                content:
                  application/json:
                    schema:
                      type: object
                      properties:
                        customer: { $ref: "#/components/schemas/CustomerUpdate" }
              responses:
                "200":
                  content:
                    application/json:
                      schema:
                        properties:
                          data: { $ref: "#/components/schemas/Customer" }
          /api_logs:
            get:
              operationId: listApiLogs
              parameters:
                - { name: endpoint, in: query }
                - { name: status_code, in: query }
                - { name: errors_only, in: query }
                - { name: period, in: query, schema: { enum: [24h, 7d, 30d] } }
                - { name: limit, in: query }
                - { name: before, in: query }
                - { name: after, in: query }
              responses:
                "200":
                  content:
                    application/json:
                      schema:
                        properties:
                          data:
                            type: array
                            items:
                              properties: { id: {}, endpoint: {}, http_method: {}, response_status: {}, response_time_ms: {}, ip_address: {}, error_message: {}, created_at: {}, api_key_id: {}, api_key_name: {} }
          /whatsapp/portfolios/{portfolio}/funding/revoke:
            post:
              operationId: revokeWhatsappPortfolioFunding
              parameters:
                - { name: Idempotency-Key, in: header }
              responses:
                "202":
                  content:
                    application/json:
                      schema:
                        properties:
                          data:
                            properties:
                              operation_id: {}
                              business_portfolio_id: {}
                              status: { type: [string, "null"], enum: [queued, running, succeeded, failed, superseded] }
                              requested_at: {}
                              message: {}
        components:
          parameters:
            Verbose: { name: verbose, in: query }
          schemas:
            Named:
              properties: { name: {} }
            CustomerUpdate:
              allOf: [{ $ref: "#/components/schemas/Named" }]
              properties: { external_customer_id: {} }
            Customer:
              allOf: [{ $ref: "#/components/schemas/Named" }]
              properties:
                id: {}
                external_customer_id: {}
                created_at: {}
                updated_at: {}
                parent: { $ref: "#/components/schemas/Customer" }
        """;

    [Fact]
    public void What_is_described_as_it_is_implemented_is_no_drift() =>
        LinesAbout(Customers).Should().Equal(
            "new parameter updateCustomer: verbose",
            "new member updateCustomer response: parent");

    [Fact]
    public void Json_is_read_like_yaml()
    {
        ApiOperation operation = Read("""
            {"openapi":"3.0.0","servers":[{"url":"https://api.kapso.ai/platform/v1/"}],"paths":{"/customers":{"get":{"operationId":"listCustomers","parameters":[{"name":"page","in":"query"},{"name":"X","in":"cookie"}],
            "responses":{"204":{},"200":{"content":{"application/json":{"schema":{"properties":{"data":{"items":{"properties":{"kind":{"enum":["a",null,"b"]}}}}}}}}}}}}}}
            """).Should().ContainSingle().Subject;

        (operation.Id, operation.Method, operation.Path).Should().Be(("listCustomers", "GET", "/platform/v*/customers"));
        operation.Parameters.Should().Equal("page");
        operation.Response!.Should().ContainKey("kind").WhoseValue.Should().Equal("a", "b");
    }

    [Fact]
    public void A_new_operation_a_changed_path_and_a_missing_operation_are_found()
    {
        string changed = Customers.Replace("/api_logs:", "/logs/api:", StringComparison.Ordinal).Replace("operationId: revokeWhatsappPortfolioFunding", "operationId: revokeEverything", StringComparison.Ordinal);

        LinesAbout(changed).Should().Contain(
            "changed operation listApiLogs: GET /platform/v*/logs/api, implemented as GET /platform/v*/api_logs",
            "new operation revokeEverything: POST /platform/v*/whatsapp/portfolios/{}/funding/revoke");
        All(changed).Should().Contain("missing operation revokeWhatsappPortfolioFunding: POST /platform/v*/whatsapp/portfolios/{}/funding/revoke");
    }

    [Fact]
    public void New_and_missing_parameters_are_found() =>
        LinesAbout(Customers.Replace("name: status_code", "name: status_family", StringComparison.Ordinal).Replace("name: Idempotency-Key", "name: Request-Key", StringComparison.Ordinal)).Should().Contain(
            "new parameter listApiLogs: status_family",
            "missing parameter listApiLogs: status_code",
            "new parameter revokeWhatsappPortfolioFunding: Request-Key");

    [Fact]
    public void New_and_missing_members_and_values_are_found() =>
        LinesAbout(Customers
            .Replace("ip_address: {}", "region: {}", StringComparison.Ordinal)
            .Replace("properties: { external_customer_id: {} }", "properties: { notes: {} }", StringComparison.Ordinal)
            .Replace("superseded]", "paused]", StringComparison.Ordinal)).Should().Contain(
            "new member listApiLogs response: region",
            "missing member listApiLogs response: ip_address",
            "new member updateCustomer request: notes",
            "missing member updateCustomer request: external_customer_id",
            "new value revokeWhatsappPortfolioFunding response: status paused",
            "missing value revokeWhatsappPortfolioFunding response: status superseded");

    [Fact]
    public void A_list_of_values_for_a_member_that_is_any_text_is_found() =>
        LinesAbout(Customers.Replace("endpoint: {},", "endpoint: { enum: [sms, email] },", StringComparison.Ordinal)).Should().Contain("new values listApiLogs response: endpoint email, sms");

    [Fact]
    public void A_body_where_none_is_described_is_found() =>
        LinesAbout(Customers.Replace("requestBody:", "x-requestBody:", StringComparison.Ordinal)).Should().Contain("missing request updateCustomer");

    [Fact]
    public void What_is_written_by_hand_is_not_compared() =>
        LinesAbout("""
            servers: [{ url: "https://api.kapso.ai/meta/whatsapp/v25.0" }]
            paths:
              /{phone_number_id}/messages:
                post:
                  operationId: sendMessage
                  requestBody: { content: { application/json: { schema: { properties: { a: {}, b: {} } } } } }
                  responses: {}
            """).Should().BeEmpty("and the version of the Graph API does not matter");

    [Theory]
    [InlineData("a: [", "is neither YAML nor JSON")]
    [InlineData("hello", "has no paths")]
    [InlineData("", "has no paths")]
    [InlineData("paths: []", "has no paths")]
    public void What_is_no_document_is_refused(string text, string problem) =>
        FluentActions.Invoking(() => Read(text)).Should().Throw<InvalidDataException>().WithMessage($"*{problem}*");

    [Theory]
    [InlineData("paths: { /a: null, /b: 7, /c: { get: null, post: { responses: [] } } }")]
    [InlineData("""paths: { /a: { get: { operationId: x, parameters: [null, 5, { $ref: "#/no/where" }], requestBody: { $ref: "elsewhere.yaml" }, responses: { "200": null } } } }""")]
    [InlineData("""paths: { /a: { get: { $ref: "#/paths/~1a/get" } } }""")]
    public void An_odd_part_costs_itself_only(string text) => FluentActions.Invoking(() => Read(text)).Should().NotThrow();

    [Fact]
    public void The_program_tells_by_its_exit_code()
    {
        string folder = Directory.CreateTempSubdirectory("drift").FullName;
        try
        {
            Run(folder).Should().Be(2, "there is no document");
            File.WriteAllText(Path.Combine(folder, "customers.yaml"), Customers);
            Run(folder).Should().Be(1);
            string accepted = Path.Combine(folder, "accepted.txt");
            File.WriteAllLines(accepted, All(Customers));
            Run(folder, accepted).Should().Be(0);
            Run(folder, accepted, "more").Should().Be(2);
            Run(Path.Combine(folder, "none")).Should().Be(2);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        static int Run(params string[] arguments) => (int)typeof(ApiOperation).Assembly.EntryPoint!.Invoke(null, [arguments])!;
    }

    private static ApiOperation[] Read(string document) => [.. OpenApiDocument.Parse(document, "document").Operations()];

    private static string[] All(string document) => [.. Kapso.DriftWatch.Drift.Between(Read(document), Implementation.Read())];

    private static string[] LinesAbout(string document) => [.. All(document).Where(line => !line.StartsWith("missing operation", StringComparison.Ordinal))];
}

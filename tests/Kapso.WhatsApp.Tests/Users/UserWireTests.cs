using Kapso.WhatsApp.Tests.Support;
using Kapso.WhatsApp.Users;

namespace Kapso.WhatsApp.Tests.Users;

public sealed class UserWireTests
{
    [Fact]
    public async Task Members_are_listed()
    {
        (Page<User> page, SeenRequest request) = await Exchange.Make(
            """{"data":[{"id":7,"user_id":"u1","email":"a@b.example","name":"Ann","role":"admin","avatar":"x"},{"id":"8"}],"meta":{"page":1,"per_page":2,"total_pages":2,"total_count":3}}""",
            kapso => kapso.Users.List(new UserFilter { PageSize = 2 }).GetPageAsync());

        request.ShouldBe("GET", Exchange.Platform + "users?per_page=2");
        page.Items[0].Should().BeEquivalentTo(new { Id = "7", UserId = "u1", Email = "a@b.example", Name = "Ann", Role = new UserRole("admin") });
        page.Items[0].AdditionalData.Should().ContainKey("avatar");
        page.Items[1].Id.Should().Be("8");
        page.NextCursor.Should().Be("2");
    }
}

using Comparte.Web.Administration;

namespace Comparte.Web.Tests.Administration;

/// <summary>Lists as people paste them.</summary>
public sealed class GuestSheetTests
{
    [Theory]
    [InlineData("Ana Ruiz", "Ana Ruiz", null, null)]
    [InlineData("Ana Ruiz, ana@example.org, Casa de semillas", "Ana Ruiz", "ana@example.org", "Casa de semillas")]
    [InlineData("ana@example.org; Ana Ruiz", "Ana Ruiz", "ana@example.org", null)]
    [InlineData("Ana Ruiz <ana@example.org>, Casa de semillas", "Ana Ruiz", "ana@example.org", "Casa de semillas")]
    [InlineData("\"Ruiz, Ana\",ana@example.org", "Ruiz, Ana", "ana@example.org", null)]
    [InlineData("\"La \"\"Negra\"\" Ruiz\"", "La \"Negra\" Ruiz", null, null)]
    [InlineData("Ana Ruiz\tana@example.org\tSemillas, S. Coop.", "Ana Ruiz", "ana@example.org", "Semillas, S. Coop.")]
    public void A_line_is_a_name_and_perhaps_an_address_and_an_organization(
        string line, string name, string? email, string? organization)
    {
        var read = Assert.Single(GuestSheet.Read(line));

        Assert.Equal((name, email, organization), (read.Name, read.Email, read.Organization));
    }

    [Fact]
    public void A_heading_says_in_which_order_the_parts_stand()
    {
        var read = GuestSheet.Read("\uFEFFOrganización;Correo electrónico;Nombre\r\nHariztegi;;Ane\r\n\r\nLurra;jon@example.org;Jon\r\n");

        Assert.Equal(
            [("Ane", null, "Hariztegi"), ("Jon", "jon@example.org", "Lurra")],
            read.Select(line => (line.Name, line.Email, line.Organization)));
    }

    [Fact]
    public void Nothing_is_nobody() => Assert.Empty(GuestSheet.Read(" \r\n\n"));
}

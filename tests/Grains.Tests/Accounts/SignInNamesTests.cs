using Comparte.Accounts;

namespace Comparte.Grains.Tests.Accounts;

public sealed class SignInNamesTests
{
    [Theory]
    [InlineData("Ane Etxeberria", "ane.etxeberria")]
    [InlineData("  João  da Conceição ", "joao.da.conceicao")]
    [InlineData("Ñu", "nu.persona")]
    [InlineData("杨", "persona")]
    public void A_name_to_sign_in_is_made_of_plain_letters(string name, string expected) =>
        Assert.Equal(expected, SignInNames.From(name).First());

    [Fact]
    public void Every_proposal_is_allowed_and_none_comes_twice_in_the_first_eight()
    {
        foreach (var name in new[] { "Ane", "x", "María del Carmen Fernández de la Vega y Sánchez-Albornoz", "!!" })
        {
            Assert.All(SignInNames.From(name), proposal => Assert.True(SignInNames.IsAllowed(proposal), proposal));
            Assert.Equal(8, SignInNames.From(name).Take(8).Distinct().Count());
        }
    }

    [Theory]
    [InlineData("ane", true)]
    [InlineData("begoña.ruiz", true)]
    [InlineData("an", false)]
    [InlineData("ane@example.org", false)]
    [InlineData("ane ruiz", false)]
    public void A_name_never_passes_for_an_address(string name, bool allowed) =>
        Assert.Equal(allowed, SignInNames.IsAllowed(name));

    [Theory]
    [InlineData("ane@example.org", true)]
    [InlineData(" ane@example.org ", true)]
    [InlineData("ane@example", false)]
    [InlineData("ane@b@example.org", false)]
    [InlineData("ane b@example.org", false)]
    [InlineData("ane\r\nbcc:x@example.org", false)]
    public void An_address_has_a_name_and_a_host(string text, bool is_one) =>
        Assert.Equal(is_one, SignInNames.IsAddress(text));

    [Fact]
    public void Claims_are_the_same_however_a_name_is_written()
    {
        Assert.Equal(ClaimKey.Email("Ane@Example.org"), ClaimKey.Email(" ane@example.ORG"));
        Assert.Equal(ClaimKey.Name("begoña"), ClaimKey.Name("BEGON\u0303A"));
        Assert.NotEqual(ClaimKey.Name("ane").Value, ClaimKey.Email("ane").Value);
    }
}

using Comparte.Web.Webhooks;

namespace Comparte.Web.Tests.Webhooks;

/// <summary>Signatures as Standard Webhooks wants them.</summary>
public sealed class WebhookSecretsTests
{
    [Fact]
    public void The_example_of_the_specification_is_signed_as_it_says() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        WebhookSecrets.Sign(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, """{"test": 2432232314}"""));
}

using System.Net;
using Comparte.Push;

namespace Comparte.Grains.Tests.Push;

/// <summary>To where pushes may go.</summary>
public sealed class PushHostsTests
{
    [Theory]
    [InlineData("https://fcm.googleapis.com/fcm/send/abc", true)]
    [InlineData("https://updates.push.services.mozilla.com/wpush/v2/abc", true)]
    [InlineData("https://web.push.apple.com/QAbc", true)]
    [InlineData("https://wns2-par02p.notify.windows.com/w/?token=abc", true)]
    [InlineData("http://fcm.googleapis.com/fcm/send/abc", false)]
    [InlineData("https://fcm.googleapis.com:8443/fcm", false)]
    [InlineData("https://me@fcm.googleapis.com/fcm", false)]
    [InlineData("https://fcm.googleapis.com.example.org/", false)]
    [InlineData("https://examplepush.apple.com/", false)]
    [InlineData("https://example.org/#.push.apple.com", false)]
    [InlineData("https://127.0.0.1/", false)]
    [InlineData("https://[::1]/", false)]
    [InlineData("https://localhost/", false)]
    [InlineData("ftp://fcm.googleapis.com/", false)]
    [InlineData("fcm.googleapis.com", false)]
    public void Known_services_over_TLS_alone(string endpoint, bool allowed) =>
        Assert.Equal(allowed, new PushHosts(new PushSettings()).Allows(endpoint));

    [Fact]
    public void A_service_of_the_networks_own_is_named_by_its_whole_origin()
    {
        var hosts = new PushHosts(new PushSettings { Hosts = ["http://10.0.0.7:8080", "push.example.org"] });

        Assert.True(hosts.Allows("http://10.0.0.7:8080/x"));
        Assert.True(hosts.Allows("https://push.example.org/x"));
        Assert.False(hosts.Allows("http://10.0.0.7:8081/x"));
        Assert.False(hosts.Allows("https://10.0.0.7:8080/x"));
        Assert.False(hosts.Allows("https://fcm.googleapis.com/x"));
        Assert.True(hosts.IsOwn(new Uri("http://10.0.0.7:8080/x")));
        Assert.False(hosts.IsOwn(new Uri("https://push.example.org/x")));
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2a00:1450:4003::5e", true)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("64:ff9b:1::a00:1", false)]
    [InlineData("::ffff:0:a00:1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("fec0::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("ff02::1", false)]
    public void A_name_that_leads_into_somebodys_own_network_leads_nowhere(string address, bool isPublic) =>
        Assert.Equal(isPublic, PublicAddress.IsPublic(IPAddress.Parse(address)));
}

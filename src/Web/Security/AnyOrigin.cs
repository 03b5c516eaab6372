namespace Comparte.Web.Security;

/// <summary>Marks an endpoint that other sites and programs may call, since what it does is proven by a sealed link alone.</summary>
internal sealed class AnyOrigin
{
    /// <summary>The mark.</summary>
    public static readonly AnyOrigin Mark = new();
}

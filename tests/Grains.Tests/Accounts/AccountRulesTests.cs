using Comparte.Accounts;

namespace Comparte.Grains.Tests.Accounts;

public sealed class AccountRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_fifth_failure_in_a_row_locks()
    {
        var credentials = Enumerable.Range(0, 4)
            .Aggregate(new Credentials(), (before, _) => AccountRules.AfterFailure(before, Now));
        Assert.Null(credentials.LockedUntil);

        credentials = AccountRules.AfterFailure(credentials, Now);

        Assert.Equal(Now.AddMinutes(10), credentials.LockedUntil);
    }

    [Fact]
    public void After_a_lock_counting_begins_anew()
    {
        var locked = new Credentials { Failures = 5, LockedUntil = Now };

        var after = AccountRules.AfterFailure(locked, Now.AddSeconds(1));

        Assert.Equal(1, after.Failures);
        Assert.Null(after.LockedUntil);
    }

    [Fact]
    public void The_last_way_in_is_taken_away_by_nobody()
    {
        var link = new OidcLink { Provider = "unizar", Subject = "one" };
        var key = new Passkey { CredentialId = "key" };
        Credentials[] each =
        [
            new() { PasswordHash = "hash" }, new() { Passkeys = [key] }, new() { OidcLinks = [link] },
            new() { Email = "ane@example.org", EmailConfirmed = true },
        ];

        Assert.All(each, one => Assert.Equal("last_way_in", AccountRules.RefusesChange(one, new Credentials())?.Code));
        Assert.All(each, one => Assert.All(each, other => Assert.Null(AccountRules.RefusesChange(one, other))));
        Assert.Equal(
            "last_way_in", AccountRules.RefusesChange(each[0], new Credentials { Email = "ane@example.org" })?.Code);
        Assert.Null(AccountRules.RefusesChange(new Credentials(), new Credentials { Email = "ane@example.org" }));
    }

    [Fact]
    public void A_provider_is_linked_once()
    {
        var link = new OidcLink { Provider = "unizar", Subject = "one" };
        var linked = new Credentials { OidcLinks = [link] };

        Assert.Equal(
            "oidc_linked",
            AccountRules.RefusesChange(linked, linked with { OidcLinks = [link, link with { Subject = "two" }] })?.Code);
        Assert.Null(AccountRules.RefusesChange(linked, linked with { OidcLinks = [link, link with { Provider = "other" }] }));
    }

    [Fact]
    public void The_same_subject_of_another_issuer_is_somebody_else()
    {
        Assert.NotEqual(ClaimKey.SubjectOf("https://one", "ane"), ClaimKey.SubjectOf("https://two", "ane"));
        Assert.NotEqual(ClaimKey.SubjectOf("https://one", "ane"), ClaimKey.SubjectOf("https://one", "Ane"));
    }

    [Fact]
    public void A_code_is_used_once_and_for_its_purpose()
    {
        var state = AccountRules.Issue(new AccountState(), CodePurpose.SignIn, "hash", Now);

        Assert.Null(AccountRules.Use(state, CodePurpose.Password, "hash", Now));
        Assert.Null(AccountRules.Use(state, CodePurpose.SignIn, "other", Now));
        var used = AccountRules.Use(state, CodePurpose.SignIn, "hash", Now);
        Assert.NotNull(used);
        Assert.Null(AccountRules.Use(used, CodePurpose.SignIn, "hash", Now));
    }

    [Fact]
    public void A_mailed_code_lasts_half_an_hour()
    {
        var state = AccountRules.Issue(new AccountState(), CodePurpose.SignIn, "hash", Now);

        Assert.NotNull(AccountRules.Use(state, CodePurpose.SignIn, "hash", Now.AddMinutes(29)));
        Assert.Null(AccountRules.Use(state, CodePurpose.SignIn, "hash", Now.AddMinutes(30)));
    }

    [Fact]
    public void The_fourth_code_of_a_purpose_replaces_the_first()
    {
        var state = AccountRules.Issue(new AccountState(), CodePurpose.Password, "other", Now);
        state = Enumerable.Range(1, 4)
            .Aggregate(state, (before, i) => AccountRules.Issue(before, CodePurpose.SignIn, $"hash{i}", Now));

        Assert.Equal(["other", "hash2", "hash3", "hash4"], state.Codes.Select(code => code.Hash));
    }

    [Fact]
    public void The_printed_code_works_once()
    {
        var state = new AccountState { RecoveryHash = "hash" };

        var used = AccountRules.UseRecovery(state, "hash", Now);

        Assert.NotNull(used);
        Assert.Null(AccountRules.UseRecovery(used, "hash", Now));
        Assert.Null(AccountRules.UseRecovery(new AccountState(), "hash", Now));
    }

    [Fact]
    public void Who_restores_access_is_recorded_and_that_it_was_used()
    {
        var by = EntityId.New<MemberId>(TimeProvider.System);

        var issued = AccountRules.IssueRestore(new AccountState(), by, "hash", Now);
        var used = AccountRules.UseRecovery(issued, "hash", Now.AddHours(1));

        Assert.Equal(new AccessRestored { By = by, At = Now }, Assert.Single(issued.Restored));
        Assert.Equal(Now.AddHours(1), Assert.Single(used!.Restored).UsedAt);
    }
}

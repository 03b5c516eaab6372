import type { OidcProvider } from '../api/account';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { setOut } from './oidc';

interface OidcWaysProps {
  readonly providers: readonly OidcProvider[];
  readonly words: 'signIn.oidc' | 'join.oidc';
  /** Where the browser comes back. */
  readonly to: string;
}

/** The accounts of organizations by which one may come in. */
export function OidcWays({ providers, words, to }: OidcWaysProps) {
  const leave = useSubmit((key: string) => setOut(key, to));
  return (
    <>
      {providers.map(({ key, name }) => (
        <Button key={key} icon="badge-check" busy={leave.busy} onClick={() => void leave.submit(key)}>
          {t(words, { name })}
        </Button>
      ))}
      <Problem form={leave} />
    </>
  );
}

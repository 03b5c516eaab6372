import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n';

/** What an organization's identity provider made of somebody who was there. */
export interface Return {
  /** The key of the provider from which somebody comes. */
  readonly provider: string | undefined;
  /** Why nobody does. */
  readonly problem: string | undefined;
}

/** What may be said of it; anything else that an address says is a failure. */
const Said = ['oidc_cancelled', 'too_many_requests'] as const;

/** What the address says of a way to a provider and back. */
export function returnOf(address: string): Return {
  const { searchParams } = new URL(address);
  const code = searchParams.get('aviso');
  return {
    provider: searchParams.get('con') ?? undefined,
    problem: code ? t(`refusal.${Said.find((said) => said === code) ?? 'oidc_failed'}`) : undefined,
  };
}

/** The same, once: an arrival is good for one answer, and the page may be shown anew while that is on its way. */
export function useReturn(): Return {
  const returned = useRef<Return | null>(null);
  returned.current ??= returnOf(location.href);
  useEffect(() => {
    const here = new URL(location.href);
    here.searchParams.delete('con');
    here.searchParams.delete('aviso');
    if (here.href !== location.href) history.replaceState(null, '', here.pathname + here.search + here.hash);
  }, []);
  return returned.current;
}

import { post } from '../api/http';
import type { Me } from '../api/me';
import { enter } from '../app/session';
import { noteSharing, sharesDevice } from '../app/sharedDevice';

/** An address at an organization's identity provider. */
export interface OidcStart {
  readonly url: string;
}

/** Leaves for the page of a provider; the browser comes back to `to`. What was said of the device is kept meanwhile. */
export async function setOut(provider: string, to: string): Promise<void> {
  const { url } = await post<OidcStart>(`/api/session/oidc/${provider}`, { to });
  noteSharing(sharesDevice.peek());
  location.assign(url);
}

/** Whoever has come back from a provider comes in. */
export const comeIn = (provider: string): Promise<Me> =>
  enter((shared) => post<Me>(`/api/session/oidc/${encodeURIComponent(provider)}/acceptance`, { shared }));

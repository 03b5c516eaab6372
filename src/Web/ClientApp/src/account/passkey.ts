import { post } from '../api/http';
import type { Me } from '../api/me';
import { enter } from '../app/session';

type Json = Record<string, unknown>;

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));

const textOf = (buffer: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');

/** Whether this browser knows device keys; they need a secure page. */
export const knowsPasskeys = (): boolean => 'PublicKeyCredential' in globalThis && 'credentials' in navigator;

/** Whether keys may be offered where one types the name. */
export const offersPasskeys = async (): Promise<boolean> =>
  knowsPasskeys() && ((await PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false);

/** Options as the server writes them, with bytes where the browser wants bytes. */
function decoded(options: Json): Json {
  const described = (list: unknown) =>
    ((list as { id: string }[] | undefined) ?? []).map((one) => ({ ...one, id: bytesOf(one.id) }));
  const member = options.user as { id: string } | undefined;
  return {
    ...options,
    challenge: bytesOf(String(options.challenge)),
    ...(member && { user: { ...member, id: bytesOf(member.id) } }),
    ...(options.allowCredentials ? { allowCredentials: described(options.allowCredentials) } : {}),
    ...(options.excludeCredentials ? { excludeCredentials: described(options.excludeCredentials) } : {}),
  };
}

/** A credential as JSON, as WebAuthn Level 3 writes it; not every browser does it by itself. */
function encoded(credential: PublicKeyCredential): Json {
  const { response } = credential;
  const texts: Json = { clientDataJSON: textOf(response.clientDataJSON) };
  if (response instanceof AuthenticatorAttestationResponse) {
    texts.attestationObject = textOf(response.attestationObject);
    texts.transports = response.getTransports?.() ?? [];
  } else if (response instanceof AuthenticatorAssertionResponse) {
    texts.authenticatorData = textOf(response.authenticatorData);
    texts.signature = textOf(response.signature);
    if (response.userHandle) texts.userHandle = textOf(response.userHandle);
  }
  return {
    id: credential.id,
    rawId: textOf(credential.rawId),
    type: credential.type,
    response: texts,
    clientExtensionResults: credential.getClientExtensionResults(),
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
  };
}

/** Signs in with a key; `waits` offers it in the name field until the signal ends it. */
export async function signInByPasskey(signal: AbortSignal, waits = false): Promise<Me> {
  const options = await post<Json>('/api/session/passkey/options');
  const credential = await navigator.credentials.get({
    publicKey: decoded(options) as unknown as PublicKeyCredentialRequestOptions,
    mediation: waits ? 'conditional' : 'optional',
    signal,
  });
  const answer = encoded(credential as PublicKeyCredential);
  return enter((shared) => post<Me>('/api/session/passkey', { credential: answer, shared }));
}

/** Makes a key on this device; with the password where one signed in long ago. */
export async function addPasskey(name: string, password: string): Promise<void> {
  const options = await post<Json>('/api/me/passkeys/options', password ? { password } : undefined);
  const credential = await navigator.credentials.create({
    publicKey: decoded(options) as unknown as PublicKeyCredentialCreationOptions,
  });
  await post('/api/me/passkeys', { credential: encoded(credential as PublicKeyCredential), name });
}

/** Whether somebody closed the browser's own question: nothing failed then. */
export const wasDismissed = (cause: unknown): boolean =>
  cause instanceof DOMException && (cause.name === 'NotAllowedError' || cause.name === 'AbortError');

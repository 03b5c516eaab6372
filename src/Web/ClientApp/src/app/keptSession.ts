import type { MemberId } from '../api/entries';

/** Who used this browser last: enough to show what is kept before the server answers. No secret is in it. */
export interface KeptSession {
  readonly member: MemberId;
  /** The device is shared: known to this tab alone, and nothing else is kept. */
  readonly shared: boolean;
}

const Name = 'comparte.session';
const Idle = 30 * 24 * 3_600_000;

/** The kept session, unless it has been idle for 30 days. */
export function keptSession(now = Date.now()): KeptSession | null {
  try {
    const text = sessionStorage.getItem(Name) ?? localStorage.getItem(Name);
    const kept = text ? (JSON.parse(text) as KeptSession & { usedAt: number }) : null;
    if (!kept || now - kept.usedAt > Idle) return null;
    const session = { member: kept.member, shared: kept.shared };
    keepSession(session, now);
    return session;
  } catch {
    return null;
  }
}

export function keepSession(session: KeptSession, now = Date.now()): void {
  try {
    const place = session.shared ? sessionStorage : localStorage;
    place.setItem(Name, JSON.stringify({ ...session, usedAt: now }));
  } catch {
    // A browser that keeps nothing is asked to sign in again; nothing else depends on it.
  }
}

export function forgetSession(): void {
  try {
    sessionStorage.removeItem(Name);
    localStorage.removeItem(Name);
  } catch {
    // Nothing was kept.
  }
}

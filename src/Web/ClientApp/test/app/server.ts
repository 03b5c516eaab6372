import { vi } from 'vitest';
import type { Home, Me } from '../../src/api/me';

export const meOf = (member: string, shared = false, settings: Partial<Me['settings']> = {}): Me => ({
  member: { id: member, name: member, role: '', country: '', territory: '', languages: [], axes: [], about: '' },
  signInName: member,
  roles: [],
  session: 's1',
  settings: { language: 'es', theme: 'system', presence: 'off', dataSaver: 'off', firstSteps: 'done', ...settings },
  network: { name: 'Red', demonstration: false },
  shared,
  hasRecoveryCode: false,
  passkeys: [],
});

const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

/** The server as one browser sees it: a cookie, and a line that can be cut or held up. */
export class Server {
  /** Whose session the cookie of this browser is. */
  session: Me | null = null;
  line = true;
  readonly asked: string[] = [];
  readonly bodies: unknown[] = [];
  /** Answers wait for it. */
  held: Promise<void> = Promise.resolve();

  install(): void {
    vi.stubGlobal('fetch', (path: string, init: RequestInit = {}) => this.answer(path, init));
  }

  private async answer(path: string, { method = 'GET', body }: RequestInit): Promise<Response> {
    this.asked.push(`${method} ${path}`);
    await this.held;
    if (!this.line) throw new TypeError('Failed to fetch');
    if (body) this.bodies.push(JSON.parse(String(body)));
    if (path === '/api/session' && method === 'POST') {
      const { email, shared = false } = JSON.parse(String(body)) as { email: string; shared?: boolean };
      this.session = meOf(email, shared);
      return json(200, this.session);
    }
    if (!this.session) return json(401, { code: 'sign_in_required' });
    if (path === '/api/session' && method === 'DELETE') {
      this.session = null;
      return new Response(null, { status: 204 });
    }
    if (path === '/api/me') return json(200, this.session);
    const home: Home = { me: this.session, memberships: [], threads: [], people: [], organizations: [] };
    if (path === '/api/home') return json(200, home);
    return json(503, { code: 'failed' });
  }
}

/** Lets everything that is on its way arrive. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 30; i++) await new Promise((resolve) => setImmediate(resolve));
}

import { act, cleanup, fireEvent, render } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso';
import { afterEach, expect, it, vi } from 'vitest';
import type { Me } from '../../src/api/me';
import { OidcLinks } from '../../src/settings/OidcLinks';
import { meOf } from '../app/server';

const asked: string[] = [];

afterEach(() => {
  cleanup();
  asked.length = 0;
  history.replaceState(null, '', '/');
  vi.unstubAllGlobals();
});

const providers = [
  { key: 'univalle', name: 'Universidad' },
  { key: 'diputacion', name: 'Diputación' },
];
const linked: Partial<Me> = { oidcLinks: [{ provider: 'univalle', name: 'Universidad', at: '2026-03-01T08:00:00Z' }] };

function show(me: Partial<Me>, known = providers) {
  vi.stubGlobal('fetch', async (path: string, { method = 'GET' }: RequestInit = {}) => {
    asked.push(`${method} ${path}`);
    return new Response(JSON.stringify({ code: 'last_way_in', detail: 'It is the last.' }), { status: 409 });
  });
  const network = { name: 'Red', demonstration: false, oidcProviders: known };
  return render(
    <LocationProvider>
      <OidcLinks me={{ ...meOf('m1'), network, ...me }} />
    </LocationProvider>,
  );
}

it('shows nothing where there is nothing to link', () => {
  expect(show({}, []).container.textContent).toBe('');
});

it('offers to link what is not linked, and keeps what is of a provider that is gone', () => {
  expect(show(linked).getAllByText('settings.oidc.link')).toHaveLength(1);
  cleanup();
  expect(show(linked, []).getByText('Universidad')).toBeTruthy();
});

it('says why the last way in stays', async () => {
  const page = show(linked);
  await act(async () => void fireEvent.click(page.getByLabelText('settings.oidc.unlink')));
  expect(asked).toEqual(['DELETE /api/me/oidc/univalle']);
  expect(await page.findByText('It is the last.')).toBeTruthy();
});

it('finishes what was begun when somebody comes back', async () => {
  history.replaceState(null, '', '/app/ajustes?con=univalle#access');
  await act(async () => void show({}));
  expect(asked).toEqual(['POST /api/me/oidc/univalle/acceptance']);
  expect(location.search).toBe('');
});

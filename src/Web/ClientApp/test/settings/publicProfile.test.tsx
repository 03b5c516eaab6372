import { signal } from '@preact/signals';
import { act, cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Entry } from '../../src/api/entries';
import type { Me } from '../../src/api/me';
import { me } from '../../src/app/session';
import { t } from '../../src/i18n';
import { type Live, live } from '../../src/live/live';
import { ConsentSettings } from '../../src/settings/ConsentSettings';
import { ShowSettings } from '../../src/settings/ShowSettings';

const told: unknown[] = [];
const self = (publicProfile?: 'on' | 'off') =>
  ({ member: { id: 'm1', name: 'Ane' }, settings: { language: 'es', publicProfile } }) as unknown as Me;

beforeEach(() => {
  told.length = 0;
  vi.stubGlobal('fetch', async (_: string, init?: RequestInit) => {
    if (init?.body) told.push(JSON.parse(String(init.body)));
    return Response.json(self('on'));
  });
});
afterEach(() => {
  cleanup();
  me.value = null;
  live.value = null;
  vi.unstubAllGlobals();
});

it('asks apart whether a name is read outside, and says what of it is', async () => {
  me.value = self();
  const screen = render(<ShowSettings />);
  const ask = screen.getByLabelText(new RegExp(t('settings.publicProfile')));
  expect(ask).toHaveProperty('checked', false);
  expect(screen.queryByText(t('settings.publicProfile.page'))).toBeNull();
  await act(async () => void fireEvent.click(ask));
  expect(told[0]).toMatchObject({ settings: { publicProfile: 'on' } });
});

it('leads to the public page where there is one', () => {
  me.value = self('on');
  const screen = render(<ShowSettings />);
  expect(screen.getByText(t('settings.publicProfile.page')).getAttribute('href')).toBe('/persona/m1');
});

it('says since when, yes or no, and nothing of what was never asked', () => {
  const consent = {
    kind: 'consent',
    id: 'consent-publicProfile',
    no: 2,
    rev: 2,
    given: false,
    at: '2026-03-01T12:00:00Z',
  };
  live.value = { mine: signal(new Map([[consent.id, consent as unknown as Entry]])) } as unknown as Live;
  const screen = render(<ConsentSettings />);
  expect(screen.getByText(t('settings.consents.publicProfile'))).toBeTruthy();
  expect(screen.queryByText(t('settings.consents.presence'))).toBeNull();
});

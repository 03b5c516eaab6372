import { signal } from '@preact/signals';
import { act, cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Entry } from '../../src/api/entries';
import { t } from '../../src/i18n';
import { type Live, live } from '../../src/live/live';
import { ownZone, zoneName } from '../../src/publications/zones';
import { MailSettings } from '../../src/settings/MailSettings';

const Away = 'America/Bogota';
const told: { zone: string; digest: string }[] = [];
const mail = (zone: string) =>
  ({ kind: 'mail', id: 'mail', no: 1, rev: 1, atOnce: true, digest: 'weekly', day: 'monday', hour: 8, zone }) as Entry;

beforeEach(() => {
  told.length = 0;
  vi.stubGlobal('fetch', async (_: string, { body }: RequestInit) => {
    told.push(JSON.parse(String(body)));
    return new Response(null, { status: 204 });
  });
});
afterEach(() => {
  cleanup();
  live.value = null;
  vi.unstubAllGlobals();
});

const show = (...entries: Entry[]) => {
  live.value = { mine: signal(new Map(entries.map((entry) => [entry.id, entry]))) } as unknown as Live;
  return render(<MailSettings email="ane@example.org" />);
};
const press = (element: HTMLElement) => act(async () => void fireEvent.click(element));
const here = () => t('settings.mail.zone.take', { zone: zoneName(ownZone()) });

it('keeps the hours of where they were chosen, whatever is changed on a device elsewhere', async () => {
  const screen = show(mail(Away));
  await press(screen.getByLabelText(t('settings.mail.daily')));
  expect(told).toMatchObject([{ digest: 'daily', zone: Away }]);
});

it('offers the hours of this device where they are others, and takes them when asked to', async () => {
  const screen = show(mail(Away));
  await press(screen.getByText(here()));
  expect(told).toMatchObject([{ digest: 'weekly', zone: ownZone() }]);
});

it('takes the hours of this device with the first choice, and offers nothing', async () => {
  const screen = show();
  await press(screen.getByLabelText(t('settings.mail.daily')));
  expect(told).toMatchObject([{ digest: 'daily', zone: ownZone() }]);
  expect(screen.queryByText(here())).toBeNull();
});

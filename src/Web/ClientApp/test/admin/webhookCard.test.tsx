import { act, cleanup, fireEvent, render, type RenderResult } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WebhookCard } from '../../src/admin/webhooks/WebhookCard';
import type { Webhook, WebhookDelivery } from '../../src/api/webhooks';

const webhook: Webhook = {
  no: 2,
  name: 'Sitio',
  address: 'https://example.org/x',
  happenings: ['needStated'],
  standing: { waiting: 0 },
};
const told: WebhookDelivery = {
  id: 'msg_1',
  happening: { type: 'needStated', at: '2026-03-01T12:00:00Z' },
  state: 'givenUp',
  tries: 11,
  triedAt: '2026-03-03T12:00:00Z',
};
let fails = false;
const asked: { method: string; path: string; body?: { requestId?: string } }[] = [];

beforeEach(() => {
  asked.length = 0;
  fails = false;
  // A menu that is closed, as browsers do it.
  HTMLElement.prototype.hidePopover = () => undefined;
  vi.stubGlobal('fetch', async (path: string, { method = 'GET', body }: RequestInit = {}) => {
    asked.push({ method, path, body: body ? JSON.parse(String(body)) : undefined });
    if (method === 'GET') return new Response(JSON.stringify({ items: [told] }));
    return fails
      ? new Response(JSON.stringify({ code: 'unexpected' }), { status: 500 })
      : new Response(null, { status: 204 });
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** What is asked for when something is shown, is answered after that. */
const settle = async () => {
  for (let turn = 0; turn < 4; turn++) {
    await act(async () => {
      await new Promise((done) => setTimeout(done));
    });
  }
};

async function opened() {
  const page = render(<WebhookCard webhook={webhook} onChanged={() => undefined} onSecret={() => undefined} />);
  await settle();
  return page;
}

/** Opens the form from the menu. */
function edit(page: RenderResult) {
  act(() => page.container.querySelector<HTMLElement>('[popovertarget]')?.focus());
  fireEvent.click(page.getByText('action.edit'));
}

it('has the focus at its name once the form is closed, saved or not, and takes it from nobody before', async () => {
  const page = await opened();
  const heading = () => page.container.querySelector('h2');
  expect(document.activeElement).not.toBe(heading());

  edit(page);
  fireEvent.click(page.getByText('action.cancel'));
  await settle();
  expect(heading()?.textContent).toBe('Sitio');
  expect(document.activeElement).toBe(heading());

  edit(page);
  const form = page.container.querySelector('form');
  if (form) fireEvent.submit(form);
  await settle();
  await settle();
  expect(asked.map(({ method }) => method)).toContain('PUT');
  expect(heading()?.textContent).toBe('Sitio');
  expect(document.activeElement).toBe(heading());
});

it('sends something again by one request, however often it has to be tried', async () => {
  const page = await opened();
  const details = page.container.querySelector('details');
  if (details) {
    details.open = true;
    fireEvent(details, new Event('toggle'));
  }
  await settle();
  const again = () => page.getByLabelText('admin.webhooks.again');
  fails = true;
  fireEvent.click(again());
  await settle();
  fails = false;
  fireEvent.click(again());
  await settle();

  const ids = asked.filter(({ method }) => method === 'POST').map(({ body }) => body?.requestId);
  expect(ids).toHaveLength(2);
  expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(ids[1]).toBe(ids[0]);
});

import { cleanup, render } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso';
import { afterEach, expect, it, vi } from 'vitest';
import { JoinGroup } from '../../src/account/JoinGroup';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('says that somebody has to say yes, where that is so, and stays', async () => {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ state: 'waiting' })));
  const preview = { network: 'Red', groupName: 'Semillas', uses: 'multiple', state: 'open' } as const;
  const before = location.pathname;
  const page = render(
    <LocationProvider>
      <JoinGroup preview={preview} code="c" />
    </LocationProvider>,
  );
  page.getByText('join.group.act').click();
  expect(await page.findByText('join.waiting')).toBeTruthy();
  expect(location.pathname).toBe(before);
});

import { act, cleanup, render } from '@testing-library/preact';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { speak, t } from '../../src/i18n';
import { askOf, learned } from '../../src/live/secrecy';
import { PageTitle } from '../../src/ui/Page';

afterEach(() => {
  cleanup();
  askOf(null);
});

beforeAll(() => speak('es'));

it('the tab of a page loses its name when its group turns while it is open', async () => {
  let isSecret = false;
  askOf({ has: () => false, isLedTo: () => isSecret });
  render(<PageTitle title="Zarzamora" />);
  const named = document.title;
  isSecret = true;
  await act(() => learned());
  expect(document.title).toBe(t('app.title', { page: t('sensitive.group') }));
  expect(document.title).not.toBe(named);
});

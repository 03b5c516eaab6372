import { render, waitFor } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { MadeInvitation } from '../../src/account/MadeInvitation';
import { speak, speakMore } from '../../src/i18n';

afterEach(() => Reflect.deleteProperty(navigator, 'share'));

it('is shared in the language of the guest', async () => {
  const share = vi.fn(async () => {});
  Object.defineProperty(navigator, 'share', { configurable: true, value: share });
  await speak('es');
  await speakMore();
  const made = { id: 'i1', code: 'c', url: 'https://comparte.example/i/c', qr: '<svg/>', expiresAt: '2030-01-01' };
  const page = render(<MadeInvitation made={made} network="Red" guest="eu" onAnother={() => {}} />);
  const { default: eu } = await import('../../src/i18n/eu.json?later');
  const text = eu['invite.share.text']?.replace('{network}', 'Red');
  await waitFor(() => {
    page.getByText('Compartir enlace').click();
    expect(share).toHaveBeenLastCalledWith({ title: 'Red', text, url: made.url });
  });
});

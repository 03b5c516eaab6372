import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { InvitationMade } from '../api/account';
import { type Language, t, tIn } from '../i18n';
import { Button } from '../ui/Button';
import { CopyBox } from '../ui/CopyBox';

interface MadeInvitationProps {
  readonly made: InvitationMade;
  readonly network: string;
  /** In which language the guest is spoken to. */
  readonly guest: Language;
  readonly onAnother: () => void;
}

/** An invitation that was just made, as a link and as a picture for another phone's camera. */
export function MadeInvitation({ made, network, guest, onAnother }: MadeInvitationProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const words = useSignal(t('invite.share.text', { network }));
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    // Where those words don't come, those on screen are better than none.
    void tIn(guest, 'invite.share.text', { network }).then(
      (said) => (words.value = said),
      () => {},
    );
  }, [guest, network]);
  return (
    <section class="card made" aria-labelledby="made-invitation">
      <h2 id="made-invitation" ref={heading} tabIndex={-1}>
        {t('invite.made')}
      </h2>
      <p>{t('invite.made.text')}</p>
      <CopyBox label={t('invite.link')} value={made.url} share={{ title: network, text: words.value }} />
      <figure class="qr">
        <img src={`data:image/svg+xml,${encodeURIComponent(made.qr)}`} alt="" width={200} height={200} />
        <figcaption class="small">{t('invite.qr')}</figcaption>
      </figure>
      <Button icon="plus" onClick={onAnother}>
        {t('invite.another')}
      </Button>
    </section>
  );
}

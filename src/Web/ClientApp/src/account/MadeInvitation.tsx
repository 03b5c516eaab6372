import { useEffect, useRef } from 'preact/hooks';
import type { InvitationMade } from '../api/account';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { CopyBox } from '../ui/CopyBox';

interface MadeInvitationProps {
  readonly made: InvitationMade;
  readonly network: string;
  readonly onAnother: () => void;
}

/** An invitation that was just made, as a link and as a picture for another phone's camera. */
export function MadeInvitation({ made, network, onAnother }: MadeInvitationProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="card made" aria-labelledby="made-invitation">
      <h2 id="made-invitation" ref={heading} tabIndex={-1}>
        {t('invite.made')}
      </h2>
      <p>{t('invite.made.text')}</p>
      <CopyBox
        label={t('invite.link')}
        value={made.url}
        share={{ title: network, text: t('invite.share.text', { network }) }}
      />
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

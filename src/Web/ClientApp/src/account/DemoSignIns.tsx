import type { DemoSignIn, Network } from '../api/account';
import { t } from '../i18n';
import { Face } from '../ui/Face';
import { Icon } from '../ui/Icon';

interface DemoSignInsProps {
  readonly network: Network;
  readonly busy: boolean;
  readonly onChoose: (one: DemoSignIn) => void;
}

/** The accounts of a demonstration, one tap each. */
export function DemoSignIns({ network, busy, onChoose }: DemoSignInsProps) {
  if (!network.signIns?.length) return null;
  return (
    <section class="box" aria-labelledby="demo">
      <h2 id="demo" class="box-title">
        {t('signIn.demo')}
      </h2>
      <p class="small">{t('signIn.demo.text')}</p>
      <ul class="demo-people">
        {network.signIns.map((one) => (
          <li key={one.email}>
            <button type="button" class="demo-person" disabled={busy} onClick={() => onChoose(one)}>
              <Face id={one.email} name={one.name} />
              <span>
                <strong>{one.name}</strong>
                <span class="small">{t(`signIn.demo.${one.role}`)}</span>
              </span>
              <Icon name="chevron-right" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

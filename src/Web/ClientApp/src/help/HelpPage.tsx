import '../styles/settings.css';
import type { ComponentChildren } from 'preact';
import { phase } from '../app/session';
import { SignIn } from '../app/routes';
import { t } from '../i18n';
import { live } from '../live/live';
import { PageTitle } from '../ui/Page';
import { AskForHelp } from './AskForHelp';

/** Short answers in plain words; each can be linked to. */
export default function HelpPage() {
  const back = phase.value === 'signedIn' ? undefined : { href: SignIn, label: t('nav.back') };
  return (
    <>
      <PageTitle title={t('help.title')} back={back} />
      <p class="lead">{t('help.lead')}</p>
      {live.value && <AskForHelp />}
      <Answer id="senal" title={t('help.line.title')} open>
        <dl class="help-terms">
          {(['live', 'slow', 'waiting'] as const).map((state) => (
            <div key={state}>
              <dt class={`line line-${state}`}>
                <span class="line-mark" aria-hidden="true" />
                {t(state === 'live' ? 'line.live' : `line.${state}.short`)}
              </dt>
              <dd>{t(`help.line.${state}`)}</dd>
            </div>
          ))}
        </dl>
      </Answer>
      <Answer id="guardado" title={t('help.kept.title')}>
        <p>{t('help.kept.text')}</p>
        <p>{t('help.kept.shared')}</p>
      </Answer>
      <Answer id="quien-ve" title={t('help.see.title')}>
        <p>{t('help.see.group')}</p>
        <p>{t('help.see.profile')}</p>
        <p>{t('help.see.presence')}</p>
        <p>
          <a href="/app/condiciones">{t('terms.read.notice')}</a>
        </p>
      </Answer>
      <Answer id="corregir" title={t('help.write.title')}>
        <p>{t('help.write.text')}</p>
      </Answer>
      <Answer id="acceso" title={t('help.access.title')}>
        <p>{t('help.access.text')}</p>
        <p>
          <a href="/app/acceso">{t('signIn.lost')}</a>
        </p>
      </Answer>
      <Answer id="teclado" title={t('help.keys.title')}>
        <dl class="help-terms">
          <Key keys="Tab" words={t('help.keys.tab')} />
          <Key keys="Enter" words={t('help.keys.enter')} />
          <Key keys="Esc" words={t('help.keys.escape')} />
          <Key keys="Ctrl + Enter" words={t('help.keys.send')} />
        </dl>
      </Answer>
      <Answer id="preguntar" title={t('help.people.title')}>
        <p>{t('help.people.text')}</p>
      </Answer>
    </>
  );
}

interface AnswerProps {
  readonly id: string;
  readonly title: string;
  readonly open?: boolean;
  readonly children: ComponentChildren;
}

function Answer({ id, title, open, children }: AnswerProps) {
  return (
    <details id={id} class="answer" open={open || location.hash === `#${id}`}>
      <summary>
        <h2>{title}</h2>
      </summary>
      <div class="answer-text">{children}</div>
    </details>
  );
}

function Key({ keys, words }: { keys: string; words: string }) {
  return (
    <div>
      <dt>
        <kbd>{keys}</kbd>
      </dt>
      <dd>{words}</dd>
    </div>
  );
}

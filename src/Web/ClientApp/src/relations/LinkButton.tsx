import '../styles/relations.css';
import { useSignal } from '@preact/signals';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { askLink, endLink, useLink } from './following';

const Longest = 280;

/** The link with a person: asked with a word, accepted, or ended. */
export function LinkButton({ id, name }: { id: string; name: string }) {
  const link = useLink(id);
  const isOpen = useSignal<'ask' | 'end' | null>(null);
  const close = () => (isOpen.value = null);
  const ask = useSubmit(async (word: string) => {
    await askLink(id, word);
    close();
  });
  const end = useSubmit(async () => {
    await endLink(id);
    close();
  });
  return (
    <div class="link-acts">
      {!link && (
        <Button icon="handshake" onClick={() => (isOpen.value = 'ask')}>
          {t('relations.link')}
        </Button>
      )}
      {link?.state === 'asked' && (
        <Button icon="clock" onClick={() => (isOpen.value = 'end')}>
          {t('relations.link.asked')}
        </Button>
      )}
      {link?.state === 'linked' && (
        <Button icon="handshake" onClick={() => (isOpen.value = 'end')}>
          {t('relations.link.linked')}
        </Button>
      )}
      {link?.state === 'asks' && (
        <div class="link-asks">
          <p>{t('relations.link.asks', { name })}</p>
          {link.word && <blockquote>{link.word}</blockquote>}
          <div class="acts">
            <Button look="primary" icon="check" busy={ask.busy} onClick={() => void ask.submit('')}>
              {t('relations.link.accept')}
            </Button>
            <Button busy={end.busy} onClick={() => void end.submit()}>
              {t('relations.link.decline')}
            </Button>
          </div>
          <Problem form={ask} />
          <Problem form={end} />
        </div>
      )}
      {isOpen.value === 'ask' && (
        <Dialog title={t('relations.link.title', { name })} onClose={close}>
          <p>{t('relations.link.text')}</p>
          <Form onSubmit={(form) => void ask.submit(textOf(form, 'word'))}>
            <Field label={t('relations.link.word')} error={ask.errorOf('word')}>
              {(field) => <textarea {...field} name="word" rows={4} maxLength={Longest} />}
            </Field>
            <Problem form={ask} fields={['word']} />
            <div class="acts">
              <Button look="primary" type="submit" busy={ask.busy}>
                {t('relations.link.send')}
              </Button>
              <Button onClick={close}>{t('action.cancel')}</Button>
            </div>
          </Form>
        </Dialog>
      )}
      {isOpen.value === 'end' && link && (
        <Dialog
          title={t(link.state === 'asked' ? 'relations.link.asked' : 'relations.link.with', { name })}
          onClose={close}
        >
          {link.word && <blockquote>{link.word}</blockquote>}
          <p>{t(link.state === 'asked' ? 'relations.link.waits' : 'relations.link.ends', { name })}</p>
          <Problem form={end} />
          <div class="acts">
            <Button look="danger" busy={end.busy} onClick={() => void end.submit()}>
              {t(link.state === 'asked' ? 'relations.link.takeBack' : 'relations.link.end')}
            </Button>
            <Button onClick={close}>{t('action.cancel')}</Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}

import { useSignal } from '@preact/signals';
import type { Attachment, NetworkLook } from '../api/entries';
import { put } from '../api/http';
import { requestId } from '../api/requestId';
import { LookTopic } from '../app/look';
import { LanguageNames, Languages, t } from '../i18n';
import { useLive, useTopic } from '../live/hooks';
import { entryOf } from '../live/unread';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { NoLine, Skeleton } from '../ui/EmptyState';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { Problem } from '../ui/Problem';
import { type Submit, useSubmit } from '../ui/useSubmit';
import { ColorFields, type Colors } from './ColorFields';
import { LogoField } from './LogoField';

const MaxWelcome = 2000;

/** How the network looks and what it says to whoever comes. */
export function LookForm() {
  const { state, status } = useTopic(LookTopic);
  const { line } = useLive();
  const look = state && entryOf(state.entries, 'look', 'about');
  if (!look && status !== 'held') return line.value === 'waiting' ? <NoLine /> : <Skeleton rows={3} shape="card" />;
  return <Choosing look={look ?? undefined} />;
}

interface Order {
  readonly logo?: string;
  readonly light?: string;
  readonly dark?: string;
  readonly welcome?: Readonly<Record<string, string>>;
}

function Choosing({ look }: { look: NetworkLook | undefined }) {
  const { learn } = useLive();
  const logo = useSignal<Pick<Attachment, 'id' | 'width' | 'height'> | undefined>(look?.logo);
  const colors = useSignal<Colors | null>(colorsOf(look));
  const saved = useSignal(false);
  const sending = useSignal(false);
  const asks = useSignal(false);
  /** Grows when everything is to be read anew. */
  const made = useSignal(0);
  /** The look that was seen before it was changed here. */
  const seen = useSignal(look?.rev ?? 0);
  const save: Submit<Order> = useSubmit(async (order: Order) => {
    saved.value = false;
    // Whoever was told that somebody else changed it decides anew.
    if (save.code === 'look_changed') seen.value = look?.rev ?? 0;
    const body = { requestId: requestId(), base: seen.value, ...order };
    const now = await put<NetworkLook>('/api/admin/look', body);
    seen.value = now.rev;
    learn(LookTopic, [now]);
    logo.value = now.logo;
    colors.value = colorsOf(now);
    saved.value = true;
  });
  const reset = async () => {
    const done = await save.submit({});
    asks.value = false;
    if (done) made.value++;
  };
  return (
    <>
      <Form
        key={made.value}
        label={t('admin.look')}
        onSubmit={(form) => void save.submit({ logo: logo.value?.id, ...colors.value, welcome: welcomeOf(form) })}
      >
        <LogoField
          logo={logo.value}
          error={save.errorOf('logo')}
          onChange={(now) => {
            logo.value = now;
            saved.value = false;
          }}
          onBusy={(busy) => (sending.value = busy)}
        />
        <ColorFields
          colors={colors.value}
          errorOf={save.errorOf}
          onChange={(now) => {
            colors.value = now;
            saved.value = false;
          }}
        />
        <h3>{t('admin.look.welcome')}</h3>
        <p class="small">{t('admin.look.welcome.hint')}</p>
        {Languages.map((code) => (
          <details key={code} class="more-fields" open={look?.welcome[code] !== undefined || undefined}>
            <summary lang={code}>{LanguageNames[code]}</summary>
            <Field
              label={t('admin.look.welcome.in', { language: LanguageNames[code] })}
              error={save.errorOf(`welcome.${code}`)}
            >
              {(field) => (
                <textarea
                  {...(field as object)}
                  name={`welcome.${code}`}
                  lang={code}
                  rows={6}
                  maxLength={MaxWelcome}
                  defaultValue={made.value === 0 ? look?.welcome[code] : ''}
                />
              )}
            </Field>
          </details>
        ))}
        <Problem form={save} fields={['logo', 'light', 'dark', ...Languages.map((code) => `welcome.${code}`)]} />
        <p role="status">{saved.value && t('admin.network.saved')}</p>
        <div class="acts">
          <Button look="primary" type="submit" busy={save.busy || sending.value}>
            {t('admin.look.save')}
          </Button>
          {isOwn(look) && (
            <Button look="quiet" onClick={() => (asks.value = true)}>
              {t('admin.look.reset')}
            </Button>
          )}
        </div>
      </Form>
      {asks.value && (
        <Confirm
          title={t('admin.look.reset.title')}
          text={t('admin.look.reset.text')}
          act={t('admin.look.reset')}
          busy={save.busy}
          error={save.error}
          onConfirm={() => void reset()}
          onClose={() => (asks.value = false)}
        />
      )}
    </>
  );
}

const colorsOf = (look: NetworkLook | undefined): Colors | null =>
  look?.colors ? { light: look.colors.light.main, dark: look.colors.dark.main } : null;

const isOwn = (look: NetworkLook | undefined): boolean =>
  look !== undefined && (look.logo !== undefined || look.colors !== undefined || Object.keys(look.welcome).length > 0);

const welcomeOf = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    Languages.map((code) => [code, textOf(form, `welcome.${code}`)] as const).filter(([, words]) => words !== ''),
  );

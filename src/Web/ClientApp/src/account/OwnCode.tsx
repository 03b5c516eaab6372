import { post } from '../api/http';
import { me, refreshMe } from '../app/session';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Form } from '../ui/Form';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { CodeCard } from './CodeCard';
import { newCode } from './newCode';
import { passwordIn, PasswordOnceMore } from './PasswordOnceMore';

/** The member's own printed code: the one just made, or the way to make one. A new one replaces the former. */
export function OwnCode() {
  const make = useSubmit(async (password: string) => {
    newCode.value = (await post<{ code: string }>('/api/me/recovery', password ? { password } : undefined)).code;
    await refreshMe().catch(() => {});
  });
  if (newCode.value) return <CodeCard code={newCode.value} signInName={me.value?.signInName ?? ''} />;
  return (
    <section class="box" aria-labelledby="own-code">
      <h2 id="own-code" class="box-title">
        {t('code.title')}
      </h2>
      <p>{t('code.make.text')}</p>
      <Form onSubmit={(form) => void make.submit(passwordIn(form))}>
        <Problem form={make} />
        <PasswordOnceMore form={make} />
        <Button type="submit" icon="key-round" busy={make.busy}>
          {t('code.make')}
        </Button>
      </Form>
    </section>
  );
}

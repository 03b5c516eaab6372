import '../styles/account.css';
import { useRoute } from 'preact-iso';
import { post } from '../api/http';
import type { Me } from '../api/me';
import { SignIn } from '../app/routes';
import { enter, signedIn } from '../app/session';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Skeleton } from '../ui/EmptyState';
import { Form } from '../ui/Form';
import { PageTitle } from '../ui/Page';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { SharedChoice } from './SharedChoice';
import { useOnward } from './useOnward';

/** A mailed link that signs in: by a button, since mail scanners open links too. */
export default function LinkPage() {
  const { code } = useRoute().query;
  const leaving = useOnward();
  const form = useSubmit(async () =>
    signedIn(await enter((shared) => post<Me>('/api/session/link/acceptance', { code, shared }))),
  );
  if (leaving) return <Skeleton />;
  return (
    <>
      <PageTitle title={t('link.title')} />
      <p>{t(code ? 'link.text' : 'link.missing')}</p>
      {code && (
        <Form onSubmit={() => void form.submit()}>
          <SharedChoice />
          <Problem form={form} />
          <Button look="primary" type="submit" busy={form.busy}>
            {t('signIn.act')}
          </Button>
        </Form>
      )}
      <p class="after">
        <a class="way" href={SignIn}>
          {t('link.another')}
        </a>
      </p>
    </>
  );
}

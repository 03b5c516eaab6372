import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { del, post } from '../api/http';
import { requestId } from '../api/requestId';
import { addressOf } from '../app/slugs';
import { Languages, t } from '../i18n';
import { useMine } from '../live/hooks';
import { entryOf } from '../live/unread';
import { Button, ButtonLink } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { Menu } from '../ui/Menu';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { nameOf } from './Texts';
import { type Publication, useStanding } from './usePublication';

type Asked = 'widen' | 'withdraw' | 'delete';

/** What its authors may do with it, and those who look after its group. */
export function PublicationActs({ publication, title }: { publication: Publication; title: string }) {
  const { id, about, texts } = publication;
  const { route } = useLocation();
  const isAuthor = useStanding(publication) === 'author';
  const mine = useMine();
  const leads = about.group !== undefined && entryOf(mine, 'membership', about.group)?.role === 'facilitator';
  const asks = useSignal<Asked | null>(null);
  const path = `/api/publications/${id}`;
  const act = useSubmit(async (what: Asked | 'again') => {
    if (what === 'delete') await del(`${path}?requestId=${requestId()}`);
    else if (what === 'withdraw') await post(`${path}/withdraw`, { requestId: requestId() });
    else if (what === 'widen') await post(`${path}/share`, { requestId: requestId() });
    else await post(`${path}/share`, { requestId: requestId(), group: about.group });
    asks.value = null;
    if (what === 'delete') route('/app', true);
  });
  if (!isAuthor && !leads) return null;
  const base = addressOf.publication(id, title);
  const isShared = about.stage === 'shared';
  const others = Languages.filter((code) => code !== about.language);
  const begun = (code: string) => texts.some((one) => one.language === code);
  return (
    <div class="publication-acts">
      {about.stage === 'withdrawn' && !about.hidden && isAuthor && (
        <div class="alert withdrawn">
          <p>{t('publication.withdrawn.text')}</p>
          <Button icon="rotate-ccw" busy={act.busy} onClick={() => void act.submit('again')}>
            {t('publication.shareAgain')}
          </Button>
        </div>
      )}
      <div class="acts">
        {isAuthor && !about.hidden && (
          <ButtonLink icon="pencil" href={`${base}/editar`}>
            {t('action.edit')}
          </ButtonLink>
        )}
        {isAuthor && isShared && about.group && (
          <Button icon="globe" onClick={() => (asks.value = 'widen')}>
            {t('publication.widen')}
          </Button>
        )}
        <Menu label={t('publication.menu', { title })}>
          {isAuthor &&
            !about.hidden &&
            others.map((code) => (
              <a key={code} class="button button-quiet" href={`${base}/traducir/${code}`}>
                {t(begun(code) ? 'publication.translation.edit' : 'publication.translation.new', {
                  language: nameOf(code),
                })}
              </a>
            ))}
          {isAuthor && about.sharedAt && (
            <a class="button button-quiet" href={`${base}/versiones`}>
              {t('publication.versions')}
            </a>
          )}
          {isShared && (
            <Button look="quiet" icon="archive" onClick={() => (asks.value = 'withdraw')}>
              {t('publication.withdraw')}
            </Button>
          )}
          {isAuthor && !isShared && (
            <Button look="quiet" icon="trash-2" onClick={() => (asks.value = 'delete')}>
              {t('action.delete')}
            </Button>
          )}
        </Menu>
      </div>
      {!asks.value && <Problem form={act} />}
      {asks.value && (
        <Confirm
          title={t(`publication.${asks.value}.sure`)}
          text={t(`publication.${asks.value}.text`)}
          act={t(asks.value === 'delete' ? 'action.delete' : `publication.${asks.value}`)}
          busy={act.busy}
          error={act.error}
          onConfirm={() => asks.value && void act.submit(asks.value)}
          onClose={() => (asks.value = null)}
        />
      )}
    </div>
  );
}

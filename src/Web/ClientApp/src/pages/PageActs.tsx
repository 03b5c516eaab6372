import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import type { PageAbout } from '../api/entries';
import { del, patch } from '../api/http';
import { requestId } from '../api/requestId';
import { addressOf } from '../app/slugs';
import { useHide } from '../hiding/useHide';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { Listen } from '../listen/Listen';
import { useReport } from '../reports/useReport';
import { Button, ButtonLink } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { Menu } from '../ui/Menu';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { mayWrite, type PageText } from './pageDraft';
import { addressOfPage, isOwn, type Page } from './usePage';

type Change = { pinned?: boolean; locked?: boolean; archived?: boolean } | 'delete';

/** What one may do with a page. */
export function PageActs({ page, text }: { page: Page; text: PageText | undefined }) {
  const { id, about, group } = page;
  const { member, learn } = useLive();
  const { route } = useLocation();
  const asks = useSignal(false);
  const act = useSubmit(async (change: Change) => {
    if (change === 'delete') {
      await del(`/api/pages/${id}?requestId=${requestId()}`);
      route(`${addressOf.group(group.id, group.name)}/paginas`, true);
      return;
    }
    const changed = await patch<PageAbout>(`/api/pages/${id}`, { requestId: requestId(), ...change });
    learn(`page/${id}`, [{ ...changed, kind: 'pageAbout' }]);
  });
  const writes = mayWrite(about, group.facilitates, group.isClosed);
  const report = useReport(`page/${id}`, undefined, group.id);
  const hide = useHide(`page/${id}`, undefined, group.id);
  const isOthers = !about.hidden && !isOwn(about, member);
  const owns = !group.isClosed && (group.facilitates || about.by === member);
  return (
    <>
      {writes === 'locked' && <p class="small">{t('page.locked.text')}</p>}
      {about.hidden && <p class="small">{t('page.hidden.text')}</p>}
      {about.archivedAt && <p class="small">{t('page.archived.text')}</p>}
      <div class="acts page-acts">
        {writes === 'yes' && (
          <ButtonLink look="primary" icon="pencil" href={`${addressOfPage(page)}/escribir`}>
            {t('page.write')}
          </ButtonLink>
        )}
        {text && <Listen source={text.source} by={text.by} />}
        <Menu label={t('page.menu', { title: about.title || t('page.hidden') })}>
          {!about.hidden && (
            <a class="button button-quiet" href={`${addressOfPage(page)}/versiones`}>
              {t('page.versions')}
            </a>
          )}
          {group.facilitates && owns && !about.archivedAt && (
            <>
              <Button look="quiet" icon="pin" onClick={() => void act.submit({ pinned: !about.pinned })}>
                {t(about.pinned ? 'page.unpin' : 'page.pin')}
              </Button>
              <Button
                look="quiet"
                icon={about.locked ? 'lock-open' : 'lock'}
                onClick={() => void act.submit({ locked: !about.locked })}
              >
                {t(about.locked ? 'page.unlock' : 'page.lock')}
              </Button>
            </>
          )}
          {owns && (
            <Button
              look="quiet"
              icon={about.archivedAt ? 'rotate-ccw' : 'archive'}
              onClick={() => void act.submit({ archived: !about.archivedAt })}
            >
              {t(about.archivedAt ? 'page.unarchive' : 'page.archive')}
            </Button>
          )}
          {owns && about.archivedAt && (
            <Button look="quiet" icon="trash-2" onClick={() => (asks.value = true)}>
              {t('page.delete')}
            </Button>
          )}
          {isOthers && (
            <Button look="quiet" icon="triangle-alert" onClick={report.open}>
              {t('report.act')}
            </Button>
          )}
          {isOthers && group.facilitates && (
            <Button look="quiet" icon="eye-off" onClick={hide.open}>
              {t('hiding.act')}
            </Button>
          )}
        </Menu>
      </div>
      {report.dialog}
      {hide.dialog}
      {!asks.value && <Problem form={act} />}
      {asks.value && (
        <Confirm
          title={t('page.delete.sure')}
          text={t('page.delete.text')}
          act={t('page.delete')}
          busy={act.busy}
          error={act.error}
          onConfirm={() => void act.submit('delete')}
          onClose={() => (asks.value = false)}
        />
      )}
    </>
  );
}

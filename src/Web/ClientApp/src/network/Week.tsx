import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import { me } from '../app/session';
import { t } from '../i18n';
import { today } from '../initiatives/days';
import { useTopic } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { everyNeed, findNeeds } from '../needs/search';
import { ownZone } from '../publications/zones';
import { Button } from '../ui/Button';
import { Skeleton } from '../ui/EmptyState';
import { weekText } from './week';

const Days = 7 * 86_400_000;

/** The network's week as a text to forward, by the phone's own way of sharing or copied. It is made here, of what this browser
 * has. */
export function Week() {
  const now = new Date();
  const feed = useTopic('feed/network');
  const year = useTopic(`calendar/network-${now.getFullYear()}`);
  const next = useTopic(`calendar/network-${new Date(now.getTime() + Days).getFullYear()}`);
  const needs = useTopic('directory/needs');
  const topics = [feed, year, next, needs];
  const isHere = topics.every(({ status }) => status === 'held' || status === 'gone');
  const text =
    me.value &&
    isHere &&
    weekText({
      network: me.value.network.name,
      shared: feed.state ? entriesOf(feed.state.entries, 'feedItem') : [],
      events: [year, next].flatMap(({ state }) => (state ? entriesOf(state.entries, 'calendarItem') : [])),
      needs: needs.state ? findNeeds(entriesOf(needs.state.entries, 'needCard'), 'need', everyNeed, today()) : [],
      now,
      zone: ownZone(),
      origin: location.origin,
    });
  return (
    <section class="week" aria-labelledby="week">
      <h2 id="week" class="overline">
        {t('network.week')}
      </h2>
      {!isHere ? <Skeleton rows={2} /> : text ? <Forward text={text} /> : <p>{t('network.week.empty')}</p>}
    </section>
  );
}

function Forward({ text }: { readonly text: string }) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const copied = useSignal(false);
  const copy = async () => {
    field.current?.select();
    // Without the permission the text is selected, and the person copies it.
    copied.value = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  };
  return (
    <>
      <label for={id} class="small">
        {t('network.week.text')}
      </label>
      <textarea id={id} ref={field} class="week-text" rows={8} readOnly value={text} />
      <div class="acts">
        {'share' in navigator && (
          <Button look="primary" icon="share-2" onClick={() => void navigator.share({ text }).catch(() => {})}>
            {t('network.week.forward')}
          </Button>
        )}
        <Button icon={copied.value ? 'check' : 'copy'} onClick={() => void copy()}>
          {t(copied.value ? 'action.copied' : 'action.copy')}
        </Button>
      </div>
      <span class="sr" role="status">
        {copied.value && t('action.copied')}
      </span>
    </>
  );
}

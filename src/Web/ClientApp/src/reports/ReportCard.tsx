import { useSignal } from '@preact/signals';
import type { Entry } from '../api/entries';
import { type Report, type ReportPlace, waits } from '../api/reports';
import { t } from '../i18n';
import { memberName } from '../live/cards';
import { Button } from '../ui/Button';
import { RelativeTime } from '../ui/RelativeTime';
import { aboutOf } from './about';
import { Answer } from './Answer';
import { AppealLines, Decided } from './Decided';
import { Decide } from './Decide';

interface ReportCardProps {
  readonly report: Report;
  readonly place: ReportPlace;
  readonly group: ReadonlyMap<string, Entry>;
  readonly onAnswered: () => void;
}

/** What was reported of one thing, by whom and why, and what came of it. */
export function ReportCard({ report, place, group, onAnswered }: ReportCardProps) {
  const opened = useSignal<'answer' | 'decide' | null>(null);
  const { author, decision, state, appeal } = report;
  const close = () => (opened.value = null);
  const done = () => {
    close();
    onAnswered();
  };
  const { name, href } = aboutOf(report, place, group);
  return (
    <li class="card report-card">
      <h3>{href ? <a href={href}>{name}</a> : name}</h3>
      {author && <p class="small">{t('report.by', { name: memberName(author) })}</p>}
      {report.reports.length > 0 && (
        <ul>
          {report.reports.map((one) => (
            <li key={one.by}>
              <strong>{t(`report.reason.${one.reason}`)}</strong> {one.text}{' '}
              <span class="small">
                {memberName(one.by)} · <RelativeTime at={one.at} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {decision && state !== 'waiting' && <Decided word={t(`report.state.${state}`)} decision={decision} />}
      {appeal && <AppealLines appeal={appeal} />}
      {state === 'waiting' && (
        <div class="acts">
          <Button look="primary" label={t('report.answer.to', { name })} onClick={() => (opened.value = 'answer')}>
            {t('report.answer')}
          </Button>
        </div>
      )}
      {waits(report) && (
        <div class="acts">
          <Button look="primary" label={t('appeal.decide.on', { name })} onClick={() => (opened.value = 'decide')}>
            {t('appeal.decide')}
          </Button>
        </div>
      )}
      {opened.value === 'answer' && <Answer report={report} place={place} onClose={close} onDone={done} />}
      {opened.value === 'decide' && <Decide report={report} place={place} onClose={close} onDone={done} />}
    </li>
  );
}

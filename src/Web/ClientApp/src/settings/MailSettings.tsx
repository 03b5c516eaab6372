import type { DigestRhythm, MailChoice } from '../api/entries';
import { put } from '../api/http';
import { t } from '../i18n';
import { wordIn } from '../i18n/dates';
import { useMine } from '../live/hooks';
import { entryOf } from '../live/unread';
import { ownZone, zoneName } from '../publications/zones';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Radios } from '../ui/pickers';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { Switch } from './Switch';

type Wanted = Omit<MailChoice, 'kind' | 'id' | 'no' | 'rev'>;

/** What holds until the member chooses. */
const Unchosen: Omit<Wanted, 'zone'> = { atOnce: true, digest: 'weekly', day: 'monday', hour: 8 };
const Rhythms = ['weekly', 'daily', 'never'] as const satisfies readonly DigestRhythm[];
const Days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const Night = { quietFrom: 21, quietTo: 7 };

/** Which mails come to the member, and when; on all of the member's devices at once. Hours are those of the place
 * where they were first chosen, until the member changes it. */
export function MailSettings({ email }: { readonly email?: string }) {
  const chosen = entryOf(useMine(), 'mail', 'mail');
  const { atOnce, digest, day, hour, quietFrom, quietTo } = chosen ?? Unchosen;
  const [own, zone] = [ownZone(), chosen?.zone ?? ownZone()];
  const change = useSubmit((part: Partial<Wanted>) =>
    put<undefined>('/api/me/mail', { atOnce, digest, day, hour, quietFrom, quietTo, zone, ...part }),
  );
  const isQuiet = quietFrom !== undefined && quietTo !== undefined;
  return (
    <section class="setting-group" aria-labelledby="mail">
      <h2 id="mail">{t('settings.mail')}</h2>
      {!email && <p>{t('settings.mail.none')}</p>}
      {email && (
        <>
          <p class="small">{t('settings.mail.where', { email })}</p>
          <Switch
            label={t('settings.mail.atOnce')}
            hint={t('settings.mail.atOnce.text')}
            on={atOnce}
            busy={change.busy}
            onSwitch={(on) => void change.submit({ atOnce: on })}
          />
          <Switch
            label={t('settings.mail.quiet')}
            hint={t('settings.mail.quiet.text')}
            on={isQuiet}
            busy={change.busy}
            onSwitch={(on) => void change.submit(on ? Night : { quietFrom: undefined, quietTo: undefined })}
          />
          {isQuiet && (
            <div class="mail-times">
              <Hour
                label={t('settings.mail.from')}
                chosen={quietFrom}
                but={quietTo}
                onChoose={(at) => void change.submit({ quietFrom: at })}
              />
              <Hour
                label={t('settings.mail.until')}
                chosen={quietTo}
                but={quietFrom}
                onChoose={(at) => void change.submit({ quietTo: at })}
              />
            </div>
          )}
          <Radios
            label={t('settings.mail.digest')}
            name="digest"
            chosen={digest}
            choices={Rhythms.map((value) => ({ value, label: t(`settings.mail.${value}`) }))}
            onChoose={(value) => void change.submit({ digest: value as DigestRhythm })}
          />
          {digest !== 'never' && (
            <div class="mail-times">
              {digest === 'weekly' && (
                <Field label={t('settings.mail.day')}>
                  {(attributes) => (
                    <select
                      {...attributes}
                      value={day}
                      onChange={(event) => void change.submit({ day: event.currentTarget.value as Wanted['day'] })}
                    >
                      {Days.map((value, at) => (
                        <option key={value} value={value} selected={value === day}>
                          {wordIn('date.weekdays', (at + 1) % 7)}
                        </option>
                      ))}
                    </select>
                  )}
                </Field>
              )}
              <Hour label={t('settings.mail.at')} chosen={hour} onChoose={(at) => void change.submit({ hour: at })} />
            </div>
          )}
          {chosen && <p class="small">{t('settings.mail.zone', { zone: zoneName(zone) })}</p>}
          {zone !== own && (
            <div class="mail-zone">
              <p class="small">{t('settings.mail.zone.here', { zone: zoneName(own) })}</p>
              <Button icon="clock" busy={change.busy} onClick={() => void change.submit({ zone: own })}>
                {t('settings.mail.zone.take', { zone: zoneName(own) })}
              </Button>
            </div>
          )}
          <Problem form={change} />
        </>
      )}
    </section>
  );
}

interface HourProps {
  readonly label: string;
  readonly chosen: number;
  /** An hour that can't be chosen. */
  readonly but?: number;
  readonly onChoose: (hour: number) => void;
}

function Hour({ label, chosen, but, onChoose }: HourProps) {
  return (
    <Field label={label}>
      {(attributes) => (
        <select
          {...attributes}
          value={String(chosen)}
          onChange={(event) => onChoose(Number(event.currentTarget.value))}
        >
          {Array.from({ length: 24 }, (_, hour) => hour)
            .filter((hour) => hour !== but)
            .map((hour) => (
              <option key={hour} value={String(hour)} selected={hour === chosen}>
                {`${String(hour).padStart(2, '0')}:00`}
              </option>
            ))}
        </select>
      )}
    </Field>
  );
}

import { t } from '../i18n';
import { memberCard } from '../live/cards';
import { useLive } from '../live/hooks';

/** Who is writing; its place is always there, so that nothing jumps. It is not read out. */
export function TypingLine({ topic }: { topic: string }) {
  const { typing } = useLive();
  const names = typing.who(topic).flatMap((id) => memberCard(id)?.name ?? []);
  const [first = '', second = ''] = names;
  const words =
    names.length === 0
      ? ''
      : names.length === 1
        ? t('typing.single', { name: first })
        : names.length === 2
          ? t('typing.pair', { first, second })
          : t('typing.many');
  return (
    <p class="typing" aria-hidden="true">
      {words}
    </p>
  );
}

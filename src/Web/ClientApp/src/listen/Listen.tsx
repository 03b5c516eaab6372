import { t } from '../i18n';
import { Button } from '../ui/Button';
import { hasVoice, isHeard, listen, type Spoken } from './aloud';

interface ListenProps extends Spoken {
  readonly look?: 'quiet';
}

/** Reads a text aloud, or ends doing so. Nothing where the browser has no voice, or there is no text. */
export function Listen({ look, ...text }: ListenProps) {
  if (!hasVoice.value || text.source.trim() === '') return null;
  return (
    <Button look={look} icon={isHeard(text) ? 'square' : 'volume-2'} onClick={() => listen(text)}>
      {t(isHeard(text) ? 'listen.stop' : 'listen.start')}
    </Button>
  );
}

import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { LongestNote, record, type Recording } from './recording';
import { timeWords } from './words';

export interface RecorderProps {
  readonly onClose: () => void;
  readonly onRecorded: (file: File, seconds: number) => void;
}

const LookEvery = 100;

/** Records a voice note: shows how long and how loud it is, lets it be heard, and only then gives it on. */
export function Recorder({ onClose, onRecorded }: RecorderProps) {
  const recording = useRef<Recording | null>(null);
  const isDenied = useSignal(false);
  const now = useSignal<{ seconds: number; level: number } | null>(null);
  const done = useSignal<{ url: string; file: File; seconds: number } | null>(null);
  const takes = useSignal(0);

  const stop = async () => {
    const running = recording.current;
    if (!running) return;
    recording.current = null;
    const seconds = Math.max(1, Math.round(running.seconds()));
    const blob = await running.stop();
    now.value = null;
    const file = new File([blob], t('files.voice.name'), { type: blob.type });
    done.value = { url: URL.createObjectURL(blob), file, seconds };
  };

  useEffect(() => {
    let left = false;
    let timer: ReturnType<typeof setInterval>;
    const begin = async () => {
      const begun = await record();
      if (left) return void begun.stop();
      recording.current = begun;
      timer = setInterval(() => {
        const running = recording.current;
        if (!running) return;
        now.value = { seconds: running.seconds(), level: running.level() };
        if (running.seconds() >= LongestNote) void stop();
      }, LookEvery);
    };
    begin().catch(() => (isDenied.value = true));
    return () => {
      left = true;
      clearInterval(timer);
      void recording.current?.stop();
      recording.current = null;
      if (done.peek()) URL.revokeObjectURL(done.peek()?.url ?? '');
      done.value = null;
    };
  }, [takes.value]);

  return (
    <Dialog title={t('files.voice')} onClose={onClose}>
      {isDenied.value ? (
        <p role="alert">{t('files.voice.denied')}</p>
      ) : done.value ? (
        <>
          <audio class="file-audio" controls src={done.value.url} aria-label={t('files.voice.name')} />
          <div class="acts">
            <Button
              look="primary"
              icon="check"
              onClick={() => done.value && onRecorded(done.value.file, done.value.seconds)}
            >
              {t('files.voice.use')}
            </Button>
            <Button icon="mic" onClick={() => takes.value++}>
              {t('files.voice.again')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p class="voice-time" role="timer">
            {now.value ? timeWords(now.value.seconds) : t('files.voice.starts')}
          </p>
          <meter
            class="voice-level"
            min={0}
            max={1}
            value={now.value?.level ?? 0}
            aria-label={t('files.voice.level')}
          />
          <p class="small">{t('files.voice.longest', { time: timeWords(LongestNote) })}</p>
          <Button look="primary" icon="square" disabled={!now.value} onClick={() => void stop()}>
            {t('files.voice.stop')}
          </Button>
        </>
      )}
    </Dialog>
  );
}

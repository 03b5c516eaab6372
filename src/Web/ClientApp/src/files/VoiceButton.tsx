import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { part } from '../app/part';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import type { RecorderProps } from './Recorder';
import { canRecord } from './recording';

/** Records a voice note; what it takes is loaded when it is wanted. Where the browser can't, there is no button. */
export function VoiceButton({ onRecorded }: Pick<RecorderProps, 'onRecorded'>) {
  const recorder = useSignal<{ Recorder: ComponentType<RecorderProps> } | null>(null);
  if (!canRecord()) return null;
  const open = async () => {
    const { Recorder } = await part(() => import('./Recorder'));
    recorder.value = { Recorder };
  };
  const close = () => (recorder.value = null);
  const Recorder = recorder.value?.Recorder;
  return (
    <>
      <Button look="quiet" icon="mic" class="composer-voice" label={t('files.voice')} onClick={() => void open()} />
      {Recorder && (
        <Recorder
          onClose={close}
          onRecorded={(file, seconds) => {
            close();
            onRecorded(file, seconds);
          }}
        />
      )}
    </>
  );
}

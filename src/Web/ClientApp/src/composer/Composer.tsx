import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { AttachButton } from '../files/AttachButton';
import type { PendingFile } from '../files/pending';
import { PendingFiles } from '../files/PendingFiles';
import { useAttaching } from '../files/useAttaching';
import { VoiceButton } from '../files/VoiceButton';
import { t } from '../i18n';
import { type Choice, useMentions } from './useMentions';
import { decode, encode, moved } from './mentions';
import { Button } from '../ui/Button';
import { Face } from '../ui/Face';
import { type Draft, draftValue, useDraft } from './useDraft';
import { useTools } from './useTools';

interface ComposerProps {
  /** What is being written, for everyone who can't see the place of the box. */
  readonly label: string;
  /** Where the draft is kept until it is sent. */
  readonly draft?: string;
  readonly initial?: string;
  /** What sending does where it isn't sending. */
  readonly saveLabel?: string;
  readonly people: readonly Choice[];
  readonly focus?: boolean;
  /** Whether files can be put beside the text; needs a draft, with which they are kept. */
  readonly attaches?: boolean;
  /** Whether there may be no text at all, since there are files beside it already. */
  readonly mayBeEmpty?: boolean;
  /** Resolves when the text is written down elsewhere; until then it stays in the box. */
  readonly onSend: (body: string, files?: readonly PendingFile[]) => Promise<void> | void;
  readonly onWrite?: () => void;
  readonly onCancel?: () => void;
}

/** At most this many bytes of a post are taken by the server. */
const Longest = 8_192;
/** What of a text was written after what is sent. */
const besides = (text: string, sent: string) => (text.startsWith(sent) ? text.slice(sent.length).trimStart() : text);
const bytes = (text: string) => new TextEncoder().encode(text).length;

/** The box in which one writes: it completes names after `@`, keeps the draft, and sends with Ctrl + Enter. */
export function Composer(props: ComposerProps) {
  const { label, draft, initial = '', saveLabel, people, onSend, onWrite, onCancel } = props;
  const box = useRef<HTMLTextAreaElement>(null);
  const text = useSignal<Draft>(decode(initial));
  const keeping = useDraft(draft, text);
  const sends = useSignal(false);
  /** What is to be sent as well, which was written while the former text was being written down. */
  const next = useRef<string>(undefined);
  const underway = useRef('');
  const names = useMentions(box, text, people);
  const attaching = useAttaching(draft && draftValue(draft), text);
  const { files } = attaching;
  const tools = useTools(box);
  const body = encode(text.value.text, text.value.mentions).trim();
  const tooLong = bytes(body) > Longest;
  const isEmpty = !body && files.length === 0;
  const maySend = !tooLong && !attaching.isRefused && (!isEmpty || props.mayBeEmpty === true);

  useEffect(() => {
    if (!props.focus || !box.current) return;
    box.current.focus();
    box.current.selectionStart = box.current.value.length;
  }, [props.focus]);

  const send = async () => {
    if (!maySend) return;
    if (sends.peek()) {
      next.current = besides(text.peek().text, underway.current);
      return;
    }
    const sent = text.peek();
    underway.current = sent.text;
    sends.value = true;
    keeping.sending();
    try {
      if (files.length > 0) await attaching.kept();
      await (files.length > 0 ? onSend(body, files) : onSend(body));
      // What was written meanwhile is the next text.
      const now = text.peek();
      const more = now.text;
      const rest = besides(more, sent.text);
      text.value = { text: rest, mentions: moved(now.mentions, more, rest), files: attaching.besides(files) };
    } catch (error) {
      next.current = undefined;
      throw error;
    } finally {
      sends.value = false;
    }
    box.current?.focus();
  };
  useEffect(() => {
    const wanted = next.current;
    if (sends.value || wanted === undefined) return;
    next.current = undefined;
    // What goes on being written waits for its own sending.
    if (wanted && text.peek().text === wanted) void send();
  });
  const cancel = () => {
    // An edit that is given up leaves nothing; an answer that is none any more is still a text.
    if (initial) keeping.forget();
    onCancel?.();
  };
  const key = (event: KeyboardEvent) => {
    if (names.key(event) || tools.key(event)) return event.preventDefault();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send();
    } else if (event.key === 'Escape') cancel();
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      {...(props.attaches ? attaching.drops : {})}
    >
      {files.length > 0 && <PendingFiles files={files} onChange={attaching.change} onRemove={attaching.remove} />}
      {attaching.problem && (
        <p class="field-error" role="alert">
          {attaching.problem}
        </p>
      )}
      {names.choices.length > 0 && (
        <ul class="names" id={names.listId} role="listbox" aria-label={t('composer.names')}>
          {names.choices.map((person, i) => (
            <li key={person.id} id={`${names.listId}-${i}`} role="option" aria-selected={i === names.active}>
              <button type="button" tabIndex={-1} onMouseDown={(e) => e.preventDefault()} onClick={() => names.pick(i)}>
                <Face id={person.id} name={person.name} size={24} />
                {person.name}
              </button>
            </li>
          ))}
        </ul>
      )}
      {tools.bar}
      {props.attaches && <AttachButton onChoose={attaching.add} />}
      {tools.button}
      <textarea
        ref={box}
        rows={1}
        value={text.value.text}
        aria-label={label}
        placeholder={label}
        aria-autocomplete="list"
        aria-controls={names.choices.length > 0 ? names.listId : undefined}
        aria-activedescendant={names.choices.length > 0 ? `${names.listId}-${names.active}` : undefined}
        aria-invalid={tooLong || undefined}
        onInput={(event) => {
          const { value } = event.currentTarget;
          text.value = { ...text.value, text: value, mentions: moved(text.value.mentions, text.value.text, value) };
          names.look();
          onWrite?.();
        }}
        onKeyDown={key}
        onPaste={(event) => {
          if (!tools.paste(event) && props.attaches) attaching.paste(event);
        }}
        onClick={names.look}
        onBlur={names.close}
      />
      {onCancel && initial && (
        <Button look="quiet" onClick={cancel}>
          {t('action.cancel')}
        </Button>
      )}
      {props.attaches && isEmpty && <VoiceButton onRecorded={(file, seconds) => attaching.add([file], seconds)} />}
      <Button type="submit" look="primary" icon={saveLabel ? undefined : 'send'} disabled={!maySend}>
        {saveLabel ?? <span class="send-word">{t('action.send')}</span>}
      </Button>
      {tooLong && (
        <p class="field-error" role="alert">
          {t('refusal.too_long')}
        </p>
      )}
    </form>
  );
}

/** What voices are recorded as, the best first: small, and understood by the browsers of the others. */
const Types = ['audio/webm;codecs=opus', 'audio/mp4'];
/** Enough for a voice: two kilobytes a second. */
const BitsPerSecond = 16_000;
/** A longer note is seldom listened to. */
export const LongestNote = 300;

const typeOf = (): string | undefined =>
  typeof MediaRecorder === 'undefined' ? undefined : Types.find((type) => MediaRecorder.isTypeSupported(type));

/** Whether this browser can record a voice. */
export const canRecord = (): boolean => navigator.mediaDevices?.getUserMedia !== undefined && typeOf() !== undefined;

export interface Recording {
  /** How loud it is just now, from 0 to 1. */
  level(): number;
  /** How many seconds it has lasted. */
  seconds(): number;
  /** Ends it, and answers what was recorded. */
  stop(): Promise<Blob>;
}

/** Begins to record; throws where the member or the browser doesn't allow it. */
export async function record(): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true },
  });
  const recorder = new MediaRecorder(stream, { mimeType: typeOf(), audioBitsPerSecond: BitsPerSecond });
  const pieces: Blob[] = [];
  recorder.ondataavailable = ({ data }) => pieces.push(data);
  const level = meter(stream);
  const began = performance.now();
  recorder.start();
  return {
    level: level.read,
    seconds: () => (performance.now() - began) / 1000,
    stop: async () => {
      if (recorder.state !== 'inactive') {
        const stopped = new Promise((resolve) => (recorder.onstop = resolve));
        recorder.stop();
        await stopped;
      }
      for (const track of stream.getTracks()) track.stop();
      level.end();
      return new Blob(pieces, { type: recorder.mimeType });
    },
  };
}

/** Measures how loud a stream is. */
function meter(stream: MediaStream): { read: () => number; end: () => void } {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Uint8Array(analyser.fftSize);
  return {
    read: () => {
      analyser.getByteTimeDomainData(samples);
      const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample - 128)), 0);
      return Math.min(1, loudest / 100);
    },
    end: () => void context.close(),
  };
}

import type { Ffmpeg } from '../ffmpeg';
import { preparationFailed } from '../ffmpeg';
import { readingFrom } from '../ffmpeg-input';
import type { MediaFacts } from '../probe-media';
import type { ProgramWatch } from '../run-ffmpeg';
import { measuringFilter, readLoudness } from './loudness';
import type { Loudness } from './loudness';
import { PcmListener } from './pcm-listener';
import type { Silence } from './pcm-listener';

/** Pairs in a waveform: as many as a player on a large screen can draw. */
export const WAVEFORM_POINTS = 800;
/** Shorter pauses are speech. */
const SILENT_SECONDS = 5;

export interface SoundAnalysis {
  loudness: Loudness;
  /** `WAVEFORM_POINTS` pairs of the lowest and highest sample, −128…127; fewer where there is nothing to hear. */
  peaks: number[];
  clippings: number;
  /** Of five seconds and more. */
  silences: Silence[];
}

export interface RecordingOnDisk {
  path: string;
  /** ffmpeg's, as `mediaReaderOf` gives it. */
  reader: string;
  facts: MediaFacts;
}

/** Listens to the whole recording once. @throws AppError as `Ffmpeg.run` */
export async function analyseSound(
  ffmpeg: Ffmpeg,
  { path, reader, facts }: RecordingOnDisk,
  limitMs: number,
  watch: Omit<ProgramWatch, 'onOutput'> = {},
): Promise<SoundAnalysis> {
  const channels = channelsOf(facts);
  const listener = new PcmListener(channels);
  const parameters = [
    ...['-v', 'info', ...readingFrom(path, reader)],
    ...['-map', '0:a:0', '-af', measuringFilter, '-f', 'null', '-'],
    ...['-map', '0:a:0', '-ac', String(channels), '-c:a', 'pcm_s16le', '-f', 's16le', 'pipe:1'],
  ];
  const { stderr } = await ffmpeg.run(parameters, limitMs, {
    ...watch,
    onOutput: (chunk) => listener.push(chunk),
  });
  const loudness = readLoudness(stderr);
  if (!loudness) throw preparationFailed(`No measurement in: ${stderr}`);
  const { peaks, clippings, silences } = listener.finish(
    facts.durationSeconds,
    WAVEFORM_POINTS,
    SILENT_SECONDS,
  );
  return { loudness, peaks, clippings, silences };
}

/** Mono stays mono, everything above is heard in two channels. */
export function channelsOf({ audio }: MediaFacts): 1 | 2 {
  return audio?.channels === 1 ? 1 : 2;
}

import { Worker } from 'node:worker_threads';
import { mediaDamaged } from './media-errors';
import { probeInThread } from './probe-thread';
import type { ProbedTrack } from './probe-thread';

/** What a person, a page or a platform wants to know about sound and film. */
export interface MediaFacts {
  durationSeconds: number;
  /** Bits per second over all. */
  bitRate: number | null;
  /** Absent: sound only. Size as shown, a turned film is turned. */
  video?: {
    codec: string;
    width: number;
    height: number;
    frameRate: number | null;
    /** PQ or HLG: looks pale on screens that don't know it. */
    isHighRange?: true;
  };
  audio?: { codec: string; sampleRate: number | null; channels: number | null };
}

/** A hostile file must not hold the process: its reading happens in a thread of its own that is ended after this. */
const PROBE_MS = 20_000;

/** Reads the headers of an audio or video file, piece by piece. @throws AppError `media_damaged` */
export async function probeMedia(path: string): Promise<MediaFacts> {
  const tracks = await readTracks(path);
  const general = tracks.find((track) => track['@type'] === 'General');
  const video = tracks.find((track) => track['@type'] === 'Video');
  const audio = tracks.find((track) => track['@type'] === 'Audio');
  const durationSeconds = round(number(general?.Duration) ?? number((video ?? audio)?.Duration));
  if (!durationSeconds || !(video || audio)) throw mediaDamaged();
  return {
    durationSeconds,
    bitRate: round(number(general?.OverallBitRate), 0),
    ...(video && { video: videoFacts(video) }),
    ...(audio && {
      audio: {
        codec: codecOf(audio),
        sampleRate: number(audio.SamplingRate),
        channels: number(audio.Channels),
      },
    }),
  };
}

function videoFacts(track: ProbedTrack): NonNullable<MediaFacts['video']> {
  const [width, height] = [number(track.Width), number(track.Height)];
  if (!width || !height) throw mediaDamaged();
  const isTurned = Math.round(Math.abs(number(track.Rotation) ?? 0) / 90) % 2 === 1;
  return {
    codec: codecOf(track),
    width: isTurned ? height : width,
    height: isTurned ? width : height,
    frameRate: number(track.FrameRate),
    ...(highRanges.test(String(track.transfer_characteristics)) && { isHighRange: true }),
  };
}

const highRanges = /\b(?:PQ|HLG)\b/;

function readTracks(path: string): Promise<ProbedTrack[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(`(${probeInThread.toString()})()`, {
      eval: true,
      workerData: { path, library: require.resolve('mediainfo.js') },
      resourceLimits: { maxOldGenerationSizeMb: 128 },
    });
    const timer = setTimeout(() => finish(() => reject(mediaDamaged(new Error('timed out')))), PROBE_MS);
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      settle();
      void worker.terminate();
    };
    worker.once('message', (tracks: ProbedTrack[]) => finish(() => resolve(tracks)));
    worker.once('error', (error) => finish(() => reject(mediaDamaged(error))));
    worker.once('exit', () => finish(() => reject(mediaDamaged(new Error('ended early')))));
  });
}

function codecOf({ Format: format }: ProbedTrack): string {
  return typeof format === 'string' ? format : 'unknown';
}

function number(value: unknown): number | null {
  const parsed = typeof value === 'string' || typeof value === 'number' ? Number(value) : NaN;
  return Number.isFinite(parsed) ? parsed : null;
}

function round(value: number | null, digits = 3): number {
  return Number((value ?? 0).toFixed(digits));
}

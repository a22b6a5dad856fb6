/** By EBU R 128 (ITU-R BS.1770-4), a mono recording measured as it is heard: from two loudspeakers. */
export interface Loudness {
  /** LUFS over the whole; null: silence. */
  integratedLufs: number | null;
  /** dBTP; null: silence. */
  truePeakDbtp: number | null;
  /** LU between the quiet and the loud parts (EBU Tech 3342). */
  rangeLu: number;
  /** LUFS below which nothing counted. */
  thresholdLufs: number | null;
  /** LU that the second pass adds. */
  offsetLu: number;
}

/** What Apple and the podcast hosts ask for (±1 LU); a mono file so heard has −19 LUFS when its one channel is measured. */
export const TARGET_LUFS = -16;
/** Half a decibel below the promised −1: what an encoder adds between the samples. */
const TARGET_PEAK_DBTP = -1.5;
const TARGET_RANGE_LU = 11;
/** The filter takes no more. */
const MOST_RANGE_LU = 20;

const targets = (range: number) =>
  `loudnorm=I=${TARGET_LUFS}:TP=${TARGET_PEAK_DBTP}:LRA=${range}:dual_mono=true`;

/** ffmpeg's filter for the first pass, which prints what `readLoudness` reads. */
export const measuringFilter = `${targets(TARGET_RANGE_LU)}:print_format=json`;

/** @returns null where the words hold no measurement */
export function readLoudness(words: string): Loudness | null {
  const block = /\{[^{}]*"input_i"[^{}]*\}/.exec(words)?.[0];
  if (!block) return null;
  const read = JSON.parse(block) as Record<string, string>;
  return {
    integratedLufs: finite(read.input_i),
    truePeakDbtp: finite(read.input_tp),
    rangeLu: finite(read.input_lra) ?? 0,
    thresholdLufs: finite(read.input_thresh),
    offsetLu: finite(read.target_offset) ?? 0,
  };
}

/**
 * The filter of the second pass: one gain for the whole where the peaks allow it, so that nothing is pressed together.
 * Null for silence, which nothing makes louder.
 */
export function normalisingFilter(loudness: Loudness): string | null {
  const { integratedLufs, truePeakDbtp, rangeLu, thresholdLufs, offsetLu } = loudness;
  if (integratedLufs === null || truePeakDbtp === null || thresholdLufs === null) return null;
  const range = Math.min(MOST_RANGE_LU, Math.max(TARGET_RANGE_LU, Math.ceil(rangeLu)));
  return [
    targets(range),
    `measured_I=${integratedLufs}:measured_TP=${truePeakDbtp}:measured_LRA=${rangeLu}`,
    `measured_thresh=${thresholdLufs}:offset=${offsetLu}:linear=true`,
  ].join(':');
}

/** The meter ends at −70 LUFS: below it says −inf or that. */
function finite(text: string | undefined): number | null {
  const value = Number(text);
  return text !== undefined && Number.isFinite(value) && value > -69.9 ? value : null;
}

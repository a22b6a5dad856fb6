import { markup } from './markup';
import type { Markup } from './markup';

/** Bars as a phone can show them apart. */
const BARS = 160;
const STEP = 3;
const WIDTH = BARS * STEP;
const HEIGHT = 64;
const SMALLEST = 2;

/**
 * The outline of a recording's wave: one upright line for each part, as loud as the loudest moment in it, drawn against
 * the loudest of all. Null where nothing is to be heard.
 * @param peaks pairs of the lowest and highest sample, −128…127
 */
export function waveOutline(peaks: readonly number[]): string | null {
  const pairs = Math.floor(peaks.length / 2);
  if (pairs === 0) return null;
  const bars = Math.min(BARS, pairs);
  const heights = Array.from({ length: bars }, (_, bar) => {
    const part = peaks.slice(
      Math.floor((bar * pairs) / bars) * 2,
      Math.floor(((bar + 1) * pairs) / bars) * 2,
    );
    return part.reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0);
  });
  const loudest = Math.max(...heights);
  if (loudest === 0) return null;
  const step = WIDTH / bars;
  return heights
    .map((height, bar) => {
      const long = Math.max(SMALLEST, Math.round((height / loudest) * HEIGHT));
      return `M${Math.round((bar + 0.5) * step)} ${(HEIGHT - long) / 2}v${long}`;
    })
    .join('');
}

/** The wave, of which the script colours what was heard. The player below says the same to who does not see it. */
export function wave(outline: string): Markup {
  return markup`<svg class="wave" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true" focusable="false"><linearGradient id="heard" gradientUnits="userSpaceOnUse" x2="${WIDTH}"><stop class="heard" offset="0"/><stop offset="0"/></linearGradient><path stroke="url(#heard)" d="${outline}"/></svg>`;
}

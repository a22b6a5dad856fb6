/** Lowest and highest sample of parts of equal length, −1…1. */
export type Peaks = readonly (readonly [number, number])[];

export const BARS = 160;

/** Of the file that the worker makes: `[low, high, low, high, …]`, or pairs, of −128…127. */
export function peaksOfFile(file: unknown): Peaks {
  const { peaks } = file as { peaks?: unknown };
  if (!Array.isArray(peaks)) return [];
  const numbers = peaks.flat().filter((value): value is number => typeof value === 'number');
  const pairs = Array.from({ length: Math.floor(numbers.length / 2) }, (_, index): [number, number] => [
    numbers[index * 2]! / 128,
    numbers[index * 2 + 1]! / 128,
  ]);
  return fewer(pairs, BARS);
}

export function peaksOfSamples(samples: Float32Array): Peaks {
  const length = Math.max(1, Math.ceil(samples.length / BARS));
  const pairs: [number, number][] = [];
  for (let start = 0; start < samples.length; start += length) {
    let [low, high] = [0, 0];
    for (let at = start; at < Math.min(start + length, samples.length); at++) {
      low = Math.min(low, samples[at]!);
      high = Math.max(high, samples[at]!);
    }
    pairs.push([low, high]);
  }
  return pairs;
}

/** As many as there is room for: of each group the lowest and the highest. */
function fewer(pairs: [number, number][], most: number): Peaks {
  const group = Math.max(1, Math.ceil(pairs.length / most));
  const grouped: [number, number][] = [];
  for (let start = 0; start < pairs.length; start += group) {
    const members = pairs.slice(start, start + group);
    grouped.push([Math.min(...members.map(([low]) => low)), Math.max(...members.map(([, high]) => high))]);
  }
  return grouped;
}

const WIDTH = 1000;
const HEIGHT = 100;
export const viewBox = `0 0 ${WIDTH} ${HEIGHT}`;

/** The bars as one path; silence is a thin line. */
export function pathOf(peaks: Peaks): string {
  const step = WIDTH / Math.max(peaks.length, 1);
  return peaks
    .map(([low, high], index) => {
      const upper = Math.min(HEIGHT / 2 - (high * HEIGHT) / 2, HEIGHT / 2 - 1);
      const lower = Math.max(HEIGHT / 2 - (low * HEIGHT) / 2, HEIGHT / 2 + 1);
      const x = index * step;
      return `M${round(x)} ${round(upper)}H${round(x + step * 0.7)}V${round(lower)}H${round(x)}Z`;
    })
    .join('');
}

const round = (value: number) => Math.round(value * 10) / 10;

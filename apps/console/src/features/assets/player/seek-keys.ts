const NEAR_SECONDS = 5;
const FAR_SECONDS = 30;

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -NEAR_SECONDS,
  ArrowDown: -NEAR_SECONDS,
  ArrowRight: NEAR_SECONDS,
  ArrowUp: NEAR_SECONDS,
  PageDown: -FAR_SECONDS,
  PageUp: FAR_SECONDS,
  Home: -Infinity,
  End: Infinity,
};

/** Second to which a key goes, as sliders do; null for any other key. */
export function soughtBy(key: string, at: number, length: number): number | null {
  const step = steps[key];
  return step === undefined ? null : Math.min(Math.max(at + step, 0), length);
}

/** `75.5` → `1:15.5`, `3600` → `1:00:00`. */
export function timeText(seconds: number): string {
  const thousandths = Math.round(seconds * 1000);
  const whole = Math.floor(thousandths / 1000);
  const rest = thousandths % 1000;
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  const text = shown
    .map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0')))
    .join(':');
  return rest === 0 ? text : `${text}.${String(rest).padStart(3, '0').replace(/0+$/, '')}`;
}

/** Seconds of `1:15`, `1:00:00`, `75` or `1：15.5`, as people type them; null for what is no time. */
export function secondsOf(text: string): number | null {
  const parts = text.trim().replaceAll('：', ':').replaceAll('。', '.').split(':');
  if (parts.length > 3 || !parts.every((part, index) => isPart(part, index === parts.length - 1)))
    return null;
  const numbers = parts.map(Number);
  // What stands right of another is less than one of those.
  if (numbers.slice(1).some((number) => number >= 60)) return null;
  const seconds = numbers.reduce((sum, number) => sum * 60 + number, 0);
  return Math.round(seconds * 1000) / 1000;
}

const isPart = (part: string, isLast: boolean) => (isLast ? /^\d{1,6}(\.\d{1,3})?$/ : /^\d{1,3}$/).test(part);

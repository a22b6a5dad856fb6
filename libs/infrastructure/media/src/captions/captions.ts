import { captionsInvalid } from './caption-errors';
import { cleanCueText } from './cue-text';

export interface CaptionCue {
  startMs: number;
  endMs: number;
  /** Place on the picture, as WebVTT has it; empty: below. */
  settings: string;
  text: string;
}

const MOST_CUES = 20_000;
const time = String.raw`(?:(\d{1,3}):)?([0-5]\d):([0-5]\d)[.,](\d{3})`;
const timing = new RegExp(`^\\s*${time}\\s+-->\\s+${time}((?:\\s+\\S+)*)\\s*$`);
const setting =
  /^(?:vertical:(?:rl|lr)|line:-?\d{1,3}(?:\.\d+)?%?|(?:position|size):\d{1,3}(?:\.\d+)?%|align:(?:start|center|end|left|right))$/;
const head = /^WEBVTT(?:[ \t][^\n]*)?(?:\n|$)/;
const subRipHead = /^\s*\d+[ \t]*\r?\n\s*\d{1,3}:\d\d:\d\d,\d{3}[ \t]+-->/;

/** Whether the first bytes are captions, WebVTT or SRT. */
export function looksLikeCaptions(first: Buffer): boolean {
  const text = first.toString('utf8', 0, 512).replace(/^\uFEFF/, '');
  return /^WEBVTT(?:[ \t\r\n]|$)/.test(text) || subRipHead.test(text);
}

/**
 * Captions as WebVTT (W3C, 2019) of our own writing: whatever came in, WebVTT or SRT, out go times, places and words with
 * `b`, `i`, `u`, `v`, in the order of time. Styles, regions and notes stay behind.
 * @throws AppError `captions_invalid` with the line
 */
export function cleanCaptions(bytes: Buffer): string {
  const cues = parseCaptions(textOf(bytes));
  const blocks = cues.map(
    ({ startMs, endMs, settings, text }) =>
      `${timeText(startMs)} --> ${timeText(endMs)}${settings && ` ${settings}`}\n${text}\n`,
  );
  return ['WEBVTT\n', ...blocks].join('\n');
}

/** @throws AppError `captions_invalid` */
export function parseCaptions(text: string): CaptionCue[] {
  const lines = text.split('\n');
  const isWebVtt = head.test(text);
  const cues: CaptionCue[] = [];
  let line = isWebVtt ? 1 : 0;
  // What stands under the first line belongs to the head.
  if (isWebVtt)
    while (line < lines.length && lines[line]!.trim() !== '' && !timing.test(lines[line]!)) line += 1;
  while (line < lines.length) {
    if (lines[line]!.trim() === '') {
      line += 1;
      continue;
    }
    const from = line;
    while (line < lines.length && lines[line]!.trim() !== '') line += 1;
    const cue = cueOf(lines.slice(from, line), from + 1, isWebVtt);
    if (cue) cues.push(cue);
    if (cues.length > MOST_CUES)
      throw captionsInvalid(from + 1, `字幕超过 ${MOST_CUES} 条。`, `there are more than ${MOST_CUES} cues.`);
  }
  if (cues.length === 0) throw captionsInvalid(1, '没有任何字幕。', 'there is not a single cue.');
  return cues.toSorted((one, other) => one.startMs - other.startMs);
}

function cueOf(block: string[], line: number, isWebVtt: boolean): CaptionCue | null {
  if (isWebVtt && /^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(block[0]!)) return null;
  const at = block.findIndex((text) => text.includes('-->'));
  const times = at >= 0 && at <= 1 ? timing.exec(block[at]!) : null;
  if (!times) {
    throw captionsInvalid(
      line + Math.max(0, at),
      '应为“00:00:01.000 --> 00:00:04.000”这样的时间行。',
      'a line like "00:00:01.000 --> 00:00:04.000" belongs here.',
    );
  }
  const [startMs, endMs] = [millisecondsOf(times.slice(1, 5)), millisecondsOf(times.slice(5, 9))];
  if (endMs <= startMs)
    throw captionsInvalid(line + at, '结束时间应晚于开始时间。', 'the end must be later than the beginning.');
  const settings = times[9]!.split(/\s+/).filter((text) => setting.test(text));
  const words = block
    .slice(at + 1)
    .join('\n')
    .replace(/\{\\[^{}]*\}/g, '');
  const text = cleanCueText(words)
    .split('\n')
    .filter((part) => part.trim() !== '')
    .join('\n');
  return text === '' ? null : { startMs, endMs, settings: settings.join(' '), text };
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true })
      .decode(bytes)
      .replace(/\r\n?/g, '\n')
      .replaceAll('\0', '\uFFFD');
  } catch {
    throw captionsInvalid(1, '文件不是 UTF-8 编码。', 'the file is not in UTF-8.');
  }
}

function millisecondsOf([hours = '0', minutes, seconds, milliseconds]: string[]): number {
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000 + Number(milliseconds);
}

function timeText(ms: number): string {
  const part = (value: number, digits: number) => String(value).padStart(digits, '0');
  const seconds = Math.floor(ms / 1_000);
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  return `${part(hours, 2)}:${part(minutes, 2)}:${part(seconds % 60, 2)}.${part(ms % 1_000, 3)}`;
}

export interface Cue {
  readonly startSeconds: number;
  /** With its lines, without marks. */
  readonly text: string;
}

const timing = /^(?:(\d+):)?(\d\d):(\d\d)\.(\d{3}) --> /;

const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', nbsp: ' ', lrm: '', rlm: '', amp: '&' };

/** Captions as the library keeps them: WebVTT of its own writing, whatever was brought in. */
export function cuesOf(file: string): Cue[] {
  return file.split(/\n{2,}/).flatMap((block) => {
    const [first = '', ...lines] = block.trim().split('\n');
    const [, hours = '0', minutes, seconds, thousandths] = timing.exec(first) ?? [];
    if (minutes === undefined) return [];
    const startSeconds =
      Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(thousandths) / 1000;
    return [{ startSeconds, text: plain(lines.join('\n')) }];
  });
}

const plain = (text: string) =>
  text.replace(/<[^>]*>/g, '').replace(/&(\w+);/g, (whole, name: string) => signs[name] ?? whole);

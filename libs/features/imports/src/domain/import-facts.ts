/** What the text says about itself; left in the text, shown beside it. */
export interface ImportFacts {
  /** 文号 of an official document, as printed. */
  docNumber: string | null;
  /** 成文日期, `YYYY-MM-DD`. */
  documentDate: string | null;
  /** As printed on the page it came from. */
  publishedOn: string | null;
  sourceName: string | null;
  author: string | null;
}

export const noFacts: ImportFacts = {
  docNumber: null,
  documentDate: null,
  publishedOn: null,
  sourceName: null,
  author: null,
};

const docNumber = /[\u4e00-\u9fff]{1,12}[〔[［【(（]\s*(?:19|20)\d{2}\s*[〕\]］】)）]\s*第?\s*\d{1,5}\s*号/;
const digitDate = /(?:^|\s|[(（号])((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日\s*[)）]?$/;
const wordDate =
  /^[二〇○零一三四五六七八九]{4}年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日$/;
const digits = '〇一二三四五六七八九';

/** Facts of the lines of a text, first come first served; the date of a document is its last own line of that form. */
export function factsOf(text: string): ImportFacts {
  const lines = text.split('\n').map((line) => line.trim());
  const head = lines.slice(0, 30).join('\n');
  const published =
    /((?:19|20)\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?/.exec(
      lines.slice(0, 15).find((line) => /来源|來源|发布|發布|\d:\d{2}/.test(line) && line.length < 80) ?? '',
    );
  return {
    docNumber: docNumber.exec(head)?.[0] ?? null,
    documentDate: dateOf(lines),
    publishedOn: published ? isoDate(published[1]!, published[2]!, published[3]!) : null,
    sourceName:
      /(?:来源|來源|來源)\s*[:：]\s*([^\s|｜]{2,40})/.exec(lines.slice(0, 15).join('\n'))?.[1] ?? null,
    author:
      /(?:^|\s)(?:作者|文\/|记者|記者|撰稿)\s*[:：]?\s*([\u4e00-\u9fff·]{2,12}(?:[ 、][\u4e00-\u9fff·]{2,8})*)$/m.exec(
        [...lines.slice(0, 15), ...lines.slice(-15)].filter((line) => line.length < 40).join('\n'),
      )?.[1] ?? null,
  };
}

function dateOf(lines: string[]): string | null {
  for (const line of [...lines].reverse()) {
    if (line.length > 40) continue;
    const written = digitDate.exec(line);
    if (written) return isoDate(written[1]!, written[2]!, written[3]!);
    const spelled = wordDate.exec(line.replace(/\s/g, ''));
    if (spelled) return isoDate(yearIn(line), numberIn(spelled[1]!), numberIn(spelled[2]!));
  }
  return null;
}

function yearIn(line: string): string {
  const year = line.replace(/\s/g, '').slice(0, 4).replace(/[○零]/g, '〇');
  return [...year].map((character) => digits.indexOf(character)).join('');
}

function numberIn(word: string): string {
  const [tens, ones] = word.includes('十') ? word.split('十') : ['0', word];
  const of = (part: string | undefined, empty: number) => (part ? Math.max(digits.indexOf(part), 0) : empty);
  return String(of(tens, 1) * 10 + of(ones, 0));
}

/** Null for a day that the calendar does not have. */
function isoDate(year: string, month: string, day: string): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : null;
}

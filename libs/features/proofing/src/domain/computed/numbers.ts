const chinese = '零一二三四五六七八九';

/** A small number in Chinese or Arabic digits (十二, 三十, ２３); NaN for anything else. Up to 99. */
export function smallNumber(text: string): number {
  const plain = narrow(text);
  if (/^\d+$/.test(plain)) return Number(plain);
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(plain.replace('〇', '零'));
  if (!match || plain === '') return Number.NaN;
  const [, first, ten, last] = match;
  if (ten === undefined) return last === undefined ? chinese.indexOf(first ?? '') : Number.NaN;
  return (
    (first === undefined ? 1 : chinese.indexOf(first)) * 10 + (last === undefined ? 0 : chinese.indexOf(last))
  );
}

/** Full-width digits, letters and marks as half-width ones. As long as the text, so every offset stays true. */
export function narrow(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}

/** `1,200.5` as a number. */
export function amount(text: string): number {
  return Number(narrow(text).replaceAll(',', ''));
}

/** Whether two figures differ by more than the rounding of binary fractions. */
export function differ(one: number, other: number): boolean {
  return Math.abs(one - other) > 1e-9 * Math.max(1, Math.abs(one), Math.abs(other));
}

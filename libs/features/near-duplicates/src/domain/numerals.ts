export interface Numeral {
  value: number;
  /** The character that follows, or nothing. */
  unit: string;
  start: number;
  end: number;
}

const digits: Record<string, number> = {
  ...{ 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
};
const places: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
const written =
  /(?:\d[\d,]*(?:\.\d+)?|[一二两三四五六七八九十百千][〇零一二两三四五六七八九十百千]+)([万亿]?)([余多]?)(\p{Script=Han}?)/gu;

/** Numbers in digits and in Chinese words (三百二十 → 320, 1.5万 → 15000), each with what is counted. */
export function numeralsIn(plain: string): Numeral[] {
  const numerals: Numeral[] = [];
  for (const { 0: found, 1: myriads = '', 2: about = '', 3: unit = '', index } of plain.matchAll(written)) {
    const end = index + found.length;
    const number = found.slice(0, found.length - myriads.length - about.length - unit.length);
    const value = /^\d/.test(number) ? Number(number.replaceAll(',', '')) : valueOfWords(number);
    const factor = myriads === '亿' ? 100_000_000 : myriads === '万' ? 10_000 : 1;
    numerals.push({ value: Math.round(value * factor * 100) / 100, unit, start: index, end });
  }
  return numerals;
}

function valueOfWords(words: string): number {
  let total = 0;
  let digit = 0;
  for (const character of words) {
    const place = places[character];
    if (place === undefined) digit = digits[character] ?? 0;
    else {
      total += (digit || 1) * place;
      digit = 0;
    }
  }
  return total + digit;
}

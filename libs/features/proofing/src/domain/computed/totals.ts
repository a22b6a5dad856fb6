import type { Check, Remark } from './computed-hit';
import { amount, differ, narrow } from './numbers';

/** Bounded, and never begun in the middle: a text of nothing but digits is read in one pass. */
const figure = '(?<![\\d.,])\\d{1,12}(?:,\\d{3}){0,4}(?:\\.\\d{1,6})?';
const unit = '(?:万元|亿元|元|人次|人|名|家|个|件|项|场|户|次|篇|位|台|套|份|支|条|期|辆)';
const sum = new RegExp(
  `(?<![\\d.+\\-×*/=])(${figure}(?:\\s?\\+\\s?${figure}){1,30})\\s?=\\s?(${figure})(?![\\d%.]|\\s?[+\\-×*/])`,
  'gu',
);
const stated = new RegExp(`共(?:有|计)?(${figure})(${unit})`, 'gu');
const counted = (of: string) => new RegExp(`([^，、；,;\\d]{0,12}?)(${figure})${of}`, 'gu');
const listed = new RegExp(
  `((?:[^，、；。,;\\d\\n]{1,12}${figure}${unit}[、，,]?){2,12})(?:合计|共计|总计|共)(${figure})(${unit})`,
  'gu',
);
const men = /男/u;
const women = /女/u;

/** Figures that do not add up: written sums, the two halves of a total, lists with a total behind, shares over 100%. */
export const checkTotals: Check = (text) => {
  const plain = narrow(text).replaceAll('＋', '+');
  const remark = (start: number, length: number, said: string, is: number, confidence: number): Remark => {
    const found = text.slice(start, start + length);
    return {
      code: 'total_mismatch',
      category: 'number_date',
      severity: 'confirm',
      start,
      found,
      replacement: null,
      confidence,
      message: {
        zh: `“${found}”：各项合计为 ${rounded(is)}，文中为 ${said}。`,
        en: `“${found}”: the parts make ${rounded(is)}, the text says ${said}.`,
      },
    };
  };
  const remarks: Remark[] = [];
  for (const { 0: found, 1: terms = '', 2: said = '', index } of plain.matchAll(sum)) {
    const is = terms.split('+').reduce((total, term) => total + amount(term.trim()), 0);
    if (differ(is, amount(said))) remarks.push(remark(index, found.length, said, is, 0.98));
  }
  for (const { 0: found, 1: list = '', 2: said = '', 3: of = '', index } of plain.matchAll(listed)) {
    const parts = [...list.matchAll(counted(of))];
    const others = [...list.matchAll(new RegExp(`${figure}${unit}`, 'gu'))];
    const is = parts.reduce((total, part) => total + amount(part[2] as string), 0);
    if (parts.length >= 2 && parts.length === others.length && differ(is, amount(said))) {
      remarks.push(remark(index, found.length, said, is, 0.7));
    }
  }
  for (const { 0: found, 1: said = '', 2: of = '', index } of plain.matchAll(stated)) {
    const sentence = /^[^。；！？;\n]{0,120}/u.exec(plain.slice(index + found.length))?.[0] ?? '';
    const parts = [...sentence.matchAll(counted(of))];
    const isInTwo = parts.length === 2 && isOfMenAndWomen(parts.map((part) => part[1] ?? ''));
    const is = parts.reduce((total, part) => total + amount(part[2] as string), 0);
    if (isInTwo && differ(is, amount(said))) {
      const last = parts[1] as RegExpExecArray;
      remarks.push(remark(index, found.length + last.index + last[0].length, said + of, is, 0.9));
    }
  }
  return [...remarks, ...shares(text, plain)];
};

/** Parts that are all there is; 其中 alone may name some of several that overlap (党员 15 人、女职工 12 人). */
function isOfMenAndWomen([one = '', other = '']: string[]): boolean {
  return (men.test(one) && women.test(other)) || (women.test(one) && men.test(other));
}

function shares(text: string, plain: string): Remark[] {
  const remarks: Remark[] = [];
  for (const { 0: sentence, index } of plain.matchAll(/[^。；！？;\n]+/gu)) {
    const parts = [...sentence.matchAll(/([^，、,%]{0,12}?)(?<![\d.])(\d{1,6}(?:\.\d{1,6})?)%/gu)];
    const is = parts.reduce((total, part) => total + Number(part[2]), 0);
    const isInTwo =
      parts.length === 2 && /占/u.test(sentence) && isOfMenAndWomen(parts.map((part) => part[1] ?? ''));
    const isDivided = parts.length >= 2 && /(?:分别|各)占[^，]{0,6}\d/u.test(sentence) && is > 101;
    if (!(isInTwo && Math.abs(is - 100) > 0.2) && !isDivided) continue;
    const first = parts[0] as RegExpExecArray;
    const last = parts.at(-1) as RegExpExecArray;
    const found = text.slice(index + first.index, index + last.index + last[0].length);
    remarks.push({
      code: 'shares_mismatch',
      category: 'number_date',
      severity: 'confirm',
      start: index + first.index,
      found,
      replacement: null,
      confidence: isInTwo ? 0.9 : 0.6,
      message: {
        zh: `各项占比合计 ${rounded(is)}%，不是 100%。`,
        en: `The shares make ${rounded(is)}%, not 100%.`,
      },
    });
  }
  return remarks;
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

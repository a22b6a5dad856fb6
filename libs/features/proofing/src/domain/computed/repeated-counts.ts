import type { Check, Remark } from './computed-hit';
import { amount, narrow } from './numbers';

const total =
  /([\p{Script=Han}]{2,6}(?:总数|总人数|总额|总量))(?:为|达|达到|共|是)?\s?(\d{1,15}(?:,\d{3}){0,4}(?:\.\d{1,6})?)\s?(万|亿)?/gu;
/** Words by which the same total may well be another one: another time, another step. */
const another = /[年月季度]|同比|环比|增|降|由|从|原|目标|计划|预计/u;

/** The same total, named by the same words, with two figures. */
export const checkRepeatedCounts: Check = (text) => {
  const plain = narrow(text);
  const firsts = new Map<string, { value: number; written: string }>();
  const remarks: Remark[] = [];
  for (const { 0: found, 1: name = '', 2: written = '', 3: scale = '', index } of plain.matchAll(total)) {
    const sentence =
      plain
        .slice(Math.max(0, index - 30), index + found.length)
        .split(/[。；！？\n]/u)
        .at(-1) ?? '';
    if (another.test(sentence)) continue;
    const value = amount(written) * ({ 万: 1e4, 亿: 1e8 }[scale] ?? 1);
    const first = firsts.get(name);
    if (!first) firsts.set(name, { value, written: written + scale });
    else if (first.value !== value) {
      remarks.push({
        code: 'count_contradiction',
        category: 'number_date',
        severity: 'confirm',
        start: index,
        found: text.slice(index, index + found.length),
        replacement: null,
        confidence: 0.7,
        message: {
          zh: `前文“${name}”为 ${first.written}，此处为 ${written}${scale}。`,
          en: `“${name}” was ${first.written} before, and is ${written}${scale} here.`,
        },
      });
    }
  }
  return remarks;
};

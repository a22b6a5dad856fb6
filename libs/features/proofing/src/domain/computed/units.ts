import type { Check, Remark } from './computed-hit';
import { amount, differ, narrow } from './numbers';

const scales: Record<string, number> = { '': 1, 万: 1e4, 亿: 1e8 };
const apposition =
  /(?<![\d.,])(\d{1,15}(?:,\d{3}){0,4}(?:\.\d{1,6})?)(万|亿)?元\s?[（(](?:即|合|计|人民币)?\s?(\d{1,15}(?:,\d{3}){0,4}(?:\.\d{1,6})?)(万|亿)?元[）)]/gu;
const degrees = /(?<=\d\s?)(?:度C|。C|º\s?C|˚\s?C|(?<![A-Za-z])oC)(?![A-Za-z])/gu;
const tenThousands = /(?<![\d.,])(\d{5,15}(?:\.\d{1,6})?)万(?!分|一)/gu;
/** Two names of one unit: either is right, both in one text are not. */
const twins = [
  ['公斤', '千克'],
  ['公里', '千米'],
  ['公分', '厘米'],
  ['平米', '平方米'],
] as const;

/** Units and scales: what contradicts itself is to be confirmed, what is only unusual is suggested. */
export const checkUnits: Check = (text) => {
  const plain = narrow(text);
  return [...contradictions(text, plain), ...slips(text, plain), ...mixtures(plain)];
};

function contradictions(text: string, plain: string): Remark[] {
  return Array.from(plain.matchAll(apposition)).flatMap(({ 0: found, index, ...groups }) => {
    const one = amount(groups[1] as string) * (scales[groups[2] ?? ''] as number);
    const other = amount(groups[3] as string) * (scales[groups[4] ?? ''] as number);
    if (!differ(one, other)) return [];
    return [
      {
        code: 'amount_contradiction',
        category: 'number_date' as const,
        severity: 'confirm' as const,
        start: index,
        found: text.slice(index, index + found.length),
        replacement: null,
        confidence: 0.95,
        message: {
          zh: `两处金额不等：${one} 元与 ${other} 元，请核对单位。`,
          en: `The two amounts differ: ${one} and ${other} yuan; check their units.`,
        },
      },
    ];
  });
}

function slips(text: string, plain: string): Remark[] {
  const wide = Array.from(plain.matchAll(tenThousands), ({ 0: found, 1: number = '', index }) =>
    suggestion(
      index,
      text.slice(index, index + found.length),
      `${Number((Number(number) / 1e4).toFixed(6))}亿`,
    ),
  );
  const signs = Array.from(plain.matchAll(degrees), ({ 0: found, index }) =>
    suggestion(index, text.slice(index, index + found.length), '℃'),
  );
  return [...wide, ...signs];
}

function mixtures(plain: string): Remark[] {
  return twins.flatMap(([one, other]) => {
    const places = [placesOf(plain, one), placesOf(plain, other)] as const;
    if (places[0].length === 0 || places[1].length === 0) return [];
    const [rarer, usual] = places[0].length < places[1].length ? [0, 1] : [1, 0];
    const [found, replacement] = [[one, other][rarer] as string, [one, other][usual] as string];
    return (places[rarer] as readonly number[]).map((start) => suggestion(start, found, replacement));
  });
}

function placesOf(plain: string, unit: string): number[] {
  return Array.from(plain.matchAll(new RegExp(`(?<=[\\d万亿余多]\\s?)${unit}`, 'gu')), ({ index }) => index);
}

function suggestion(start: number, found: string, replacement: string): Remark {
  return {
    code: 'unit_slip',
    category: 'number_date',
    severity: 'suggest',
    start,
    found,
    replacement,
    confidence: 0.8,
    message: {
      zh: `“${found}”宜作“${replacement}”，全文单位宜一致。`,
      en: `“${found}” should read “${replacement}”; one unit throughout.`,
    },
  };
}

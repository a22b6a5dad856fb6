import type { FindingSeverity } from '../lexicon-term';
import type { Check, Remark } from './computed-hit';
import { narrow } from './numbers';
import { isCardNumber, isIdentityNumber, maskMiddle } from './personal-numbers';

interface Kind {
  code: string;
  severity: FindingSeverity;
  confidence: number;
  expression: RegExp;
  isMeant?: (found: string) => boolean;
  mask: (found: string) => string;
  zh: string;
  en: string;
}

const digitsOf = (found: string) => found.replace(/[ -]/g, '');
/** An amount or a count is no number of a person. */
const noFigure = '(?![0-9A-Za-z]|[ -]\\d|\\.\\d|\\s?[元万亿人次吨册件％%])';
const province = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';

/** The surest first: what one has seen is not seen by the next. */
const kinds: readonly Kind[] = [
  {
    code: 'identity_number',
    severity: 'forbid',
    confidence: 0.99,
    expression: new RegExp(`(?<![0-9A-Za-z.])(?:\\d(?:[ -]?\\d){16}[ -]?[0-9Xx]|\\d{15})${noFigure}`, 'gu'),
    isMeant: (found) => isIdentityNumber(digitsOf(found)),
    mask: (found) => maskMiddle(found, 6, 4),
    zh: '公民身份号码',
    en: 'identity number',
  },
  {
    code: 'bank_card',
    severity: 'forbid',
    confidence: 0.95,
    expression: new RegExp(`(?<![0-9A-Za-z.])\\d(?:[ -]?\\d){15,18}${noFigure}`, 'gu'),
    isMeant: (found) => isCardNumber(digitsOf(found)),
    mask: (found) => maskMiddle(found, 4, 4),
    zh: '银行卡号',
    en: 'bank card number',
  },
  {
    code: 'mobile_phone',
    severity: 'confirm',
    confidence: 0.95,
    expression: new RegExp(`(?<![0-9A-Za-z.])(?:\\+?86[ -]?)?1[3-9]\\d(?:[ -]?\\d{4}){2}${noFigure}`, 'gu'),
    mask: (found) => maskMiddle(found, digitsOf(found).replace('+', '').length - 8, 4),
    zh: '手机号码',
    en: 'mobile number',
  },
  {
    code: 'landline_phone',
    severity: 'confirm',
    confidence: 0.9,
    expression: new RegExp(
      `(?<![0-9A-Za-z.\\-])(?:0\\d{2,3}[ -]|[（(]0\\d{2,3}[）)]\\s?)[2-8]\\d{6,7}${noFigure}`,
      'gu',
    ),
    mask: (found) => maskMiddle(found, /0\d+/.exec(found)?.[0].length ?? 0, 4),
    zh: '固定电话号码',
    en: 'telephone number',
  },
  {
    code: 'licence_plate',
    severity: 'confirm',
    confidence: 0.9,
    expression: new RegExp(
      `[${province}][A-HJ-NP-Z][·• ]?(?=[A-Z]{0,2}\\d|\\d)(?:[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警]|[DF][A-HJ-NP-Z0-9]\\d{4}|\\d{5}[DF])(?![A-Za-z0-9])`,
      'gu',
    ),
    mask: (found) => maskMiddle(found, 2, 2),
    zh: '车牌号',
    en: 'licence plate',
  },
  {
    code: 'home_address',
    severity: 'suggest',
    confidence: 0.7,
    expression:
      /[\p{Script=Han}]{2,12}(?:路|街|巷|大道|胡同|小区|花园|苑|公寓|新村)[\p{Script=Han}]{0,8}(?:\d{1,4}(?:号楼|幢|栋|弄|号|座)[\p{Script=Han}]{0,4}){1,2}(?:\d{1,2}单元)?\d{2,4}[室户]/gu,
    mask: (found) => found.replace(/\d/g, '*'),
    zh: '具体到门户的地址',
    en: 'address down to the door',
  },
];

/** Numbers and addresses of persons; the replacement has the same text with its middle masked. */
export const checkPersonalData: Check = (text) => {
  const plain = narrow(text);
  const remarks: Remark[] = [];
  const seen = new Uint8Array(text.length);
  for (const { code, severity, confidence, expression, isMeant, mask, zh, en } of kinds) {
    for (const { 0: narrowed, index } of plain.matchAll(expression)) {
      const end = index + narrowed.length;
      if (seen.subarray(index, end).includes(1) || (isMeant && !isMeant(narrowed))) continue;
      seen.fill(1, index, end);
      const found = text.slice(index, end);
      remarks.push({
        code,
        category: 'privacy',
        severity,
        start: index,
        found,
        replacement: mask(found),
        confidence,
        message: { zh: `疑似${zh}，宜遮去部分。`, en: `This looks like a ${en}; mask a part of it.` },
      });
    }
  }
  return remarks;
};

/** A text with everything that `checkPersonalData` sees masked; nothing else changes, and its length stays. */
export function maskPersonalData(text: string): string {
  const remarks = checkPersonalData(text, { field: 'body', day: '' });
  return remarks.reduce(
    (masked, { start, found, replacement }) =>
      masked.slice(0, start) + (replacement ?? found) + masked.slice(start + found.length),
    text,
  );
}

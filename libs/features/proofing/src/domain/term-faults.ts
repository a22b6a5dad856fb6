import { fault, type Fault } from '@haojiao/kernel';
import { collapse } from './folding/collapsed-text';
import { foldText } from './folding/folded-text';
import type { LexiconTerm } from './lexicon-term';
import { RegexRefused, regexCost } from './regex-cost';

export const LONGEST_PATTERN = 200;
/** With 100,000 characters, an expression at this limit takes a few tenths of a second at the very worst. */
const MOST_PATHS = 300;
const LONGEST_MATCH = 200;

/** What is wrong with a term, by its own members; empty: it can be compiled. */
export function termFaults(term: LexiconTerm): Fault[] {
  return [...patternFaults(term), ...layerFaults(term), ...phraseFaults(term), ...dayFaults(term)];
}

function patternFaults({ pattern, match, replacement }: LexiconTerm): Fault[] {
  if (pattern.trim() === '')
    return [fault('pattern', 'empty_pattern', '请填写词条。', 'Say what to look for.')];
  if (pattern.length > LONGEST_PATTERN) {
    return [
      fault(
        'pattern',
        'pattern_too_long',
        `词条不超过 ${LONGEST_PATTERN} 个字符。`,
        `A pattern has ${LONGEST_PATTERN} characters at most.`,
      ),
    ];
  }
  if (match === 'regex') return regexFaults(pattern);
  const faults: Fault[] = [];
  if (match === 'variant' && foldText(pattern).length === 0) {
    faults.push(
      fault(
        'pattern',
        'pattern_without_letters',
        '“variant”词条须含文字或数字；标点请用“exact”。',
        'A variant pattern needs a letter or a digit; for marks alone use `exact`.',
      ),
    );
  }
  if (replacement === pattern) {
    faults.push(
      fault(
        'replacement',
        'replacement_is_pattern',
        '替换词与词条相同。',
        'The replacement is the pattern itself.',
      ),
    );
  }
  return faults;
}

const regexMessages: Record<RegexRefused['rule'], readonly [zh: string, en: string]> = {
  backreference: ['不支持反向引用（\\1）。', 'Backreferences (\\1) are not taken.'],
  lookbehind: [
    '不支持后行断言（(?<=…)）；请用 onlyNear 或 notNear。',
    'No lookbehind; use onlyNear or notNear.',
  ],
  unbounded: [
    '重复须有上限：请把 *、+、{n,} 写作 {0,20} 之类。',
    'Every repetition needs an upper end: write {0,20} instead of *, + or {n,}.',
  ],
  named_group: ['不支持命名组；请用 (?:…)。', 'No named groups; use (?:…).'],
  syntax: ['正则表达式有语法错误。', 'This is no valid regular expression.'],
};

function regexFaults(pattern: string): Fault[] {
  try {
    new RegExp(pattern, 'u');
    const { paths, shortest, longest } = regexCost(pattern);
    if (shortest === 0) {
      return [
        fault('pattern', 'regex_empty_match', '表达式不可匹配空文本。', 'It must not match an empty text.'),
      ];
    }
    if (paths <= MOST_PATHS && longest <= LONGEST_MATCH) return [];
    return [
      fault(
        'pattern',
        'regex_too_costly',
        `表达式过于复杂：匹配路径 ${paths}（上限 ${MOST_PATHS}），最长 ${longest} 字（上限 ${LONGEST_MATCH}）。`,
        `Too costly: ${paths} ways to read on (at most ${MOST_PATHS}), up to ${longest} characters (at most ${LONGEST_MATCH}).`,
      ),
    ];
  } catch (error) {
    const rule = error instanceof RegexRefused ? error.rule : 'syntax';
    return [fault('pattern', `regex_${rule}`, ...regexMessages[rule])];
  }
}

function layerFaults({ pattern, match, pinyin, split }: LexiconTerm): Fault[] {
  const faults: Fault[] = [];
  const characters = pattern.match(/\p{Script=Han}/gu)?.length ?? 0;
  for (const [layer, wanted] of Object.entries({ pinyin, split })) {
    if (!wanted || (match === 'variant' && characters >= 2)) continue;
    faults.push(
      fault(
        layer,
        'layer_needs_variant_of_two_characters',
        '拼音、拆字只用于两个汉字以上的“variant”词条。',
        'Pinyin and split characters need a `variant` pattern of two Chinese characters or more.',
      ),
    );
  }
  return faults;
}

function phraseFaults(term: LexiconTerm): Fault[] {
  const faults: Fault[] = [];
  for (const member of ['whitelist', 'onlyNear', 'notNear'] as const) {
    term[member].forEach((phrase, index) => {
      const path = `${member}.${index}`;
      if (foldText(phrase).length === 0) {
        faults.push(
          fault(path, 'empty_phrase', '短语须含文字或数字。', 'A phrase needs a letter or a digit.'),
        );
      } else if (member === 'whitelist' && !holds(phrase, term)) {
        faults.push(
          fault(
            path,
            'phrase_without_pattern',
            `白名单短语须包含词条“${term.pattern}”，否则不起作用。`,
            `A whitelist phrase must contain “${term.pattern}”, or it never counts.`,
          ),
        );
      }
    });
  }
  return faults;
}

function holds(phrase: string, { match, pattern }: LexiconTerm): boolean {
  if (match === 'regex') return true;
  const text = (source: string) => String.fromCodePoint(...collapse(foldText(source)).letters);
  return text(phrase).includes(text(pattern));
}

function dayFaults({ validFrom, validTo }: LexiconTerm): Fault[] {
  const faults: Fault[] = [];
  for (const [path, day] of Object.entries({ validFrom, validTo })) {
    if (day === null || isDay(day)) continue;
    faults.push(fault(path, 'not_a_day', '日期须为 YYYY-MM-DD。', 'A day is written YYYY-MM-DD.'));
  }
  if (faults.length === 0 && validFrom !== null && validTo !== null && validTo < validFrom) {
    faults.push(fault('validTo', 'ends_before_it_begins', '失效日早于生效日。', 'It ends before it begins.'));
  }
  return faults;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

import { readingsOf, withoutTone } from '../readings';
import type { Damage } from './damage';

const syllable = '[a-zɡāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ]{1,6}';
const inBrackets = new RegExp(`[(（](${syllable})[)）]`, 'gu');
const toneMark = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]/u;
const han = /\p{Script=Han}$/u;

/**
 * Readings that a converter wrote in brackets behind a character: 頁(yè). Certain, and dropped by the proposal, where the
 * character is read so. Without tone mark, only such a reading is taken for damage: 工会(app) stays.
 */
export function findBracketedPinyin(text: string): Damage[] {
  const damages: Damage[] = [];
  for (const match of text.matchAll(inBrackets)) {
    const reading = match[1] as string;
    const base = characterBefore(text, match.index);
    const isRead = base !== null && readingsOf(base).includes(withoutTone(reading));
    if (!isRead && !toneMark.test(reading)) continue;
    damages.push(
      isRead ? reallyRead(match.index, match[0], base, reading) : otherwise(match.index, match[0], reading),
    );
  }
  return damages;
}

function reallyRead(start: number, found: string, base: string, reading: string): Damage {
  return {
    kind: 'bracketed_pinyin',
    start,
    end: start + found.length,
    found,
    proposal: '',
    candidates: [],
    confidence: 1,
    message: {
      zh: `“${base}”后多出注音 ${reading}，宜删去。`,
      en: `The reading ${reading} was written behind “${base}”; drop it.`,
    },
  };
}

function otherwise(start: number, found: string, reading: string): Damage {
  return {
    kind: 'bracketed_pinyin',
    start,
    end: start + found.length,
    found,
    proposal: null,
    candidates: [''],
    confidence: 0.9,
    message: {
      zh: `注音 ${reading} 与其前的字不符，可能有字丢失，请查原文。`,
      en: `The reading ${reading} is not that of the character before it, which may be lost; look it up in the original.`,
    },
  };
}

function characterBefore(text: string, offset: number): string | null {
  const before = text.slice(Math.max(0, offset - 2), offset);
  return han.exec(before)?.[0] ?? null;
}

import { readingsOf, withoutTone } from '../readings';
import type { Damage } from './damage';
import { damageOf } from './damage-of';

const letters = 'a-zɡāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ';
const inBrackets = new RegExp(`[(（]([${letters}]{1,6})[)）]`, 'gu');
const withoutOpening = new RegExp(`[?？]?(?<![${letters}A-Z(（])([${letters}]{1,6})[)）]`, 'gu');
const toneMark = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]/u;
const han = /\p{Script=Han}$/u;

/**
 * Readings that a converter wrote in brackets behind a character: 頁(yè). Certain, and dropped by the proposal, where the
 * character is read so. Without a tone mark, only such a reading is taken for damage: 工会(app) stays.
 */
export function findBracketedPinyin(text: string): Damage[] {
  const damages: Damage[] = [];
  for (const { 0: found, 1: reading = '', index } of text.matchAll(inBrackets)) {
    const base = characterBefore(text, index);
    const isRead = base !== null && readingsOf(base).includes(withoutTone(reading));
    if (!isRead && !toneMark.test(reading)) continue;
    damages.push(
      damageOf(
        'bracketed_pinyin',
        index,
        found,
        isRead
          ? {
              proposal: '',
              confidence: 1,
              message: {
                zh: `“${base}”后多出注音 ${reading}，宜删去。`,
                en: `The reading ${reading} was written behind “${base}”; drop it.`,
              },
            }
          : {
              proposal: null,
              candidates: [''],
              confidence: 0.9,
              message: {
                zh: `注音 ${reading} 与其前的字不符，该字可能已丢失，请查原文。`,
                en: `The reading ${reading} is not that of the character before it, which may be lost; look it up in the original.`,
              },
            },
      ),
    );
  }
  return damages;
}

/** Readings that lost their opening bracket, and with it their character: 日?bào). */
export function findStrayPinyin(text: string): Damage[] {
  return Array.from(text.matchAll(withoutOpening))
    .filter(({ 1: reading = '' }) => toneMark.test(reading))
    .map(({ 0: found, 1: reading = '', index }) =>
      damageOf('stray_pinyin', index, found, {
        proposal: null,
        confidence: 0.95,
        message: {
          zh: `注音 ${reading} 所注的字已丢失，请查原文。`,
          en: `The character that was read ${reading} is lost; look it up in the original.`,
        },
      }),
    );
}

function characterBefore(text: string, offset: number): string | null {
  return han.exec(text.slice(Math.max(0, offset - 2), offset))?.[0] ?? null;
}

import { simplifiedOf } from '../folding/fold-character';
import { japanesePairs } from '../tables/simplified-of';
import type { Damage } from './damage';
import { damageOf, nameOf } from './damage-of';
import { countScripts, isCommonSimplified, scriptOf } from './scripts';

/** Look-alikes that modern text has no other use for, each with what it stands for. Our own list. */
const certain = mapOf(
  '紦把 夶大 筞策 姩年 歭持 伱你 旳的 昰是 兲天 亽人 苼生 丄上 丅下 仩上 囯国 囻国 囶国 氺水 朩木 尐小 哋地 妏文 忈仁 侞如 迗达 佽次',
);
/** Characters in their own right that stand in for others in garbled text; never certain. */
const doubtful = mapOf('僦就 荇行 葑封 鈈不 硪我 莪我 茬在 洎自 咑打 囿有 妸可');
/** Beyond GB 2312, but usual in names of people and in a few words. */
const usual = new Set('瞭喆堃珺璟玥昉煊垚淼翀珏赟祎晞甯嫄琤頔彧芃旻昇峯');
const japanese = new Set([...japanesePairs].filter((_, index) => index % 2 === 0));

const latinOf = mapOf('аa еe оo рp сc хx уy іi АA ВB ЕE КK МM НH ОO РP СC ТT ХX οo αa ΑA ΒB ΕE');
const wordWithStrangers = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]{2,}/gu;

/** Look-alikes and rare forms in simplified text, and Cyrillic or Greek letters inside of Latin words. */
export function findRareVariants(text: string): Damage[] {
  return [...findRareCharacters(text), ...findStrangeLetters(text)];
}

function findRareCharacters(text: string): Damage[] {
  if (countScripts(text).majority !== 'simplified') return [];
  const isGarbled = [...text].some((character) => certain.has(character));
  const damages: Damage[] = [];
  let offset = 0;
  for (const character of text) {
    const damage = judge(character, offset, isGarbled);
    if (damage) damages.push(damage);
    offset += character.length;
  }
  return damages;
}

function judge(character: string, offset: number, isGarbled: boolean): Damage | null {
  const meant = certain.get(character) ?? (japanese.has(character) ? simplifiedOf(character) : undefined);
  if (meant !== undefined) {
    return damageOf('rare_variant', offset, character, {
      proposal: meant,
      candidates: [meant],
      confidence: 0.95,
      message: {
        zh: `“${character}”（${nameOf(character)}）是形近字或异体字，宜作“${meant}”。`,
        en: `“${character}” (${nameOf(character)}) is a look-alike or rare form; “${meant}” is meant.`,
      },
    });
  }
  const guess = doubtful.get(character);
  if (guess !== undefined && isGarbled) {
    return damageOf('rare_variant', offset, character, {
      proposal: null,
      candidates: [guess],
      confidence: 0.6,
      message: {
        zh: `全文有形近替换字，“${character}”可能应作“${guess}”，请核对。`,
        en: `The text has look-alikes; “${character}” may stand for “${guess}”. Please check.`,
      },
    });
  }
  if (!/\p{Script=Han}/u.test(character) || isCommonSimplified(character)) return null;
  if (usual.has(character) || scriptOf(character) !== null || '〇々〆'.includes(character)) return null;
  return damageOf('rare_variant', offset, character, {
    proposal: null,
    confidence: 0.3,
    message: {
      zh: `“${character}”（${nameOf(character)}）是生僻字，请核对。`,
      en: `“${character}” (${nameOf(character)}) is a rare character; please check.`,
    },
  });
}

function findStrangeLetters(text: string): Damage[] {
  const damages: Damage[] = [];
  for (const { 0: word, index } of text.matchAll(wordWithStrangers)) {
    if (!/\p{Script=Latin}/u.test(word) || !/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word)) continue;
    const meant = [...word].map((letter) => latinOf.get(letter) ?? letter).join('');
    const isCertain = !/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(meant);
    damages.push(
      damageOf('rare_variant', index, word, {
        proposal: isCertain ? meant : null,
        confidence: 0.9,
        message: {
          zh: `“${word}”中混有形似拉丁字母的其他文字。`,
          en: `“${word}” has letters of another script that look Latin.`,
        },
      }),
    );
  }
  return damages;
}

function mapOf(entries: string): Map<string, string> {
  return new Map(entries.split(' ').map((entry) => [...entry] as unknown as [string, string]));
}

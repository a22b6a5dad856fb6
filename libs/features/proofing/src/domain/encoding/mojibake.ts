import type { Damage } from './damage';
import { damageOf } from './damage-of';
import { decodeGbk, gbkOf } from './gbk';
import { isCommonSimplified } from './scripts';

/** Bytes of nothing, as GBK shows them: U+FFFD written and read again, and memory that nobody filled. */
const fillers = /(?:锟斤拷)+|(?:烫烫烫)+烫*|(?:屯屯屯)+屯*/gu;
/** UTF-8 read as Latin: a lead byte's letter with what its continuation bytes look like in Windows-1252. */
const latinRun = /[\u00c2-\u00f4][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\u00c2-\u00f4]+/gu;
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
/** Characters of one garbled run that are read together; what follows is the next run. */
const LONGEST_RUN = 60;
/** What only a step in the wrong place between two bytes puts between Chinese characters. */
const oddity = '[ㄅ-ㄯ─-╿﹐-﹫Α-Ωα-ωА-яぁ-とな-ねは-んァ-ヶ]';
const odd = new RegExp(
  `(?:${oddity})?\\p{Script=Han}_(?=\\p{Script=Han})|(?:(?<=\\s)。)?(?:${oddity}(?:\\p{Script=Han}(?=${oddity}))?)+|(?<=[。，])[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ](?![a-z)）])`,
  'gu',
);

/** Spans of bytes that were read in the wrong code page. */
export function findMojibake(text: string): Damage[] {
  return [...findFillers(text), ...findLatinRuns(text), ...findChineseRuns(text), ...findOddities(text)];
}

function findFillers(text: string): Damage[] {
  return Array.from(text.matchAll(fillers), ({ 0: found, index }) =>
    damageOf('mojibake', index, found, { proposal: null, confidence: 0.98, message: lost(found) }),
  );
}

function findLatinRuns(text: string): Damage[] {
  const damages: Damage[] = [];
  for (const { 0: found, index } of text.matchAll(latinRun)) {
    const bytes = Uint8Array.from(found, (letter) => {
      const high = windows1252.indexOf(letter);
      return high >= 0 ? 0x80 + high : letter.charCodeAt(0);
    });
    const meant = decodeUtf8(bytes);
    if (meant !== null) damages.push(damageOf('mojibake', index, found, certainly(found, meant)));
  }
  return damages;
}

/** UTF-8 read as GBK (浣犲ソ for 你好): three characters and more whose bytes are UTF-8 of common characters throughout. */
function findChineseRuns(text: string): Damage[] {
  const damages: Damage[] = [];
  for (const { 0: run, index } of text.matchAll(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{3,}/gu,
  )) {
    let at = 0;
    while (at + 3 <= run.length) {
      const lead = (gbkOf(run[at] as string) ?? 0) >> 8;
      const reading = lead >= 0xe3 && lead <= 0xe9 ? longestReading(run, at) : null;
      if (reading)
        damages.push(
          damageOf('mojibake', index + at, reading.found, certainly(reading.found, reading.meant)),
        );
      at += reading ? reading.found.length : 1;
    }
  }
  return damages;
}

function longestReading(run: string, from: number): { found: string; meant: string } | null {
  const bytes: number[] = [];
  let longest: { found: string; meant: string } | null = null;
  for (let at = from; at < run.length && at < from + LONGEST_RUN; at += 1) {
    const pair = gbkOf(run[at] as string);
    if (pair === undefined) break;
    bytes.push(pair >> 8, pair & 0xff);
    if (bytes.length % 3 !== 0) continue;
    const meant = decodeUtf8(Uint8Array.from(bytes));
    if (meant === null || ![...meant].every((one) => isCommonSimplified(one) || /[，。、：；“”]/.test(one)))
      break;
    longest = { found: run.slice(from, at + 1), meant };
  }
  return longest;
}

/** Phonetic signs, frames and single Greek letters in Chinese text: a byte was lost before them. */
function findOddities(text: string): Damage[] {
  const damages: Damage[] = [];
  for (const { 0: found, index } of text.matchAll(odd)) {
    const before = text.slice(Math.max(0, index - 1), index);
    const after = text.slice(index + found.length, index + found.length + 1);
    const between = /[\p{Script=Han}\p{Co}）)]/u;
    const isAmongChinese = /^。|_$/u.test(found) || /[。，]/u.test(before) || between.test(before);
    if (!isAmongChinese || !(between.test(after) || after === '(')) continue;
    const shifted = oneByteOn(found);
    damages.push(
      damageOf('mojibake', index, found, {
        proposal: null,
        candidates: shifted === null ? [] : [shifted],
        confidence: found.length > 1 ? 0.9 : 0.6,
        message: lost(found),
      }),
    );
  }
  return damages;
}

/** How the bytes read from the second one on; the last stays without its pair. For the eye of a person only. */
function oneByteOn(found: string): string | null {
  const bytes: number[] = [];
  for (const character of found) {
    const pair = gbkOf(character);
    if (pair === undefined) return null;
    bytes.push(pair >> 8, pair & 0xff);
  }
  const read = decodeGbk(Uint8Array.from(bytes.slice(1, -1)));
  return read === '' || read.includes('\ufffd') ? null : read;
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function certainly(found: string, meant: string) {
  return {
    proposal: meant,
    confidence: 0.95,
    message: {
      zh: `“${found}”是编码读错的乱码，应为“${meant}”。`,
      en: `“${found}” was read in the wrong encoding; its bytes say “${meant}”.`,
    },
  };
}

function lost(found: string) {
  return {
    zh: `“${found}”是编码损坏的乱码，前后的字也可能有误，请查原文。`,
    en: `“${found}” is garbled, and so may be its neighbours; look it up in the original.`,
  };
}

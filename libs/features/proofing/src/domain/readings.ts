import { firstReadings, furtherReadings } from './tables/readings';
import { simplifiedOf } from './folding/fold-character';

const readings = new Map<string, string[]>();
for (const table of [firstReadings, furtherReadings]) {
  for (const line of table.split('|')) {
    const [syllable = '', characters = ''] = line.split(' ');
    for (const character of characters) {
      const others = readings.get(character);
      if (others) others.push(syllable);
      else readings.set(character, [syllable]);
    }
  }
}

/** The syllables of a character without tones (ü as v), the commonest first; empty where none is known. */
export function readingsOf(character: string): readonly string[] {
  return readings.get(character) ?? readings.get(simplifiedOf(character)) ?? [];
}

/** A syllable with its tone mark as `readingsOf` writes it: `lǜ` → `lv`. */
export function withoutTone(syllable: string): string {
  return syllable
    .normalize('NFD')
    .replace(/u\u0308/g, 'v')
    .replace(/\p{M}/gu, '')
    .replace(/ɡ/g, 'g');
}

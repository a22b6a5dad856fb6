/**
 * Writes libs/features/proofing/src/domain/tables from OpenCC's dictionaries and pinyin-pro's readings, so that the
 * engine loads short strings and no library. Run it by hand after either library changes: `node scripts/proofing-tables.mjs`.
 *
 * Character sets are the tables of the platform: GB 2312 for what is common in simplified text, Big5 for what may stand
 * in traditional text.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pinyin } from 'pinyin-pro';
import { root } from './lib/project.mjs';

const require = createRequire(import.meta.url);
const dictionaries = join(dirname(require.resolve('opencc-js')), '../esm-lib/dict');
const tables = join(root, 'libs/features/proofing/src/domain/tables');

const gb2312 = charactersOf('gbk', [0xb0, 0xf7], [[0xa1, 0xfe]]);
const big5 = charactersOf(
  'big5',
  [0xa4, 0xf9],
  [
    [0x40, 0x7e],
    [0xa1, 0xfe],
  ],
);

const toSimplified = pairsOf('TSCharacters');
for (const [variant, standard] of [...pairsOf('TWVariantsRev'), ...pairsOf('HKVariantsRev')]) {
  const simplified = toSimplified.get(standard) ?? standard;
  if (!gb2312.has(variant) && simplified !== variant) toSimplified.set(variant, simplified);
}
const japanese = new Map();
for (const [shinjitai, traditional] of pairsOf('JPShinjitaiCharacters')) {
  const simplified = toSimplified.get(traditional) ?? traditional;
  if (!gb2312.has(shinjitai) && !big5.has(shinjitai) && !toSimplified.has(shinjitai)) {
    japanese.set(shinjitai, simplified);
  }
}

const sources = new Map();
for (const [traditional, simplified] of pairsOf('TSCharacters')) {
  sources.set(simplified, [...(sources.get(simplified) ?? []), traditional]);
}
const onlySimplified = [...sources].filter(([simplified]) => gb2312.has(simplified) && !big5.has(simplified));
const onlyTraditional = [...toSimplified.keys()].filter((character) => !gb2312.has(character));

write('simplified-of', 'OpenCC (Apache-2.0)', {
  simplifiedPairs: [
    'Traditional character and its simplified one, in turn.',
    [...toSimplified].flat().join(''),
  ],
  japanesePairs: ['Japanese form and its simplified one, in turn.', [...japanese].flat().join('')],
});
write('scripts-of', 'OpenCC (Apache-2.0), GB 2312, Big5', {
  onlyTraditional: ['Stand in traditional text only.', onlyTraditional.join('')],
  onlySimplified: [
    'Stand in simplified text only.',
    onlySimplified.map(([simplified]) => simplified).join(''),
  ],
  traditionalPairs: [
    'Simplified character and its traditional one, in turn, where there is but one.',
    onlySimplified
      .filter(([, traditional]) => traditional.length === 1)
      .flat(2)
      .join(''),
  ],
  commonSimplified: ['The characters of GB 2312.', [...gb2312].join('')],
});

const first = new Map();
const further = new Map();
for (const character of new Set([...gb2312, ...toSimplified.values()])) {
  const readings = pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true });
  readings.forEach((reading, index) => {
    if (!/^[a-z]+$/.test(reading)) return;
    const map = index === 0 ? first : further;
    map.set(reading, `${map.get(reading) ?? ''}${character}`);
  });
}
write('readings', 'pinyin-pro (MIT)', {
  firstReadings: ['Syllable without tone, and the characters first read so.', linesOf(first)],
  furtherReadings: ['Syllable without tone, and the characters that may be read so.', linesOf(further)],
});

function linesOf(map) {
  return [...map]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([syllable, characters]) => `${syllable} ${characters}`)
    .join('|');
}

function pairsOf(dictionary) {
  const source = readFileSync(join(dictionaries, `${dictionary}.js`), 'utf8');
  const text = /export default "(.*)"/s.exec(source)[1];
  return new Map(
    text
      .split('|')
      .map((line) => line.split(' '))
      .filter(([from, to]) => from !== to)
      .map(([from, to]) => [from, to]),
  );
}

function charactersOf(encoding, [fromLead, toLead], trails) {
  const decoder = new TextDecoder(encoding);
  const characters = new Set();
  for (let lead = fromLead; lead <= toLead; lead += 1) {
    for (const [fromTrail, toTrail] of trails) {
      for (let trail = fromTrail; trail <= toTrail; trail += 1) {
        const character = decoder.decode(Uint8Array.of(lead, trail));
        if (/^\p{Script=Han}$/u.test(character)) characters.add(character);
      }
    }
  }
  return characters;
}

function write(name, source, constants) {
  const lines = [`// Made by scripts/proofing-tables.mjs from ${source}. Never edited by hand.`];
  for (const [constant, [comment, text]] of Object.entries(constants)) {
    lines.push('', `/** ${comment} */`, `export const ${constant} =`, `  '${text}';`);
  }
  writeFileSync(join(tables, `${name}.ts`), `${lines.join('\n')}\n`);
}

const NAME = 'AIGC';
const MOST_KEYS = 1_000;

/**
 * Values of a `meta` box that names its entries in `keys` and has them in `ilst`, by number (QuickTime File Format, "Metadata
 * item list"): telephones and ffmpeg write so. Any number of other entries may stand between name and value.
 * @param meta what is in the box, perhaps only its beginning
 * @returns the values named `AIGC`, each behind its name
 */
export function aigcKeyedValues(meta: Buffer): Buffer[] {
  const numbers = keysOf(boxNamed(meta, 'keys'));
  if (numbers.size === 0) return [];
  const values: Buffer[] = [];
  for (const { type, body } of boxesIn(boxNamed(meta, 'ilst'))) {
    // Its value stands in a box `data`, behind its own kind and language.
    if (numbers.has(type.readUInt32BE()))
      values.push(Buffer.concat([Buffer.from(`${NAME}=`), boxNamed(body, 'data').subarray(8)]));
  }
  return values;
}

/** Numbers, from 1, of the entries with that name. */
function keysOf(keys: Buffer): Set<number> {
  const found = new Set<number>();
  let number = 0;
  for (const { body } of boxesIn(keys.subarray(8))) {
    number += 1;
    if (body.toString('latin1').includes(NAME)) found.add(number);
  }
  return found;
}

/** What is in the first box of that type, wherever it begins; nothing where there is none. */
function boxNamed(bytes: Buffer, type: string): Buffer {
  const at = bytes.indexOf(type, 4, 'latin1');
  if (at < 4) return bytes.subarray(0, 0);
  return bytes.subarray(at + 4, Math.max(at + 4, at - 4 + bytes.readUInt32BE(at - 4)));
}

function* boxesIn(bytes: Buffer): Generator<{ type: Buffer; body: Buffer }> {
  for (let at = 0, count = 0; at + 8 <= bytes.length && count < MOST_KEYS; count += 1) {
    const length = bytes.readUInt32BE(at);
    if (length < 8) return;
    yield { type: bytes.subarray(at + 4, at + 8), body: bytes.subarray(at + 8, at + length) };
    at += length;
  }
}

let bytesByCharacter: Map<string, number> | null = null;

/** The two bytes of a character in GBK with its user-defined rows as one number; undefined where GBK has none. */
export function gbkOf(character: string): number | undefined {
  bytesByCharacter ??= everyGbkCharacter();
  return bytesByCharacter.get(character);
}

export function decodeGbk(bytes: Uint8Array): string {
  return new TextDecoder('gbk').decode(bytes);
}

function everyGbkCharacter(): Map<string, number> {
  const decoder = new TextDecoder('gbk');
  const characters = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && character !== '\ufffd')
        characters.set(character, lead * 256 + trail);
    }
  }
  return characters;
}

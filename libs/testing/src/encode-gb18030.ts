let codes: Map<string, number[]> | null = null;

/** The two-byte part of GB18030, for tests: Node itself only decodes it. */
export function encodeGb18030(text: string): Buffer {
  codes ??= table();
  return Buffer.from([...text].flatMap((one) => (one < '\u0080' ? [one.charCodeAt(0)] : codes!.get(one)!)));
}

function table(): Map<string, number[]> {
  const decoder = new TextDecoder('gb18030');
  const made = new Map<string, number[]>();
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      made.set(decoder.decode(new Uint8Array([high, low])), [high, low]);
    }
  }
  return made;
}

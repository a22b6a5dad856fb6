import type { BytePatch, ReadBytes } from './byte-patch';

const SEGMENT = 0x18538067;
const INFO = 0x1549a966;
const TAGS = 0x1254c367;
const ATTACHMENTS = 0x1941a469;
/** Title, date and name of the file. */
const words = new Set([0x7ba9, 0x4461, 0x7384]);
const MOST_ELEMENTS = 20_000;
/** Void with a length of eight bytes. */
const VOID_HEAD = 9;

/** Tags, attached files, title, date and name of a WebM; they become `Void` of the same length. */
export async function besideWebm(read: ReadBytes, size: number): Promise<BytePatch[]> {
  const patches: BytePatch[] = [];
  for (let at = 0, seen = 0; at < size && seen < MOST_ELEMENTS; seen += 1) {
    const element = await elementAt(read, at, size);
    if (!element) break;
    const { id, body, end } = element;
    if (id === SEGMENT || id === INFO) {
      at = body;
      continue;
    }
    const isBeside = (id === TAGS || id === ATTACHMENTS || words.has(id)) && end - at >= VOID_HEAD;
    const hasMark = isBeside && end - body < 1_000_000 && (await read(body, end)).includes('AIGC');
    if (isBeside && !hasMark) {
      const head = Buffer.alloc(VOID_HEAD);
      head.writeBigUInt64BE((1n << 56n) | BigInt(end - at - VOID_HEAD), 1);
      head[0] = 0xec;
      patches.push({ start: at, end, head });
    }
    at = end;
  }
  return patches;
}

async function elementAt(read: ReadBytes, at: number, size: number) {
  const head = await read(at, Math.min(at + 12, size));
  const idBytes = head.length > 0 ? Math.clz32(head[0]!) - 23 : 0;
  if (idBytes < 1 || idBytes > 4 || head.length <= idBytes) return null;
  const id = head.readUIntBE(0, idBytes);
  const lengthBytes = Math.clz32(head[idBytes]!) - 23;
  if (lengthBytes < 1 || lengthBytes > 8 || head.length < idBytes + lengthBytes) return null;
  const mask = 2 ** (8 - lengthBytes) - 1;
  let length = head[idBytes]! & mask;
  let isUnknown = length === mask;
  for (let index = 1; index < lengthBytes; index += 1) {
    const byte = head[idBytes + index]!;
    length = length * 256 + byte;
    isUnknown &&= byte === 0xff;
  }
  const body = at + idBytes + lengthBytes;
  // A recording that never was closed does not know its length: of its clusters neither.
  const end = isUnknown ? size : Math.min(size, body + length);
  return { id, body, end };
}

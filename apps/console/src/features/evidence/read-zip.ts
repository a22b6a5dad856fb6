/** One file of an archive. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: () => Promise<ArrayBuffer>;
}

const END_OF_DIRECTORY = 0x06054b50;
const ENTRY_OF_DIRECTORY = 0x02014b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;

/** The files of a ZIP by its directory; null for what is no whole ZIP, or one beyond 4 GB. */
export async function readZip(file: Blob): Promise<ZipEntry[] | null> {
  const tail = await viewOf(file.slice(Math.max(0, file.size - END_LENGTH - LONGEST_COMMENT)));
  const end = lastPlaceOf(END_OF_DIRECTORY, tail);
  if (end === null) return null;
  const count = tail.getUint16(end + 10, true);
  const from = tail.getUint32(end + 16, true);
  const directory = await viewOf(file.slice(from, from + tail.getUint32(end + 12, true)));
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > directory.byteLength || directory.getUint32(at, true) !== ENTRY_OF_DIRECTORY) return null;
    const nameLength = directory.getUint16(at + 28, true);
    const name = new Uint8Array(directory.buffer, at + 46, nameLength);
    const place = {
      method: directory.getUint16(at + 10, true),
      length: directory.getUint32(at + 20, true),
      header: directory.getUint32(at + 42, true),
    };
    entries.push({ name: new TextDecoder().decode(name), bytes: () => unpacked(file, place) });
    at += 46 + nameLength + directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true);
  }
  return entries;
}

async function unpacked(
  file: Blob,
  { method, length, header }: { method: number; length: number; header: number },
): Promise<ArrayBuffer> {
  const local = await viewOf(file.slice(header, header + 30));
  const from = header + 30 + local.getUint16(26, true) + local.getUint16(28, true);
  const packed = file.slice(from, from + length);
  if (method === STORED) return packed.arrayBuffer();
  if (method !== DEFLATED) throw new Error(`packed by method ${method}`);
  return new Response(packed.stream().pipeThrough(new DecompressionStream('deflate-raw'))).arrayBuffer();
}

async function viewOf(part: Blob): Promise<DataView<ArrayBuffer>> {
  return new DataView(await part.arrayBuffer());
}

function lastPlaceOf(mark: number, view: DataView): number | null {
  for (let at = view.byteLength - END_LENGTH; at >= 0; at -= 1) {
    if (view.getUint32(at, true) === mark) return at;
  }
  return null;
}

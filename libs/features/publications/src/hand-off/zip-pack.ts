import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { HandOffFile, HandOffPack } from '@haojiao/channel-kit';

/** Everything of a pack in one archive. Files are read one after the other while it is sent, never all at once. */
export function zipPack(pack: HandOffPack): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  // A file that fails halfway cuts the download off, so that nobody takes it for whole.
  zip.on('error', (error: Error) => output.destroy(error));
  for (const file of pack.files) {
    const size = file.stream ? file.bytes : undefined;
    zip.addReadStream(Readable.from(bytesOf(file)), file.name, {
      compress: isText(file),
      ...(size && { size }),
    });
  }
  for (const block of pack.copyBlocks)
    zip.addBuffer(Buffer.from(block.text, 'utf8'), `copy/${block.key}.txt`);
  zip.addBuffer(Buffer.from(instructions(pack), 'utf8'), 'checklist.txt');
  zip.end();
  return output;
}

async function* bytesOf(file: HandOffFile): AsyncGenerator<Buffer> {
  if (file.stream) yield* file.stream();
  else yield await file.read();
}

/** Pictures, sound and film are packed as tightly as they get. */
function isText({ mediaType }: HandOffFile): boolean {
  return mediaType.startsWith('text/');
}

function instructions(pack: HandOffPack): string {
  const items = pack.checklist.map((item, index) => `${index + 1}. [ ] ${item.zh}\n       ${item.en}`);
  const where = pack.editorUrl === '' ? '' : `发布地址 / Where to post: ${pack.editorUrl}\r\n\r\n`;
  return `\uFEFF${where}${items.join('\r\n')}\r\n`;
}

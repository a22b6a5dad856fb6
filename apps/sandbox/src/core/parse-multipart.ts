import type { ReceivedPart } from './received-body';

const headerEnd = Buffer.from('\r\n\r\n');

/** Reads a buffered multipart/form-data body (RFC 7578). Anything malformed yields the parts read so far. */
export function parseMultipart(raw: Buffer, contentType: string): ReceivedPart[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (!contentType.toLowerCase().startsWith('multipart/') || boundary === undefined) return [];
  const delimiter = Buffer.from(`--${boundary}`);
  const parts: ReceivedPart[] = [];
  let at = raw.indexOf(delimiter);
  while (at >= 0) {
    const start = at + delimiter.length;
    if (raw.toString('latin1', start, start + 2) === '--') break;
    const next = raw.indexOf(delimiter, start);
    if (next < 0) break;
    // Behind the delimiter stands CRLF, before the next one as well.
    const part = parsePart(raw.subarray(start + 2, next - 2));
    if (part) parts.push(part);
    at = next;
  }
  return parts;
}

function parsePart(bytes: Buffer): ReceivedPart | undefined {
  const split = bytes.indexOf(headerEnd);
  if (split < 0) return undefined;
  const headers = bytes.toString('utf8', 0, split);
  const disposition = /^content-disposition:(.*)$/im.exec(headers)?.[1] ?? '';
  const name = /[;\s]name="?([^";]*)"?/i.exec(disposition)?.[1];
  if (name === undefined) return undefined;
  return {
    name,
    fileName: /filename="?([^";]*)"?/i.exec(disposition)?.[1],
    mediaType: /^content-type:\s*([^\r\n]+)$/im.exec(headers)?.[1]?.trim(),
    bytes: bytes.subarray(split + headerEnd.length),
  };
}

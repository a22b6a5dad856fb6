import { sha256 } from '@haojiao/kernel';
import { ReceivedBody, type ReceivedPart } from './received-body';

export interface JournalPart {
  name: string;
  fileName?: string;
  mediaType?: string;
  bytes: number;
  sha256: string;
  /** Of parts that are no files. */
  text?: string;
}

export type JournalBody =
  | null
  | { kind: 'json'; value: unknown }
  | { kind: 'form'; fields: Record<string, string> }
  | { kind: 'multipart'; parts: JournalPart[] }
  | { kind: 'raw'; bytes: number; sha256: string };

const secretKey =
  /^(secret|app_?secret|client_?secret|access[_-]?token|refresh_?token|password|code|encodingaeskey|authorization|cookie|x-token)$/i;
const MASK = '***';
const LONGEST_TEXT = 2_000;

/** The same structure with the values of secret keys masked. */
export function maskSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskSecrets);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      secretKey.test(key) && typeof member === 'string' ? MASK : maskSecrets(member),
    ]),
  );
}

/** What the journal keeps of a body: fields in clear, files as size and hash. */
export function journalBody(body: unknown): JournalBody {
  if (body === undefined || body === null) return null;
  if (!(body instanceof ReceivedBody)) return { kind: 'json', value: maskSecrets(body) };
  if (body.empty) return null;
  const parts = body.parts();
  if (parts.length > 0) return { kind: 'multipart', parts: parts.map(describePart) };
  if (body.mediaType.startsWith('application/x-www-form-urlencoded'))
    return { kind: 'form', fields: maskSecrets(body.fields()) as Record<string, string> };
  const value = body.json();
  if (value !== undefined) return { kind: 'json', value: maskSecrets(value) };
  return { kind: 'raw', bytes: body.raw.length, sha256: sha256(body.raw) };
}

function describePart(part: ReceivedPart): JournalPart {
  const described: JournalPart = {
    name: part.name,
    fileName: part.fileName,
    mediaType: part.mediaType,
    bytes: part.bytes.length,
    sha256: sha256(part.bytes),
  };
  if (part.fileName === undefined && part.bytes.length <= LONGEST_TEXT)
    described.text = secretKey.test(part.name) ? MASK : part.bytes.toString('utf8');
  return described;
}

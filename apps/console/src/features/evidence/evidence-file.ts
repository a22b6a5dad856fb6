import { readZip } from './read-zip';
import type { ZipEntry } from './read-zip';

const MANIFEST = 'manifest.json';
const SEAL = 'manifest.seal.json';

/** What the list of an evidence file says of it. */
interface Manifest {
  readonly title: string;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
}

/** `altered`: other bytes than the list says; `missing`: on the list alone; `added`: not on it. */
export interface FileFault {
  readonly name: string;
  readonly fault: 'altered' | 'missing' | 'added';
}

export interface OpenedEvidence {
  readonly manifest: Manifest;
  /** The list as it stands in the file, for the api to look at its seal. */
  readonly text: string;
  readonly seal: { readonly key: string; readonly value: string };
  /** What does not agree with the list. */
  readonly faults: readonly FileFault[];
}

/** Opens an evidence file and compares every file in it with its list; null for what is none. */
export async function openEvidence(file: Blob): Promise<OpenedEvidence | null> {
  const entries = await readZip(file);
  const list = entries?.find(({ name }) => name === MANIFEST);
  const sealed = entries?.find(({ name }) => name === SEAL);
  if (!entries || !list || !sealed) return null;
  const text = await textOf(list);
  const manifest = read(text);
  const seal = read(await textOf(sealed));
  if (!isManifest(manifest) || !isSeal(seal)) return null;
  const own = entries.filter(({ name }) => name !== MANIFEST && name !== SEAL);
  return {
    manifest,
    text,
    seal: { key: seal.key, value: seal.value },
    faults: await faultsOf(own, manifest),
  };
}

async function faultsOf(entries: readonly ZipEntry[], { files }: Manifest): Promise<FileFault[]> {
  const faults: FileFault[] = [];
  for (const entry of entries) {
    const listed = files.find(({ name }) => name === entry.name);
    if (!listed) faults.push({ name: entry.name, fault: 'added' });
    else if ((await sha256Of(entry)) !== listed.sha256) faults.push({ name: entry.name, fault: 'altered' });
  }
  const there = new Set(entries.map(({ name }) => name));
  for (const { name } of files) if (!there.has(name)) faults.push({ name, fault: 'missing' });
  return faults;
}

/** Bytes that can't be unpacked any more have no hash. */
async function sha256Of(entry: ZipEntry): Promise<string | null> {
  try {
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await entry.bytes()));
    return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  } catch {
    return null;
  }
}

/** With its byte order mark, should it have one: each counts for the seal. */
async function textOf(entry: ZipEntry): Promise<string> {
  const bytes = await entry.bytes().catch(() => new ArrayBuffer(0));
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isManifest(value: unknown): value is Manifest {
  const { title, madeBy, madeAt, files } = (value ?? {}) as Partial<Manifest>;
  return [title, madeBy, madeAt].every((each) => typeof each === 'string') && Array.isArray(files);
}

function isSeal(value: unknown): value is OpenedEvidence['seal'] {
  const { key, value: sum } = (value ?? {}) as Partial<OpenedEvidence['seal']>;
  return /^[a-z0-9]{1,40}$/.test(String(key)) && /^[0-9a-f]{64}$/.test(String(sum));
}

import { open } from 'node:fs/promises';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { aigcRegions } from './aigc-regions';

/**
 * The hidden mark of generated content: the metadata object `AIGC` of GB 45438-2025 (in force since 2025-09-01).
 * `Label` says 1: generated, 2: perhaps, 3: suspected; the other members name who made it and who passed it on.
 */
export interface AigcMark {
  Label?: string;
  ContentProducer?: string;
  ProduceID?: string;
  ReservedCode1?: string;
  ContentPropagator?: string;
  PropagateID?: string;
  ReservedCode2?: string;
}

export const aigcMembers = [
  'Label',
  'ContentProducer',
  'ProduceID',
  'ReservedCode1',
  'ContentPropagator',
  'PropagateID',
  'ReservedCode2',
] as const satisfies readonly (keyof AigcMark)[];

/** Longer members are no identifiers: a file from outside does not fill our rows. */
const MAX_MEMBER = 1_024;
/** An object that goes on longer is none of ours to read. */
const MAX_OBJECT = 20_000;

/**
 * The mark that a stored file carries in its own metadata, whatever the container: XMP, EXIF, PNG text, `udta` or `meta`
 * of a film, ID3, RIFF and Matroska tags. Reads headers and at most a few MB. Null: it carries none that can be read.
 */
export async function readAigcMetadata(path: string, mediaType: string): Promise<AigcMark | null> {
  const texts = mediaType.startsWith('image/') ? await textsOfPicture(path) : await textsOfStream(path);
  for (const text of texts) {
    const mark = aigcMarkIn(text);
    if (mark) return mark;
  }
  return null;
}

/** No file says it more often in earnest; each try costs as much as a page of text. */
const MOST_TRIES = 64;

/** Finds the object in a text of metadata: `{"AIGC":{…}}`, `<TC260:AIGC>{…}</…>`, `AIGC={…}`. */
export function aigcMarkIn(text: string): AigcMark | null {
  for (
    let at = text.indexOf('AIGC'), tries = 0;
    at >= 0 && tries < MOST_TRIES;
    at = text.indexOf('AIGC', at + 4), tries += 1
  ) {
    const written = text.slice(at + 4, at + 4 + MAX_OBJECT);
    const inMarkup = decoded(written);
    for (const words of [written, inMarkup, inMarkup.replaceAll('\\"', '"')]) {
      const mark = firstObjectIn(words);
      if (mark) return mark;
    }
  }
  return null;
}

/** Between the name and its object stand a few characters of markup, no other text. */
function firstObjectIn(words: string): AigcMark | null {
  const begin = words.indexOf('{');
  if (begin < 0 || begin > 64) return null;
  let end = words.indexOf('}', begin);
  // A brace inside of a member does not end the object.
  for (let tries = 0; end >= 0 && tries < 8; tries += 1) {
    const mark = markOf(words.slice(begin, end + 1));
    if (mark) return mark;
    end = words.indexOf('}', end + 1);
  }
  return null;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#34': '"' };

function decoded(markup: string): string {
  return markup.replace(/&(amp|lt|gt|quot|apos|#34);/g, (_, name: string) => entities[name]!);
}

/** The picture with the mark in its XMP: what sharp writes carries nothing else of the original's metadata. */
export function withAigcMark(image: Sharp, mark: AigcMark | null | undefined): Sharp {
  return mark ? image.withXmp(xmpOf(mark)) : image;
}

/** What MP4 and its kin drop without it: names that they don't know. `hls` hands it on to the MP4 that it writes. */
const keepingTags = {
  mp4: ['-movflags', '+use_metadata_tags'],
  hls: ['-hls_segment_options', 'movflags=+use_metadata_tags'],
  other: [],
};

/** Parameters for ffmpeg that write the mark into what it makes; MP3 and FLAC get a tag of its own. Empty without a mark. */
export function aigcFfmpegParameters(
  mark: AigcMark | null | undefined,
  format: keyof typeof keepingTags,
): string[] {
  return mark ? [...keepingTags[format], '-metadata', `AIGC=${JSON.stringify(mark)}`] : [];
}

function xmpOf(mark: AigcMark): string {
  const json = JSON.stringify(mark).replace(
    /[&<>"]/g,
    (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character]!,
  );
  return [
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/">',
    `<TC260:AIGC>${json}</TC260:AIGC></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`,
  ].join('');
}

function markOf(json: string): AigcMark | null {
  try {
    const found: unknown = JSON.parse(json);
    if (typeof found !== 'object' || found === null || Array.isArray(found)) return null;
    const members = aigcMembers.flatMap((name) => {
      const value = (found as Record<string, unknown>)[name];
      return typeof value === 'string' || typeof value === 'number' ? [[name, wordsOf(value)] as const] : [];
    });
    return members.length > 0 ? Object.fromEntries(members) : null;
  } catch {
    return null;
  }
}

function wordsOf(value: string | number): string {
  return String(value)
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .slice(0, MAX_MEMBER);
}

async function textsOfPicture(path: string): Promise<string[]> {
  const { xmp, exif, comments } = await sharp(path)
    .metadata()
    .catch(() => ({ xmp: undefined, exif: undefined, comments: undefined }));
  return [
    ...(xmp ? readings(xmp) : []),
    ...(exif ? readings(exif) : []),
    ...(comments ?? []).map(({ keyword, text }) => `${keyword}=${text}`),
  ];
}

async function textsOfStream(path: string): Promise<string[]> {
  const file = await open(path, 'r');
  try {
    const texts: string[] = [];
    for (const region of await aigcRegions(file)) texts.push(...readings(region));
    return texts;
  } finally {
    await file.close();
  }
}

/** Metadata is written in UTF-8 or, by ID3 and EXIF, in UTF-16 either way round. */
function readings(bytes: Buffer): string[] {
  const even = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  const shifted = bytes.subarray(1);
  const odd = Buffer.from(shifted.subarray(0, shifted.length - (shifted.length % 2)));
  return [
    bytes.toString('utf8'),
    even.toString('utf16le'),
    odd.toString('utf16le'),
    Buffer.from(even).swap16().toString('utf16le'),
    Buffer.from(odd).swap16().toString('utf16le'),
  ];
}

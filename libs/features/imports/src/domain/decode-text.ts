export const encodingNames = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'] as const;
export type EncodingName = (typeof encodingNames)[number];

/** In which encoding the bytes were read, and how sure that is. */
export interface DetectedEncoding {
  name: EncodingName;
  /** 0–1; 1: a mark at the beginning, or no other reading is possible. */
  confidence: number;
  hasMark: boolean;
  /** Characters that could not be read and stand as U+FFFD. */
  unreadable: number;
}

/** Whether the bytes begin with the mark of an encoding: they say themselves that they are a text. */
export function hasTextMark(bytes: Uint8Array): boolean {
  return marks.some(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
}

export interface DecodedText {
  text: string;
  encoding: DetectedEncoding;
}

const marks: [EncodingName, number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** The text that the bytes most likely are; `declared` is what a page says about itself, and only breaks a tie. */
export function decodeText(bytes: Uint8Array, declared: string | null = null): DecodedText {
  for (const [name, mark] of marks) {
    if (mark.every((byte, at) => bytes[at] === byte)) return read(bytes.subarray(mark.length), name, 1, true);
  }
  if (strict(bytes, 'utf-8') !== null) return read(bytes, 'utf-8', isAscii(bytes) ? 1 : 0.99);
  const wide = wideOf(bytes);
  if (wide) return read(bytes, wide, 0.9);
  // Two bytes a character: only where they come out even.
  const candidates = (['gb18030', 'big5', 'utf-8', 'utf-16le', 'utf-16be'] as const).filter(
    (name) => bytes.length % 2 === 0 || !name.startsWith('utf-16'),
  );
  const readings = candidates
    .map((name) => ({
      name,
      score: plausibility(loose(bytes, name)) + (isDeclared(declared, name) ? 0.05 : 0),
    }))
    .sort((one, other) => other.score - one.score);
  const [best, next] = readings;
  const lead = best!.score - next!.score;
  return read(bytes, best!.name, Math.min(0.95, Math.max(0.3, 0.5 + lead)));
}

/** What a page declares in its first bytes. */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 2_048)).toString('latin1');
  return /charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]?.toLowerCase() ?? null;
}

function read(bytes: Uint8Array, name: EncodingName, confidence: number, hasMark = false): DecodedText {
  const text = loose(bytes, name);
  const own = strict(bytes, name) === null ? (text.match(/\ufffd/g)?.length ?? 0) : 0;
  return { text, encoding: { name, confidence: Number(confidence.toFixed(2)), hasMark, unreadable: own } };
}

function loose(bytes: Uint8Array, name: EncodingName): string {
  return new TextDecoder(name, { ignoreBOM: true }).decode(bytes);
}

function strict(bytes: Uint8Array, name: EncodingName): string | null {
  try {
    return new TextDecoder(name, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}

/** UTF-16 without a mark shows by its zero bytes, which fall on one side. */
function wideOf(bytes: Uint8Array): EncodingName | null {
  const seen = bytes.subarray(0, 4_096);
  const zeros = [0, 0];
  seen.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2]! += 1;
  });
  const total = zeros[0]! + zeros[1]!;
  if (seen.length % 2 !== 0 || total < Math.max(2, seen.length / 100)) return null;
  return zeros[1]! > zeros[0]! * 3 ? 'utf-16le' : zeros[0]! > zeros[1]! * 3 ? 'utf-16be' : null;
}

/** Share of what a Chinese text is made of, less what it is not. */
function plausibility(text: string): number {
  let [good, bad, total] = [0, 0, 0];
  for (const character of text.slice(0, 20_000)) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) continue;
    total += 1;
    if (frequent.has(character)) good += 2;
    else if (code >= 0x4e00 && code <= 0x9fff) good += 0.5;
    else if (code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff)) bad += 4;
  }
  return total === 0 ? 0 : (good - bad) / total;
}

/** The commonest characters and stops of both scripts. */
const frequent = new Set(
  '，。、：；“”《》（）的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思術務這個為們會國學發動產種後過說對於時來開關實業體機點從應還與問題無系變條員總'.split(
    '',
  ),
);

function isDeclared(declared: string | null, name: EncodingName): boolean {
  if (declared === null) return false;
  return declared === name || (name === 'gb18030' && /^gb(?:k|2312)?$/.test(declared));
}

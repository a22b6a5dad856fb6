/** Bytes of one AMR frame of 20 ms, by the mode in its first byte. */
const amrFrames = [13, 14, 16, 18, 20, 21, 27, 32, 6];
const mp3Kilobits = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];

/** How long a voice lasts, as far as its first bytes tell; 0 where they don't. */
export function voiceSeconds(bytes: Buffer, ending: string): number {
  if (ending === 'wav') return wavSeconds(bytes);
  if (ending === 'amr') return amrSeconds(bytes);
  return ending === 'mp3' ? mp3Seconds(bytes) : 0;
}

function wavSeconds(bytes: Buffer): number {
  if (bytes.length < 44 || bytes.toString('latin1', 0, 4) !== 'RIFF') return 0;
  const bytesPerSecond = bytes.readUInt32LE(28);
  return bytesPerSecond === 0 ? 0 : (bytes.length - 44) / bytesPerSecond;
}

function amrSeconds(bytes: Buffer): number {
  if (bytes.toString('latin1', 0, 6) !== '#!AMR\n') return 0;
  let frames = 0;
  for (let at = 6; at < bytes.length; frames += 1) at += amrFrames[(bytes[at]! >> 3) & 15] ?? 1;
  return frames / 50;
}

/** Of constant bit rate, MPEG-1 layer III; others are taken for it. */
function mp3Seconds(bytes: Buffer): number {
  const start = bytes.findIndex((byte, at) => byte === 0xff && ((bytes[at + 1] ?? 0) & 0xe0) === 0xe0);
  if (start < 0) return 0;
  const kilobits = mp3Kilobits[(bytes[start + 2] ?? 0) >> 4] ?? 0;
  return kilobits === 0 ? 0 : ((bytes.length - start) * 8) / (kilobits * 1_000);
}

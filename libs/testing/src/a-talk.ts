/** Speech as far as a wave shows it: louder and softer, with pauses; PCM, 8 kHz, 8 bits, mono. */
export function aTalk(seconds: number): Buffer {
  const samples = Buffer.alloc(seconds * 8_000, 0x80);
  for (let at = 0; at < samples.length; at += 1) {
    const second = at / 8_000;
    const loudness = Math.max(0, Math.sin(second * 1.7) + 0.5 * Math.sin(second * 5.3) + 0.2);
    samples[at] = 128 + Math.round(60 * Math.min(1, loudness) * Math.sin(second * 2 * Math.PI * 220));
  }
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  for (const [place, value] of [
    [16, 16],
    [24, 8_000],
    [28, 8_000],
    [40, samples.length],
  ] as const)
    head.writeUInt32LE(value, place);
  for (const [place, value] of [
    [20, 1],
    [22, 1],
    [32, 1],
    [34, 8],
  ] as const)
    head.writeUInt16LE(value, place);
  head.write('data', 36, 'latin1');
  return Buffer.concat([head, samples]);
}

/**
 * Makes the demonstration's recording and film anew: `node scripts/demo/make-media.mjs`.
 *
 * The results are kept in `scripts/demo/media`, so nobody needs this to run the demonstration. On Debian it wants
 * `apt-get install ffmpeg espeak-ng fonts-wqy-microhei`. The voice is synthetic, the music two sine tones: nothing is
 * anybody else's work.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { slides, spoken } from './media-words.mjs';
import { slideSvg } from './slide-picture.mjs';

const media = join(dirname(fileURLToPath(import.meta.url)), 'media');
const work = mkdtempSync(join(tmpdir(), 'haojiao-media-'));
const secondsPerSlide = 2.4;
const fadeSeconds = 0.4;

const ffmpeg = (...args) => execFileSync('ffmpeg', ['-v', 'error', '-y', ...args], { stdio: 'inherit' });

/** Two struck tones that die away. */
const chime = (seconds) =>
  `aevalsrc='0.30*sin(2*PI*660*t)*exp(-3*t)+0.30*gte(t,0.35)*sin(2*PI*880*t)*exp(-3*(t-0.35))':s=44100:d=${seconds}`;

try {
  makeRecording();
  await makeFilm();
} finally {
  rmSync(work, { recursive: true, force: true });
}
for (const name of ['episode.mp3', 'film.mp4'])
  process.stdout.write(`${name}: ${Math.round(statSync(join(media, name)).size / 1024)} KB\n`);

function makeRecording() {
  const voice = join(work, 'voice.wav');
  execFileSync('espeak-ng', ['-v', 'cmn', '-s', '185', '-p', '45', '-w', voice, spoken.join('\n')]);
  ffmpeg(
    ...['-f', 'lavfi', '-i', chime(1.6), '-i', voice, '-f', 'lavfi', '-i', chime(1.6)],
    ...['-filter_complex', '[1]aresample=44100[v];[0][v][2]concat=n=3:v=0:a=1,loudnorm[a]', '-map', '[a]'],
    ...['-ac', '1', '-ar', '44100', '-b:a', '48k', '-metadata', 'title=一分钟微课：高温作业三件事'],
    ...['-metadata', 'artist=云河市总工会', join(media, 'episode.mp3')],
  );
}

async function makeFilm() {
  const inputs = [];
  for (const [index, slide] of slides.entries()) {
    const file = join(work, `slide-${index}.png`);
    writeFileSync(
      file,
      await sharp(Buffer.from(slideSvg(slide)))
        .png()
        .toBuffer(),
    );
    inputs.push('-loop', '1', '-framerate', '25', '-t', String(secondsPerSlide + fadeSeconds), '-i', file);
  }
  const seconds = slides.length * secondsPerSlide + fadeSeconds;
  const tune = `aevalsrc='0.12*(sin(2*PI*262*t)+sin(2*PI*330*t)+sin(2*PI*392*t))*exp(-1.2*mod(t\\,2.4))':s=44100:d=${seconds}`;
  ffmpeg(
    ...[...inputs, '-f', 'lavfi', '-i', tune],
    ...['-filter_complex', fades(), '-map', '[film]', '-map', `${slides.length}:a`, '-shortest'],
    ...['-c:v', 'libx264', '-preset', 'slow', '-crf', '28', '-pix_fmt', 'yuv420p', '-r', '25'],
    ...['-c:a', 'aac', '-b:a', '64k', '-movflags', '+faststart', join(media, 'film.mp4')],
  );
}

/** Each slide dissolves into the next. */
function fades() {
  const steps = slides.slice(1).map((_, index) => {
    const before = index === 0 ? '[0:v]' : `[mix${index}]`;
    const after = index === slides.length - 2 ? '[film]' : `[mix${index + 1}]`;
    const offset = ((index + 1) * secondsPerSlide).toFixed(2);
    return `${before}[${index + 1}:v]xfade=transition=fade:duration=${fadeSeconds}:offset=${offset}${after}`;
  });
  return steps.join(';');
}

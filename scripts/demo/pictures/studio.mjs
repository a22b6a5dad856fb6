import { between, box, disc, oneOf, scene } from './draw.mjs';

/** A microphone before waves of sound: the cover of the audio programme. */
export function studio(random, width = 1600, height = 900) {
  const [x, y] = [width / 2, height / 2];
  const sky = oneOf(random, [
    ['#a6192e', '#e8746a'],
    ['#0f4c81', '#4aa3df'],
    ['#5b2a86', '#b79ce0'],
  ]);
  let content = '';
  for (let bar = 0; bar < 46; bar += 1) {
    const high = between(random, 30, 260) * Math.sin(((bar + 0.5) / 46) * Math.PI);
    content += box(60 + bar * ((width - 120) / 46), y - high / 2, 16, high, '#ffffff55', 8);
  }
  content += disc(x, y, 270, sky[0], 0.75) + disc(x, y, 230, '#ffffff22');
  content += box(x - 62, y - 190, 124, 240, '#fff', 62);
  for (let line = 0; line < 4; line += 1) content += box(x - 40, y - 140 + line * 40, 80, 8, sky[1], 4);
  content += `<path d="M${x - 105} ${y - 20}a105 105 0 0 0 210 0" fill="none" stroke="#fff" stroke-width="20" stroke-linecap="round"/>`;
  content += box(x - 10, y + 85, 20, 80, '#fff') + box(x - 80, y + 160, 160, 20, '#fff', 10);
  return scene(width, height, { sky, content });
}

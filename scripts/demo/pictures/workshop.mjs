import { between, box, disc, oneOf, scene } from './draw.mjs';
import { figure } from './figure.mjs';

/** A hall of machines; welders at their benches, sparks flying. */
export function workshop(random, width = 1600, height = 900) {
  const ground = height * 0.86;
  const hall = oneOf(random, [
    ['#20344f', '#5f7f9e'],
    ['#2a3b47', '#7b94a0'],
    ['#2d2f52', '#7a83b5'],
  ]);
  let content = '';
  for (let x = 60; x < width; x += 260)
    content += box(x, 90, 170, 210, '#cfe4f2', 6) + box(x + 80, 90, 8, 210, hall[0]);
  content += box(0, 330, width, 26, '#e0a63a') + box(between(random, 200, 1200), 300, 120, 90, '#c9862b', 8);
  content += box(0, ground, width, height - ground, '#3d4650');
  for (let place = 0; place < 4; place += 1) {
    const x = 190 + place * 390 + between(random, -30, 30);
    content += figure({
      x,
      ground,
      height: 380,
      coat: oneOf(random, ['#2f6db5', '#3b7fc4', '#276091']),
      hat: 'helmet',
      hatColour: oneOf(random, ['#f6c445', '#f28c38', '#e8e8e8']),
      reach: 1,
    });
    content +=
      box(x + 90, ground - 170, 190, 26, '#8d99a6', 4) +
      box(x + 110, ground - 144, 16, 144, '#6c7783') +
      box(x + 240, ground - 144, 16, 144, '#6c7783');
    content += sparks(random, x + 150, ground - 190);
  }
  return scene(width, height, { sky: hall, content });
}

function sparks(random, x, y) {
  const rays = Array.from({ length: 26 }, () => {
    const angle = between(random, Math.PI, 2 * Math.PI);
    const length = between(random, 30, 130);
    return `<path d="M${x} ${y}l${(Math.cos(angle) * length).toFixed(1)} ${(Math.sin(angle) * length).toFixed(1)}" stroke="#ffd76e" stroke-width="${between(random, 1.5, 4).toFixed(1)}" stroke-linecap="round" opacity="0.9"/>`;
  });
  return disc(x, y, 60, '#fff1b8', 0.25) + disc(x, y, 26, '#fff', 0.9) + rays.join('');
}

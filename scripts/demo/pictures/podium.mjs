import { between, box, disc, oneOf, scene } from './draw.mjs';
import { figure } from './figure.mjs';

/** The winners on their steps, with flowers and paper snow. */
export function podium(random, width = 1600, height = 900) {
  const ground = height * 0.88;
  const middle = width / 2;
  const red = oneOf(random, ['#b3261e', '#a6192e', '#c0392b']);
  let content = box(0, 0, width, 120, red) + box(0, ground, width, height - ground, '#e9d9c3');
  for (let x = 0; x < width; x += 80) content += `<path d="M${x} 120q40 70 80 0z" fill="${red}"/>`;
  const steps = [
    { x: middle, high: 240, coat: '#2f6db5' },
    { x: middle - 320, high: 160, coat: '#3c8d6a' },
    { x: middle + 320, high: 110, coat: '#8a5fb0' },
  ];
  for (const { x, high, coat } of steps) {
    content +=
      box(x - 140, ground - high, 280, high, '#e7c98f', 10) +
      box(x - 140, ground - high, 280, 14, '#e0b04a', 6);
    content += figure({
      x,
      ground: ground - high,
      height: 330,
      coat,
      hat: 'helmet',
      reach: oneOf(random, [-1, 1]),
    });
    content += disc(x, ground - high - 190, 20, '#f6c445') + disc(x, ground - high - 190, 11, '#fff3c4');
  }
  for (let flake = 0; flake < 120; flake += 1) {
    const side = between(random, 6, 16);
    content += `<rect x="${between(random, 0, width).toFixed(0)}" y="${between(random, 130, ground).toFixed(0)}" width="${side.toFixed(0)}" height="${(side * 0.6).toFixed(0)}" fill="${oneOf(random, ['#f6c445', '#e8746a', '#4aa3df', '#68b984'])}" transform="rotate(${between(random, -20, 20).toFixed(0)})" opacity="0.8"/>`;
  }
  return scene(width, height, { sky: ['#f7e3c8', '#fffaf2'], content });
}

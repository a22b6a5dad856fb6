import { between, box, disc, oneOf, scene } from './draw.mjs';
import { figure } from './figure.mjs';

/** Shelves of books, a long table, readers and lamps. */
export function readingRoom(random, width = 1600, height = 900) {
  const ground = height * 0.9;
  let content = '';
  for (let shelf = 0; shelf < 3; shelf += 1) content += books(random, width, 90 + shelf * 150);
  content += box(0, ground, width, height - ground, '#b98b5e');
  for (let place = 0; place < 4; place += 1) {
    const x = 230 + place * 380 + between(random, -25, 25);
    content += figure({
      x,
      ground,
      height: 370,
      coat: oneOf(random, ['#3c8d6a', '#b5533c', '#5b6fb5', '#c58f2c']),
    });
  }
  const table = ground - 150;
  content += box(80, table, width - 160, 34, '#8a5a34', 8) + box(80, table + 34, width - 160, 116, '#9c6b42');
  for (let x = 210; x < width - 300; x += 380) {
    content += `<path d="M${x - 70} ${table}l70 -22 70 22z" fill="#fffdf4"/><path d="M${x} ${table}v-22" stroke="#d9cbb0" stroke-width="4"/>`;
    content +=
      disc(x + 190, table - 60, 90, '#fff3c4', 0.35) +
      box(x + 186, table - 60, 8, 60, '#5b5147') +
      `<path d="M${x + 150} ${table - 60}l40 -46 40 46z" fill="#e0a63a"/>`;
  }
  return scene(width, height, { sky: ['#f3e6d2', '#fff8ec'], content });
}

function books(random, width, top) {
  let content = box(60, top + 120, width - 120, 14, '#8a5a34');
  for (let x = 70; x < width - 100;) {
    const wide = between(random, 16, 36);
    const high = between(random, 74, 116);
    const colour = oneOf(random, [
      '#b5533c',
      '#3c8d6a',
      '#5b6fb5',
      '#c58f2c',
      '#7d4fb5',
      '#2e7d9a',
      '#a6192e',
    ]);
    content +=
      box(x, top + 120 - high, wide, high, colour, 2) +
      box(x + 4, top + 136 - high, wide - 8, 6, '#ffffffaa');
    x += wide + (random() < 0.08 ? 50 : 3);
  }
  return content;
}

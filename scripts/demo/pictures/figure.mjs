import { box, disc } from './draw.mjs';

/**
 * A person, standing, drawn from the ground up; `height` in pixels.
 * @param {{ x: number, ground: number, height: number, coat: string, hat?: 'helmet'|'straw'|null, hatColour?: string, reach?: -1|0|1 }} figure
 *   `reach`: an arm stretched to the left or right
 */
export function figure({ x, ground, height, coat, hat = null, hatColour = '#f6c445', reach = 0 }) {
  const unit = height / 100;
  const at = (percent) => ground - percent * unit;
  const legs =
    box(x - 11 * unit, at(44), 9 * unit, 44 * unit, '#34405c', 3) +
    box(x + 2 * unit, at(44), 9 * unit, 44 * unit, '#2c3650', 3);
  const body = box(x - 14 * unit, at(78), 28 * unit, 40 * unit, coat, 10 * unit);
  const arm = (side) => {
    const isReaching = reach === side;
    const [endX, endY] = isReaching ? [x + side * 34 * unit, at(64)] : [x + side * 19 * unit, at(44)];
    return `<path d="M${x + side * 11 * unit} ${at(73)}L${endX} ${endY}" stroke="${coat}" stroke-width="${8 * unit}" stroke-linecap="round"/>${disc(endX, endY, 4.2 * unit, '#f2c7a0')}`;
  };
  const eyes =
    disc(x - 3.6 * unit, at(87), 1.1 * unit, '#2b2320') + disc(x + 3.6 * unit, at(87), 1.1 * unit, '#2b2320');
  const head = disc(x, at(88), 10 * unit, '#f2c7a0') + eyes;
  const hair = `<path d="M${x - 10.5 * unit} ${at(88)}a${10.5 * unit} ${10.5 * unit} 0 0 1 ${21 * unit} 0z" fill="#2b2320"/>`;
  return legs + arm(-1) + arm(1) + body + head + (hat ? covering(hat, hatColour, x, at(90), unit) : hair);
}

function covering(hat, colour, x, brim, unit) {
  const dome = `<path d="M${x - 11 * unit} ${brim}a${11 * unit} ${11 * unit} 0 0 1 ${22 * unit} 0z" fill="${colour}"/>`;
  const width = hat === 'straw' ? 20 : 13;
  return dome + box(x - width * unit, brim - unit, width * 2 * unit, 3 * unit, colour, 2);
}

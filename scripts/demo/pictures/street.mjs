import { between, box, disc, oneOf, scene, skyline, tree } from './draw.mjs';
import { figure } from './figure.mjs';

/** A summer street: a union volunteer hands a street sweeper a bottle under a parasol. */
export function street(random, width = 1600, height = 900) {
  const ground = height * 0.84;
  const middle = width / 2;
  const tall = height > width ? height * 0.3 : height * 0.45;
  let content = disc(width * between(random, 0.12, 0.88), height * 0.16, height * 0.07, '#fff3b0');
  content += skyline(random, width, ground, oneOf(random, ['#8fb7d9', '#9cc3c9', '#a7b8dd']));
  content += tree(random, width * 0.1, ground, tall * 0.9) + tree(random, width * 0.92, ground, tall * 0.8);
  content +=
    box(0, ground, width, height - ground, '#8b939c') +
    box(0, ground + (height - ground) * 0.45, width, 12, '#f4f4f4');
  content += parasol(middle, ground, tall, oneOf(random, ['#d64541', '#e67e22', '#2e86c1']));
  content += figure({ x: middle - tall * 0.42, ground, height: tall, coat: '#d64541', reach: 1 });
  content += figure({
    x: middle + tall * 0.42,
    ground,
    height: tall,
    coat: '#f39c34',
    hat: 'straw',
    hatColour: '#e9cf8b',
    reach: -1,
  });
  content += box(middle - tall * 0.05, ground - tall * 0.75, tall * 0.1, tall * 0.22, '#dff3ff', 6);
  content += box(middle - tall * 0.05, ground - tall * 0.67, tall * 0.1, tall * 0.08, '#38a3d1');
  for (let crate = 0; crate < 3; crate += 1) {
    content += box(
      middle - tall * 1.2 - crate * 12,
      ground - (crate + 1) * tall * 0.15,
      tall * 0.34,
      tall * 0.14,
      '#c99a5b',
      4,
    );
  }
  return scene(width, height, {
    sky: oneOf(random, [
      ['#4aa3df', '#d9f0ff'],
      ['#58b0d6', '#fff0d2'],
      ['#6db3f2', '#e8f6ff'],
    ]),
    content,
  });
}

function parasol(x, ground, tall, colour) {
  const top = ground - tall * 1.6;
  const wide = tall * 0.95;
  return (
    box(x - 6, top, 12, ground - top, '#d7dce2') +
    `<path d="M${x - wide} ${top + tall * 0.38}q${wide} -${tall * 0.8} ${wide * 2} 0z" fill="${colour}"/>` +
    `<path d="M${x - wide * 0.36} ${top + tall * 0.38}q${wide * 0.36} -${tall * 0.8} ${wide * 0.72} 0z" fill="#ffffff88"/>`
  );
}

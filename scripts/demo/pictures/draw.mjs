/** Small helpers for drawing scenes in SVG. No letters anywhere: the machine may have no Chinese font. */

export const between = (random, low, high) => low + random() * (high - low);
export const oneOf = (random, list) => list[Math.floor(random() * list.length)];

export function scene(width, height, { sky, content }) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="${sky[0]}"/><stop offset="1" stop-color="${sky[1]}"/></linearGradient></defs>
<rect width="${width}" height="${height}" fill="url(#sky)"/>${content}</svg>`;
}

export const box = (x, y, width, height, fill, radius = 0) =>
  `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" rx="${radius}" fill="${fill}"/>`;

export const disc = (x, y, radius, fill, opacity = 1) =>
  `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius.toFixed(1)}" fill="${fill}" opacity="${opacity}"/>`;

/** A row of houses against the sky. */
export function skyline(random, width, ground, colour) {
  let content = '';
  for (let x = -20; x < width;) {
    const wide = between(random, 70, 150);
    const high = between(random, 90, 280);
    content += box(x, ground - high, wide, high, colour);
    for (let row = ground - high + 22; row < ground - 30; row += 38) {
      for (let column = x + 14; column < x + wide - 22; column += 32) {
        content += box(column, row, 14, 18, random() < 0.35 ? '#fff3c4' : '#ffffff55', 2);
      }
    }
    x += wide + between(random, 6, 22);
  }
  return content;
}

/** Leaves that hang or stand, as a few discs. */
export function tree(random, x, ground, size) {
  const leaves = Array.from({ length: 6 }, () =>
    disc(
      x + between(random, -0.35, 0.35) * size,
      ground - size * between(random, 0.75, 1.2),
      size * between(random, 0.22, 0.34),
      oneOf(random, ['#4f9d69', '#68b984', '#3f8a5a']),
    ),
  );
  return box(x - size * 0.04, ground - size * 0.8, size * 0.08, size * 0.8, '#7a5a3a') + leaves.join('');
}

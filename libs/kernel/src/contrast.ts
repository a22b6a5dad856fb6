/** Smallest contrast of text that people with weak eyes can read: WCAG 2.2, 1.4.3. */
export const READABLE = 4.5;

/** From 1 (no difference) to 21 (black on white), of two colours `#rrggbb`: WCAG 2.2, definition of contrast ratio. */
export function contrastOf(one: string, other: string): number {
  const [lighter, darker] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** The colour as it is, or moved towards white or black by as little as makes it readable on the ground. */
export function readableOn(ground: string, color: string): string {
  const goal = luminanceOf(ground) < 0.18 ? '#ffffff' : '#000000';
  for (let step = 0; step < 20; step += 1) {
    const moved = mixed(color, goal, step / 20);
    if (contrastOf(moved, ground) >= READABLE) return moved;
  }
  return goal;
}

/** From one colour towards another by a share of the way. */
export function mixed(from: string, to: string, share: number): string {
  const goals = partsOf(to);
  const parts = partsOf(from).map((part, index) => Math.round(part + (goals[index]! - part) * share));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function luminanceOf(color: string): number {
  const [red, green, blue] = partsOf(color).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function partsOf(color: string): number[] {
  return [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
}

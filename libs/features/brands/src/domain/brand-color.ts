import { contrastOf, fault, mixed } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';

/** Smallest contrast of marks and of large text with their ground: WCAG 2.2, 1.4.11 and 1.4.3. */
export const VISIBLE = 3;

const PAPER = '#ffffff';
const INK = '#000000';

/** What is wrong with a brand's colour on white paper, naming the nearest one that can be seen. */
export function colorFaults(color: string): Fault[] {
  const contrast = contrastOf(color, PAPER);
  if (contrast >= VISIBLE) return [];
  const nearest = visibleColor(color);
  return [
    fault(
      'color',
      'contrast_too_low',
      `${color} 在白底上的对比度为 ${contrast.toFixed(2)}，至少应为 ${VISIBLE}；最接近的可用颜色是 ${nearest}。`,
      `${color} on white has a contrast of ${contrast.toFixed(2)}; at least ${VISIBLE} is needed. The nearest colour that has it is ${nearest}.`,
    ),
  ];
}

/** Black or white, whichever is read better on the colour: never less than 4.5. */
export function textColorOn(color: string): string {
  return contrastOf(color, PAPER) >= contrastOf(color, INK) ? PAPER : INK;
}

/** Darkened by as little as makes it visible. */
function visibleColor(color: string): string {
  for (let step = 1; step < 100; step += 1) {
    const darker = mixed(color, INK, step / 100);
    if (contrastOf(darker, PAPER) >= VISIBLE) return darker;
  }
  return INK;
}

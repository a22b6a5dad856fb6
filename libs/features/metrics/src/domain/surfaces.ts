/** Where a reader met the item. Stored as text: a new surface is one word here. */
export const surfaces = ['page', 'player', 'feed', 'mini_program', 'app', 'screen'] as const;

export type Surface = (typeof surfaces)[number];

/** A beacon that does not say where it comes from is our own page. */
export const DEFAULT_SURFACE: Surface = 'page';

export function isSurface(text: unknown): text is Surface {
  return (surfaces as readonly unknown[]).includes(text);
}

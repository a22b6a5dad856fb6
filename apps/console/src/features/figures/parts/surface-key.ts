const surfaces = new Set(['page', 'player', 'feed', 'mini_program', 'app', 'screen']);

/** The name of the words for where something was read. */
export const surfaceKey = (surface: string): string => `surface.${surfaces.has(surface) ? surface : 'other'}`;

import type { Say } from '@/ui';

/** Kinds of items, as choices of a field. */
export const typeChoices = (say: Say) =>
  (['article', 'episode', 'video'] as const).map((value) => ({ value, label: say(`type.${value}`) }));

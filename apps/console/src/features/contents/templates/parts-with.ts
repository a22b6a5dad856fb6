import type { Shape } from '@/api-client';

export type Parts = Shape<'ChangeContentRequest'>;

const blocks = ['article', 'episode', 'video'] as const;

/** What a template holds, with what was written in the form; what the form does not show stays. */
export function partsWith(before: Parts, written: Parts): Parts & Record<string, unknown> {
  const parts: Parts = { ...before, ...written };
  for (const block of blocks)
    if (written[block]) Object.assign(parts, { [block]: { ...before[block], ...written[block] } });
  return { ...parts };
}

import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';

export type Mute = Shape<'LexiconMuteResponse'>;

/** How findings and addresses name a row of a lexicon. */
export const termIdOf = (lexiconId: string, rowId: string) => `${lexiconId}.${rowId}`;

/** What stays silent in a unit itself, by the row that it is. */
export function useMutes(unitId: string) {
  return useQuery({
    queryKey: ['lexicons', 'mutes', unitId],
    queryFn: async () => new Map((await allMutes(unitId)).map((mute) => [mute.termId, mute])),
  });
}

async function allMutes(unitId: string): Promise<Mute[]> {
  const mutes: Mute[] = [];
  let cursor: string | undefined;
  do {
    const page = await bodyOf(
      api.GET('/api/v1/organizations/{id}/lexicon-mutes', {
        params: { path: { id: unitId }, query: { limit: 100, cursor } },
      }),
    );
    mutes.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return mutes;
}

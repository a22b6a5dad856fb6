import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, currentLanguage, versionedOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { useCursorPages } from '@/ui';

export type Programme = Shape<'ProgrammeResponse'>;
export type ProgrammeSummary = Shape<'ProgrammeSummaryResponse'>;
export type EpisodeSummary = Shape<'EpisodeSummaryResponse'>;

/** Programmes of a unit and those below it. */
export function useProgrammes(organizationId: string) {
  return useCursorPages<ProgrammeSummary>(['programmes', 'list', organizationId], (cursor) =>
    bodyOf(api.GET('/api/v1/programmes', { params: { query: { organizationId, cursor, limit: 50 } } })),
  );
}

export function useProgramme(id: string) {
  return useQuery({
    queryKey: ['programmes', 'one', id],
    queryFn: () => versionedOf(api.GET('/api/v1/programmes/{id}', { params: { path: { id } } })),
  });
}

/** Every episode, whatever its state, the newest number first. */
export function useEpisodes(programmeId: string) {
  return useCursorPages<EpisodeSummary>(['programmes', 'episodes', programmeId], (cursor) =>
    bodyOf(
      api.GET('/api/v1/programmes/{id}/episodes', {
        params: { path: { id: programmeId }, query: { cursor, limit: 50 } },
      }),
    ),
  );
}

/** Whether this person looks after a programme of the unit. */
export function useMayManage(): (organizationId: string) => boolean {
  const can = useCan();
  const pathOf = useUnitPath();
  return (organizationId) => can('programme.manage', pathOf(organizationId));
}

/** Categories of the largest directory of podcasts, as choices: `社会与文化 · 纪录片`. */
export function useCategories() {
  const isChinese = currentLanguage() === 'zh-CN';
  const asked = useQuery({
    queryKey: ['programmes', 'categories'],
    queryFn: () => bodyOf(api.GET('/api/v1/podcast-categories')),
    staleTime: Infinity,
  });
  const items = asked.data?.items ?? [];
  const nameOf = (name: string) =>
    isChinese ? (items.find((item) => item.name === name && item.parent === null)?.zh ?? name) : name;
  const options = items.map(({ key, name, zh, parent }) => ({
    value: key,
    label: [...(parent === null ? [] : [nameOf(parent)]), isChinese ? zh : name].join(' · '),
  }));
  return { options, isPending: asked.isPending };
}

import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import { useCursorPages, useWords } from '@/ui';
import { usualPenalties } from './penalty-names';

/** Of the unit and those below it. */
export function usePenalties(organizationId: string) {
  return useCursorPages(['score-penalties', organizationId], (cursor) =>
    bodyOf(api.GET('/api/v1/score-penalties', { params: { query: { organizationId, limit: 50, cursor } } })),
  );
}

interface PenaltyKind {
  readonly code: string;
  readonly name: string;
  /** What it costs by the rules of today; null where they say nothing. */
  readonly points: number | null;
}

/** What can be written down about units, as the schemes that can be read name it and as it is known everywhere. */
export function usePenaltyKinds() {
  const say = useWords('scoring');
  const { data } = useQuery({
    queryKey: ['scoring', 'penalty-kinds'],
    queryFn: async () => {
      const { items } = await bodyOf(
        api.GET('/api/v1/scoring-schemes', { params: { query: { limit: 100 } } }),
      );
      const schemes = await Promise.all(
        items.map(({ id }) => bodyOf(api.GET('/api/v1/scoring-schemes/{id}', { params: { path: { id } } }))),
      );
      return schemes.flatMap(({ organizationId, versions }) =>
        versions.flatMap(({ document }) =>
          (document.penalties?.recorded ?? []).map((rule) => ({ ...rule, organizationId })),
        ),
      );
    },
    staleTime: 60_000,
  });
  const named = new Map<string, string>([
    ...usualPenalties.map((code) => [code, say(`penalty_code.${code}`)] as const),
    ...(data ?? []).map(({ code, name }) => [code, name] as const),
  ]);
  /** Those that a unit can write down, by its own schemes. */
  const kindsOf = (issuerPath: readonly string[]): PenaltyKind[] => {
    const rules = (data ?? []).filter(({ organizationId }) => issuerPath.includes(organizationId));
    const codes = [...new Set([...usualPenalties, ...rules.map(({ code }) => code)])];
    return codes.map((code) => ({
      code,
      name: named.get(code) ?? code,
      points: rules.findLast((rule) => rule.code === code)?.points ?? null,
    }));
  };
  return { nameOf: (code: string) => named.get(code) ?? say('penalty.unnamed'), kindsOf };
}

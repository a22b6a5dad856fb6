import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useWords } from '@/ui';

type Shipped = Shape<'IndexFormulaResponse'>;
export type OwnFormula = Shape<'OwnIndexFormulaResponse'>;
export type FormulaDocument = Shape<'FormulaDocumentResponse'>;

/** One version of one formula; `ownId` where a unit issued it. */
export interface Formula extends Shipped {
  readonly ownId: string | null;
}

export const ownFormulasKey = ['figures', 'own-formulas'];

/** Every version that values may name: those that ship with the product, and those that units issued. */
export function useFormulas() {
  const say = useWords('figures');
  const shipped = useQuery({
    queryKey: ['figures', 'formula-templates'],
    queryFn: () => bodyOf(api.GET('/api/v1/index-formula-templates')),
    staleTime: Infinity,
  });
  const own = useQuery({ queryKey: ownFormulasKey, queryFn: allOwn, staleTime: 60_000 });
  const byId = useMemo(() => {
    const versions = [...(own.data ?? [])].flatMap((formula) =>
      formula.versions.map(({ formulaId, number, validFrom, validTo, document }): Formula => ({
        ...{ id: formulaId, indexCode: formula.indexCode, note: formula.note },
        ...{ subject: formula.subject, platform: formula.platform, validFrom, validTo, document },
        name: say('indices.own_name', { name: formula.name, number }),
        ownId: formula.id,
      })),
    );
    const templates = shipped.data?.items.map((item): Formula => ({ ...item, ownId: null })) ?? [];
    return new Map([...templates, ...versions].map((formula) => [formula.id, formula]));
  }, [own.data, shipped.data, say]);
  return {
    byId,
    formulas: [...byId.values()],
    data: shipped.data && own.data ? { shipped: shipped.data.items, own: own.data, byId } : undefined,
    isPending: shipped.isPending || own.isPending,
    error: shipped.error ?? own.error,
    refetch: () => Promise.all([shipped.refetch(), own.refetch()]),
  };
}

async function allOwn(): Promise<OwnFormula[]> {
  const formulas: OwnFormula[] = [];
  let cursor: string | undefined;
  do {
    const page = await bodyOf(
      api.GET('/api/v1/index-formulas', { params: { query: { limit: 100, cursor } } }),
    );
    formulas.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return formulas;
}

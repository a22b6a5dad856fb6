import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCursorPages } from '@/ui';

export type Finding = Shape<'InspectionFindingResponse'>;
export const kinds = ['account', 'column', 'site'] as const;
export type Kind = (typeof kinds)[number];
export const states = ['stale', 'warn', 'unknown', 'exempt', 'ok'] as const;
export type State = (typeof states)[number];

export interface BoardFilter {
  readonly kind?: Kind;
  readonly state?: State;
}

export const boardKey = ['figures', 'inspection'];

/** What an inspection would find, worst first. Findings have no id: one thing can break several rules. */
export function useBoard(unitId: string, filter: BoardFilter) {
  const pages = useCursorPages([...boardKey, unitId, filter], async (cursor) => {
    const query = { organizationId: unitId, ...filter, cursor, limit: 50 };
    const board = await bodyOf(api.GET('/api/v1/inspections/board', { params: { query } }));
    const items = board.items.map((item) => ({ ...item, id: `${item.rule} ${item.kind} ${item.subjectId}` }));
    return { ...board, items };
  });
  return { ...pages, first: pages.data?.pages[0] as Shape<'InspectionBoardResponse'> | undefined };
}

/** The member of a request that names what a finding is about. */
export function subjectOf({ kind, subjectId }: Pick<Finding, 'kind' | 'subjectId'>) {
  if (kind === 'account') return { channelAccountId: subjectId };
  return kind === 'column' ? { columnId: subjectId } : { organizationId: subjectId };
}

export function boardFile(unitId: string, filter: BoardFilter, format: 'csv' | 'xlsx'): string {
  const query = new URLSearchParams({ organizationId: unitId });
  for (const name of ['kind', 'state'] as const) if (filter[name]) query.set(name, filter[name]);
  return `/api/v1/inspections/board.${format}?${query.toString()}`;
}

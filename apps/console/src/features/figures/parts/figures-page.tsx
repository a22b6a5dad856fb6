import type { ReactNode } from 'react';
import { useLocation } from 'react-router-dom';
import { useCurrentUnit, useUnitName } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import type { Action } from '@/features/sessions';
import { LinkRow, Page, useWords } from '@/ui';

interface Part {
  readonly path: string;
  readonly key: string;
  readonly needs?: Action;
}

export const parts: readonly Part[] = [
  { path: '/figures', key: 'overview' },
  { path: '/figures/rankings', key: 'rankings' },
  { path: '/figures/indices', key: 'indices' },
  { path: '/figures/matrix', key: 'matrix' },
  { path: '/figures/yearly', key: 'yearly', needs: 'publication.read' },
  { path: '/figures/live', key: 'live' },
  { path: '/figures/inspection', key: 'inspection' },
  { path: '/figures/imports', key: 'imports', needs: 'figure.record' },
  { path: '/figures/reports', key: 'reports' },
];

/** A page of figures with the way to the others; the period goes along. */
export function FiguresPage({
  part,
  lead,
  actions,
  children,
}: {
  part: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const say = useWords('figures');
  const can = useCan();
  const { search } = useLocation();
  const { unitId } = useCurrentUnit();
  const unitName = useUnitName();
  const shown = parts.filter(({ needs }) => needs === undefined || can(needs));
  return (
    <Page
      title={say(`parts.${part}`)}
      lead={lead ?? say('of_unit', { name: unitName(unitId) })}
      actions={actions}
    >
      <div className="figures-parts">
        <LinkRow
          label={say('parts.label')}
          links={shown.map(({ key, path }) => ({
            to: `${path}${search}`,
            label: say(`parts.${key}`),
            isHere: key === part,
          }))}
        />
      </div>
      {children}
    </Page>
  );
}

import { Link } from 'react-router-dom';
import { useUnitName } from '@/features/organizations';
import { CursorTable, EmptyState, Moment, Page, useWords } from '@/ui';
import type { Column } from '@/ui';
import { LexiconLinks } from '../lexicon-links';
import { LexiconName, useRescanCause } from './rescan-cause';
import { RescanState } from './rescan-state';
import { useRescans } from './use-rescans';
import type { Rescan } from './use-rescans';

/** How often everything that is out was looked through again, and what came of it. */
export function RescansPage() {
  const say = useWords('lexicons');
  return (
    <Page title={say('rescan.title')} lead={say('rescan.lead')}>
      <LexiconLinks />
      <CursorTable<Rescan>
        label={say('rescan.title')}
        pages={useRescans()}
        columns={useColumns()}
        empty={
          <EmptyState text={say('rescan.none')}>
            <Link to="/settings/lexicons">{say('effective.to_lexicons')}</Link>
          </EmptyState>
        }
      />
    </Page>
  );
}

function useColumns(): Column<Rescan>[] {
  const say = useWords('lexicons');
  const unitName = useUnitName();
  const causeOf = useRescanCause();
  return [
    {
      key: 'cause',
      title: say('rescan.cause'),
      track: 'minmax(180px, 2fr)',
      render: (rescan) => (
        <Link to={`/settings/lexicons/rescans/${rescan.id}`}>
          <LexiconName id={rescan.lexiconId} /> {causeOf(rescan)}
        </Link>
      ),
    },
    {
      key: 'unit',
      title: say('rescan.reach'),
      track: 'minmax(140px, 1fr)',
      render: ({ organizationId }) => unitName(organizationId),
    },
    {
      key: 'begun',
      title: say('rescan.begun'),
      track: '120px',
      render: ({ createdAt }) => <Moment at={createdAt} />,
    },
    {
      key: 'state',
      title: say('state'),
      track: '140px',
      render: (rescan) => <RescanState rescan={rescan} />,
    },
    {
      key: 'hits',
      title: say('rescan.hits'),
      track: '120px',
      render: ({ hits }) => (hits === 0 ? say('rescan.no_hits') : say('rescan.hit_count', { count: hits })),
    },
  ];
}

import { Link } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCurrentUnit } from '@/features/organizations';
import { CursorTable, EmptyState, Page, useCursorPages, useWords } from '@/ui';
import type { Column } from '@/ui';
import { useReach } from '../use-reach';
import { AdoptionLine } from './adoption-line';
import { Judge } from './judge';

type Listed = Shape<'ListedAdoptionResponse'>;

/** Uses that units told, which count once somebody above them has verified them. */
export function WaitingUsesPage() {
  const say = useWords('submissions');
  const { unitId } = useCurrentUnit();
  const { mayFromAbove } = useReach();
  const pages = useCursorPages(['adoptions', unitId], (cursor) =>
    bodyOf(
      api.GET('/api/v1/adoptions', {
        params: { query: { state: 'claimed', organizationId: unitId, limit: 50, cursor } },
      }),
    ),
  );
  const columns: Column<Listed>[] = [
    {
      key: 'report',
      title: say('list.report'),
      track: 'minmax(120px, 1fr)',
      render: ({ submission }) => (
        <>
          <Link to={`/submissions/${submission.id}`}>{submission.title}</Link>
          <div className="desk-quiet">
            {submission.number} · {submission.organizationName}
          </div>
        </>
      ),
    },
    {
      key: 'use',
      title: say('facts.adoptions'),
      track: 'minmax(130px, 1fr)',
      render: (adoption) => <AdoptionLine adoption={adoption} />,
    },
    {
      key: 'judge',
      title: say('facts.judge'),
      track: 'minmax(90px, 180px)',
      render: (adoption) =>
        mayFromAbove('submission.decide', adoption.submission.organizationId) ? (
          <Judge reportId={adoption.submission.id} fact={adoption} of="adoption" />
        ) : (
          <span className="desk-quiet">{say('facts.judged_above')}</span>
        ),
    },
  ];
  return (
    <Page title={say('facts.waiting')} lead={say('facts.waiting_lead')}>
      <CursorTable
        label={say('facts.waiting')}
        pages={pages}
        columns={columns}
        rowHeight={96}
        empty={<EmptyState text={say('facts.none_waiting')} />}
      />
    </Page>
  );
}

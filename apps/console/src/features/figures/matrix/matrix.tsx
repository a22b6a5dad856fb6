import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import { useCurrentUnit, useUnitName } from '@/features/organizations';
import { EmptyState, momentText, useWords } from '@/ui';
import { Answer } from '../parts/answer';
import { Card } from '../parts/card';
import { FiguresPage } from '../parts/figures-page';
import { SaveButtons } from '../parts/save-buttons';
import { MatrixTable } from './matrix-table';

/** Units down, platforms across: which accounts there are, and how many follow them. */
export default function Matrix() {
  const say = useWords('figures');
  const { unitId } = useCurrentUnit();
  const unitName = useUnitName();
  const matrix = useQuery({
    queryKey: ['figures', 'matrix', unitId],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/analytics/account-matrix', { params: { query: { organizationId: unitId } } })),
  });
  return (
    <FiguresPage
      part="matrix"
      lead={
        <>
          {say('of_unit', { name: unitName(unitId) })} · <Link to="/figures/year">{say('year.open')}</Link>
        </>
      }
      actions={
        <SaveButtons
          formats={['xlsx', 'csv'] as const}
          addressOf={(format) => `/api/v1/analytics/account-matrix.${format}?organizationId=${unitId}`}
          name={say('parts.matrix')}
        />
      }
    >
      <Answer asked={matrix} rows={8}>
        {(data) => (
          <Card
            title={say('matrix.title', { active: data.active, retired: data.retired })}
            side={say('as_of', { at: momentText(data.at) })}
          >
            {data.platforms.length === 0 ? (
              <EmptyState text={say('matrix.empty')} />
            ) : (
              <MatrixTable matrix={data} />
            )}
            {data.notes.map((note) => (
              <p key={note} className="figures-source">
                {note}
              </p>
            ))}
          </Card>
        )}
      </Answer>
    </FiguresPage>
  );
}

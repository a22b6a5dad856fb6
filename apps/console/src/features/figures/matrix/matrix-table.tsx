import type { Shape } from '@/api-client';
import { useWords } from '@/ui';
import { usePlatformName } from '@/features/channels';
import { PlainTable } from '../parts/plain-table';
import { MatrixSum } from './matrix-sum';

/** Followers of two platforms are never added: each platform has its own column, and its own sum. */
export function MatrixTable({ matrix }: { matrix: Shape<'AccountMatrixResponse'> }) {
  const say = useWords('figures');
  const platformName = usePlatformName();
  return (
    <PlainTable
      label={say('parts.matrix')}
      className="matrix"
      heads={[say('matrix.unit'), ...matrix.platforms.map(platformName)]}
      foot={
        <tr>
          <th scope="row">{say('matrix.total')}</th>
          {matrix.platforms.map((platform) => (
            <td key={platform}>
              <MatrixSum sum={matrix.totals.find((total) => total.platform === platform)} />
            </td>
          ))}
        </tr>
      }
    >
      {matrix.rows.map(({ organizationId, name, isSelf, cells }) => (
        <tr key={`${organizationId} ${isSelf}`}>
          <th scope="row">
            {name}
            {isSelf && <div className="figures-quiet">{say('matrix.self')}</div>}
          </th>
          {matrix.platforms.map((platform) => (
            <td key={platform}>
              <MatrixSum sum={cells.find((cell) => cell.platform === platform)} />
            </td>
          ))}
        </tr>
      ))}
    </PlainTable>
  );
}

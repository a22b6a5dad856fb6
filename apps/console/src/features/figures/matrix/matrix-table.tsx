import type { Shape } from '@/api-client';
import { useWords } from '@/ui';
import { usePlatformName } from '../parts/use-names';
import { MatrixSum } from './matrix-sum';

/** Followers of two platforms are never added: each platform has its own column, and its own sum. */
export function MatrixTable({ matrix }: { matrix: Shape<'AccountMatrixResponse'> }) {
  const say = useWords('figures');
  const platformName = usePlatformName();
  return (
    <div className="chart-table matrix" tabIndex={0} role="region" aria-label={say('parts.matrix')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('matrix.unit')}</th>
            {matrix.platforms.map((platform) => (
              <th scope="col" key={platform}>
                {platformName(platform)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
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
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say('matrix.total')}</th>
            {matrix.platforms.map((platform) => (
              <td key={platform}>
                <MatrixSum sum={matrix.totals.find((total) => total.platform === platform)} />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

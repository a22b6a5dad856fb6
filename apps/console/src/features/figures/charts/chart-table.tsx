import { useNumbers } from '../parts/numbers';
import { useWords } from '@/ui';
import { rowsOf } from './chart-data';
import type { ChartLine } from './chart-data';

/** The numbers of a chart; hidden from sight it still is there for screen readers. */
export function ChartTable({
  name,
  lines,
  isHidden,
}: {
  name: string;
  lines: readonly ChartLine[];
  isHidden: boolean;
}) {
  const say = useWords('figures');
  const numbers = useNumbers();
  return (
    <div
      className={isHidden ? 'visually-hidden' : 'chart-table'}
      {...(!isHidden && { tabIndex: 0, role: 'region', 'aria-label': name })}
    >
      <table>
        <caption className="visually-hidden">{name}</caption>
        <thead>
          <tr>
            <th scope="col">{say('chart.when')}</th>
            {lines.map((line) => (
              <th scope="col" key={line.name}>
                {line.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsOf(lines).map(({ label, points }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {points.map((point, index) => (
                <td key={lines[index]!.name}>
                  {point?.words ?? (typeof point?.value === 'number' ? numbers.format(point.value) : '—')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

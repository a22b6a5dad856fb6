import { Alert } from 'antd';
import { Link } from 'react-router-dom';
import { useWords } from '@/ui';
import { Card } from '../parts/card';
import { useNumbers } from '../parts/numbers';
import { PlainTable } from '../parts/plain-table';
import { surfaceKey } from '../parts/surface-key';
import { useRuleName } from '../parts/use-names';
import { ContentTitle } from './content-title';
import type { RuleResult } from './use-recounts';

/** What one rule comes to when everything that was kept is counted anew, beside what stands, day by day. */
export function RuleView({ result }: { result: RuleResult }) {
  const say = useWords('figures');
  const numbers = useNumbers();
  const ruleName = useRuleName();
  const { definitionId, isAsCounted, isEqual, live, recounted, days, differences } = result;
  const shown = (value: number | null | undefined) =>
    value === null || value === undefined ? '—' : numbers.format(value);
  return (
    <Card title={ruleName(definitionId)}>
      {isAsCounted ? (
        <Alert
          showIcon
          role="status"
          type={isEqual ? 'success' : 'warning'}
          title={
            isEqual
              ? say('recount.equal', { counted: shown(recounted.counted) })
              : say('recount.differs', { count: differences })
          }
        />
      ) : (
        <Alert showIcon type="info" title={say('recount.beside')} />
      )}
      <PlainTable
        label={ruleName(definitionId)}
        heads={['day', 'live', 'anew', 'raw', 'visitors'].map((head) => say(`recount.head.${head}`))}
        foot={
          <tr>
            <th scope="row">{say('matrix.total')}</th>
            <td>{shown(live?.counted)}</td>
            <td>{shown(recounted.counted)}</td>
            <td>{shown(recounted.raw)}</td>
            <td>{shown(recounted.visitors)}</td>
          </tr>
        }
      >
        {days.map(({ day, live: stands, recounted: anew }) => (
          <tr key={day}>
            <th scope="row">{day}</th>
            <td>{shown(stands?.counted)}</td>
            <td>{shown(anew.counted)}</td>
            <td>{shown(anew.raw)}</td>
            <td>{shown(anew.visitors)}</td>
          </tr>
        ))}
      </PlainTable>
      {result.firstDifferences.length > 0 && <Differences result={result} />}
    </Card>
  );
}

function Differences({ result: { firstDifferences, differences } }: { result: RuleResult }) {
  const say = useWords('figures');
  const numbers = useNumbers();
  const label = say('recount.where');
  return (
    <section className="record-series">
      <h3>{label}</h3>
      {differences > firstDifferences.length && (
        <p className="figures-quiet">{say('recount.first_ones', { count: firstDifferences.length })}</p>
      )}
      <PlainTable
        label={label}
        className="records"
        heads={['item', 'surface', 'day', 'live', 'anew'].map((head) => say(`recount.head.${head}`))}
      >
        {firstDifferences.map(({ contentId, surface, day, live, recounted }) => (
          <tr key={`${contentId} ${surface} ${day}`}>
            <th scope="row">
              <Link to={`/figures/contents/${contentId}`}>
                <ContentTitle id={contentId} />
              </Link>
            </th>
            <td>{say(surfaceKey(surface))}</td>
            <td>{day}</td>
            <td>{live ? numbers.format(live.counted) : '—'}</td>
            <td>{recounted ? numbers.format(recounted.counted) : '—'}</td>
          </tr>
        ))}
      </PlainTable>
    </section>
  );
}

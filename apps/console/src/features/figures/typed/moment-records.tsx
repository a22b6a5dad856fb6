import { EmptyState, momentText, useWords } from '@/ui';
import { Answer } from '../parts/answer';
import { Card } from '../parts/card';
import { useNumbers } from '../parts/numbers';
import { PersonName } from '../parts/person-name';
import { PlainTable } from '../parts/plain-table';
import type { Period } from '../period';
import { CorrectFigure } from './correct-figure';
import { Former } from './former';
import { useMoments } from './subject';
import type { Point, Subject } from './subject';
import { TypeFigures } from './type-figures';

/** Every reading that stands, newest first, each with who told it; what is wrong is corrected where it stands. */
export function MomentRecords({
  subject,
  platform,
  period,
  mayRecord,
}: {
  subject: Subject;
  platform: string;
  period: Period;
  mayRecord: boolean;
}) {
  const say = useWords('figures');
  const moments = useMoments(subject, period);
  const type = mayRecord && <TypeFigures subject={subject} platform={platform} />;
  return (
    <Answer asked={moments} rows={6}>
      {({ series }) =>
        series.length === 0 ? (
          <Card title={say('typed.moments')}>
            <EmptyState text={say('typed.no_moments')}>{type}</EmptyState>
          </Card>
        ) : (
          <Card title={say('typed.moments')} side={type}>
            {series.map(({ metric, definitionId, name, points }) => (
              <section key={`${metric} ${definitionId}`} className="record-series">
                <h3>{name}</h3>
                <PlainTable
                  label={name}
                  className="records"
                  heads={['when', 'figure', 'do', 'by', 'note'].map((head) => say(`typed.head.${head}`))}
                >
                  {[...points].reverse().map((point) => (
                    <MomentRow key={point.id} name={name} point={point} mayRecord={mayRecord} />
                  ))}
                </PlainTable>
              </section>
            ))}
          </Card>
        )
      }
    </Answer>
  );
}

function MomentRow({ name, point, mayRecord }: { name: string; point: Point; mayRecord: boolean }) {
  const say = useWords('figures');
  const numbers = useNumbers();
  const { takenAt, words, source, takenBy, correctsId, reason, decrease } = point;
  const at = momentText(takenAt);
  return (
    <tr>
      <th scope="row">{at}</th>
      <td>
        <b>{words}</b>
      </td>
      <td>{mayRecord && <CorrectFigure row={{ id: point.id, words }} name={name} at={at} />}</td>
      <td>
        {say(`told_by.${source}`)} <PersonName id={takenBy} />
      </td>
      <td>
        {decrease !== undefined && say('typed.decrease', { number: numbers.format(decrease) })}{' '}
        {correctsId && <Former id={correctsId} isPeriod={false} reason={reason} />}
      </td>
    </tr>
  );
}

import { Card, Timeline } from 'antd';
import { Moment, useWords } from '@/ui';
import type { Submission } from '../enums';

/** What happened to a report, the last first. */
export function ReportTimeline({ report }: { report: Submission }) {
  const say = useWords('submissions');
  return (
    <Card title={<h2>{say('report.timeline')}</h2>} size="small">
      <Timeline
        items={[...report.timeline].reverse().map(({ kind, actorName, note, occurredAt }, index) => ({
          key: index,
          content: (
            <>
              <strong>{say(`event.${kind}`)}</strong>{' '}
              <span className="desk-quiet">
                {actorName || say('report.system')} · <Moment at={occurredAt} />
              </span>
              {note && <div>{note}</div>}
            </>
          ),
        }))}
      />
    </Card>
  );
}

import { Tag } from 'antd';
import { CursorTable, EmptyState, Moment, useWords } from '@/ui';
import type { Column } from '@/ui';
import { Card } from '../parts/card';
import { PersonName } from '../parts/person-name';
import { SaveButtons } from '../parts/save-buttons';
import { useRuns } from './use-schedules';
import type { Run, Schedule } from './use-schedules';

const runColours = { due: 'default', made: 'green', failed: 'red' } as const;
const mailColours = { pending: 'default', sent: 'green', failed: 'red', dropped: 'gold' } as const;
/** Why somebody got no mail, as far as it is not for the technicians. */
const reasons = new Set(['suspended', 'not_entitled', 'no_address', 'not_wanted']);

/** Every report that was made, with its file and what became of its mails. */
export function Runs({ schedule: { id, name, state } }: { schedule: Schedule }) {
  const say = useWords('figures');
  const columns: Column<Run>[] = [
    {
      key: 'period',
      title: say('schedule.period'),
      track: '200px',
      render: ({ from, to }) => say('indices.days', { from, to }),
    },
    {
      key: 'state',
      title: say('import.state_label'),
      track: '150px',
      render: (run) => (
        <span>
          <Tag color={runColours[run.state]}>{say(`schedule.run.${run.state}`)}</Tag>
          {run.madeAt && <Moment at={run.madeAt} />}
        </span>
      ),
    },
    {
      key: 'mails',
      title: say('schedule.mails'),
      track: 'minmax(220px, 3fr)',
      render: ({ mails }) =>
        mails.length === 0 ? (
          '—'
        ) : (
          <ul className="schedule-people">
            {mails.map((mail) => (
              <li key={mail.userId}>
                <PersonName id={mail.userId} />{' '}
                <Tag color={mailColours[mail.state]}>
                  {mail.state === 'dropped' && reasons.has(mail.lastProblem ?? '')
                    ? say(`schedule.mail.${mail.lastProblem}`)
                    : say(`schedule.mail.${mail.state}`)}
                </Tag>
              </li>
            ))}
          </ul>
        ),
    },
    {
      key: 'file',
      title: say('schedule.file'),
      track: '170px',
      render: (run) =>
        run.sha256 === null ? (
          '—'
        ) : (
          <SaveButtons
            formats={[run.format]}
            addressOf={() => `/api/v1/report-schedules/${id}/runs/${run.id}/file`}
            name={`${name} ${say('indices.days', { from: run.from, to: run.to })}`}
          />
        ),
    },
  ];
  return (
    <Card title={say('schedule.runs')}>
      <CursorTable
        label={say('schedule.runs')}
        pages={useRuns(id)}
        columns={columns}
        rowHeight={64}
        empty={<EmptyState text={say(state === 'paused' ? 'schedule.no_runs_paused' : 'schedule.no_runs')} />}
      />
    </Card>
  );
}

import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { useUnitName } from '@/features/organizations';
import { Facts, Moment, Page, useWords } from '@/ui';
import { Answer } from '../parts/answer';
import { Card } from '../parts/card';
import { PersonName } from '../parts/person-name';
import { Runs } from './runs';
import { ScheduleForm } from './schedule-form';
import { ScheduleWays } from './schedule-ways';
import { useSchedule } from './use-schedules';

/** One report by mail: what it is, and every one that was made of it. */
export default function SchedulePage() {
  const { id = '' } = useParams();
  const say = useWords('figures');
  const unitName = useUnitName();
  const [isChanging, setChanging] = useState(false);
  const asked = useSchedule(id);
  return (
    <Answer asked={asked} rows={8}>
      {(seen) => {
        const { name, organizationId, every, at, delayDays, format, state, recipientIds } = seen.body;
        return (
          <Page
            title={name}
            lead={
              <>
                <Link to="/figures/reports">{say('parts.reports')}</Link> · {unitName(organizationId)}
              </>
            }
            actions={<ScheduleWays seen={seen} onChange={() => setChanging(true)} />}
          >
            <div className="figures-grid">
              <Card title={say('schedule.facts')}>
                <Facts
                  of={[
                    [
                      say('schedule.every'),
                      say('schedule.when', { every: say(`schedule.span.${every}`), at }),
                    ],
                    [say('schedule.delay'), say('schedule.days', { count: delayDays })],
                    [say('schedule.format'), say(`format.${format}`)],
                    [
                      say('schedule.recipients'),
                      <ul className="schedule-people" key="people">
                        {recipientIds.map((userId) => (
                          <li key={userId}>
                            <PersonName id={userId} />
                          </li>
                        ))}
                      </ul>,
                    ],
                    [say('schedule.answers'), <PersonName key="answers" id={seen.body.answersFor} />],
                    [
                      say('schedule.next'),
                      state === 'paused' ? (
                        say('schedule.paused')
                      ) : (
                        <Moment key="next" at={seen.body.nextDueAt} />
                      ),
                    ],
                  ]}
                />
              </Card>
              <Runs schedule={seen.body} />
            </div>
            {isChanging && (
              <ScheduleForm unitId={organizationId} seen={seen} onClose={() => setChanging(false)} />
            )}
          </Page>
        );
      }}
    </Answer>
  );
}

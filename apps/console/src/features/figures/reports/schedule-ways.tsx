import { Button } from 'antd';
import { useNavigate } from 'react-router-dom';
import { api, ifMatch } from '@/api-client';
import type { Versioned } from '@/api-client';
import { ConfirmButton, useAct, useWords } from '@/ui';
import { schedulesKey } from './use-schedules';
import type { Schedule } from './use-schedules';

/** Stop it and let it go on, change it, do away with it. */
export function ScheduleWays({
  seen: { body: schedule, etag },
  onChange,
}: {
  seen: Versioned<Schedule>;
  onChange: () => void;
}) {
  const say = useWords('figures');
  const go = useNavigate();
  const params = { path: { id: schedule.id } };
  const turn = useAct(
    (state: Schedule['state']) =>
      api.PATCH('/api/v1/report-schedules/{id}', { params, headers: ifMatch(etag), body: { state } }),
    { touches: [schedulesKey], done: say('schedule.changed') },
  );
  const remove = useAct(
    async () => {
      await api.DELETE('/api/v1/report-schedules/{id}', { params, headers: ifMatch(etag) });
      await go('/figures/reports');
    },
    { touches: [[...schedulesKey, 'list']], done: say('schedule.removed') },
  );
  return (
    <>
      <Button onClick={onChange}>{say('schedule.change')}</Button>
      {schedule.state === 'active' ? (
        <ConfirmButton
          title={say('schedule.pause_title', { name: schedule.name })}
          consequence={say('schedule.pause_consequence')}
          onConfirm={() => turn.run('paused')}
        >
          {say('schedule.pause')}
        </ConfirmButton>
      ) : (
        <Button type="primary" loading={turn.isBusy} onClick={() => void turn.run('active')}>
          {say('schedule.resume')}
        </Button>
      )}
      <ConfirmButton
        type="text"
        danger
        title={say('schedule.remove_title', { name: schedule.name })}
        consequence={say('schedule.consequence')}
        onConfirm={() => remove.run()}
      >
        {say('schedule.remove')}
      </ConfirmButton>
    </>
  );
}

import { Button } from 'antd';
import { api } from '@/api-client';
import { useMe } from '@/features/sessions';
import { ConfirmButton, useAct, useWords } from '@/ui';
import type { Submission } from '../enums';

/** In whose hand a report is, so that no two people work on one. */
export function Hand({ report }: { report: Submission }) {
  const say = useWords('submissions');
  const me = useMe();
  const params = { path: { id: report.id } };
  const touches = [['submissions']];
  const claim = useAct(
    (takeOver: boolean) => api.POST('/api/v1/submissions/{id}/claim', { params, body: { takeOver } }),
    { touches, done: say('hand.claimed') },
  );
  const release = useAct(() => api.POST('/api/v1/submissions/{id}/release', { params }), {
    touches,
    done: say('hand.released'),
  });
  const holder = report.desk?.claim;
  if (!holder)
    return (
      <div className="report-hand">
        <span className="desk-quiet">{say('hand.nobody')}</span>
        <Button loading={claim.isBusy} onClick={() => void claim.run(false)}>
          {say('hand.claim')}
        </Button>
      </div>
    );
  if (holder.userId === me.id)
    return (
      <div className="report-hand">
        <span>{say('hand.mine')}</span>
        <Button loading={release.isBusy} onClick={() => void release.run()}>
          {say('hand.release')}
        </Button>
      </div>
    );
  return (
    <div className="report-hand">
      <span>{say('hand.others', { name: holder.name })}</span>
      <ConfirmButton
        title={say('hand.take_over')}
        consequence={say('hand.take_over_told', { name: holder.name })}
        onConfirm={() => claim.run(true)}
      >
        {say('hand.take_over')}
      </ConfirmButton>
    </div>
  );
}

import { Button, Tag } from 'antd';
import { Link } from 'react-router-dom';
import { api } from '@/api-client';
import type { Shape } from '@/api-client';
import { Panel, ReasonButton, useAct, useWords } from '@/ui';
import type { Commission } from './commission-state';

const colours: Record<Shape<'CommissionAddresseeResponse'>['state'], string> = {
  not_yet: 'gold',
  sent: 'blue',
  accepted: 'blue',
  adopted: 'green',
  excused: 'default',
};

/** Who was asked, with what each sent; who can't may be excused. */
export function Addressees({ commission, mayManage }: { commission: Commission; mayManage: boolean }) {
  const say = useWords('commissions');
  const { id, addressees, state } = commission;
  const excuse = useAct(
    ({ organizationId, reason }: { organizationId: string; reason: string }) =>
      api.POST('/api/v1/commissions/{id}/addressees/{organizationId}/excuse', {
        params: { path: { id, organizationId } },
        body: { reason },
      }),
    { touches: [['commissions']], done: say('excused') },
  );
  const revoke = useAct(
    (organizationId: string) =>
      api.POST('/api/v1/commissions/{id}/addressees/{organizationId}/revoke-excuse', {
        params: { path: { id, organizationId } },
      }),
    { touches: [['commissions']], done: say('excuse_revoked') },
  );
  return (
    <Panel title={say('addressees', { count: addressees.length })}>
      {addressees.length === 0 && (
        <p className="desk-quiet">{say(state === 'draft' ? 'addressees_later' : 'addressees_none')}</p>
      )}
      <ul className="desk-lines">
        {addressees.map((addressee) => (
          <li key={addressee.organizationId} className="report-fact">
            <div>
              <Tag color={colours[addressee.state]}>{say(`answer.${addressee.state}`)}</Tag>
              <strong>{addressee.organizationName}</strong>
              {addressee.isOverdue && <strong className="desk-overdue"> {say('overdue')}</strong>}
              {addressee.missing > 0 && addressee.state !== 'excused' && (
                <span className="desk-quiet"> {say('missing', { count: addressee.missing })}</span>
              )}
              {addressee.excuseReason && <div className="desk-quiet">{addressee.excuseReason}</div>}
              <div className="desk-row-actions">
                {addressee.reports.map((report) => (
                  <Link key={report.submissionId} to={`/submissions/${report.submissionId}`}>
                    {report.number}
                    {report.lateDays !== null && say('late', { count: report.lateDays })}
                  </Link>
                ))}
              </div>
            </div>
            {mayManage &&
              (addressee.state === 'excused' ? (
                <Button loading={revoke.isBusy} onClick={() => void revoke.run(addressee.organizationId)}>
                  {say('revoke_excuse')}
                </Button>
              ) : (
                addressee.missing > 0 && (
                  <ReasonButton
                    title={say('excuse_title', { name: addressee.organizationName })}
                    told={say('excuse_told')}
                    loading={excuse.isBusy}
                    onReason={(reason) =>
                      excuse.attempt({ organizationId: addressee.organizationId, reason })
                    }
                  >
                    {say('excuse')}
                  </ReasonButton>
                )
              ))}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

import { Card } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { Moment, useWords } from '@/ui';
import type { Submission } from '../enums';
import { PhoneLook } from './phone-look';

/** Who sent it, from where, and what it says about itself. */
export function ReportFacts({ report, mayDecide }: { report: Submission; mayDecide: boolean }) {
  const say = useWords('submissions');
  const lines: [string, ReactNode][] = [
    ['number', report.number],
    ['unit', report.organizationName],
    ['sender', report.senderName],
    ['sent_at', report.sentAt && <Moment at={report.sentAt} />],
    ['category', report.category && say(`category.${report.category}`)],
    ['urgency', report.urgency !== 'normal' && say(`urgency.${report.urgency}`)],
    ['occurred', report.occurredOn && `${report.occurredOn} ${report.occurredTime ?? ''}`],
    [
      'due',
      report.dueOn && (
        <>
          {report.dueOn}
          {report.lateDays !== null && ` · ${say('report.late', { count: report.lateDays })}`}
        </>
      ),
    ],
    ['target', report.targetLevel && say(`level.${report.targetLevel}`)],
    ['first', say(report.firstSubmission ? 'report.yes' : 'report.no')],
    [
      'authors',
      report.contributors.map(({ name, unitName, share }, index) => (
        <div key={index}>
          {name} <span className="desk-quiet">{unitName}</span>
          {share !== null && ` ${say('report.share', { share })}`}
        </div>
      )),
    ],
    ['signed_off', report.signedOffBy],
    ['published_in', report.previouslyPublishedIn],
    ['route', say(`route.${report.route}`)],
    [
      'commission',
      report.commissionId && (
        <Link to={`/submissions/commissions/${report.commissionId}`}>{say('report.open_commission')}</Link>
      ),
    ],
    [
      'phone',
      report.contactPhone ? (
        <PhoneLook report={report} mayLook={mayDecide} />
      ) : (
        <span className="desk-quiet">{say('report.no_phone')}</span>
      ),
    ],
  ];
  return (
    <Card title={<h2>{say('report.facts')}</h2>} size="small">
      <dl className="report-facts">
        {lines
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{say(`report.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Card>
  );
}

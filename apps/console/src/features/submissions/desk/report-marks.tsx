import { PaperClipOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import { useWords } from '@/ui';
import type { SubmissionSummary } from '../enums';
import { StateTag } from '../state-tag';

/** What one should know of a report before opening it. */
export function ReportMarks({
  report,
  isSimilar,
  showsState,
}: {
  report: SubmissionSummary;
  isSimilar: boolean;
  showsState: boolean;
}) {
  const say = useWords('submissions');
  return (
    <span className="report-marks">
      {showsState && <StateTag state={report.state} />}
      {report.urgency !== 'normal' && <Tag color="red">{say(`urgency.${report.urgency}`)}</Tag>}
      {isSimilar && <Tag color="orange">{say('list.similar')}</Tag>}
      {report.isJoint && <Tag>{say('list.joint')}</Tag>}
      {report.lateDays !== null && (
        <Tag color="volcano">{say('list.late_days', { count: report.lateDays })}</Tag>
      )}
      {report.assetIds.length > 0 && (
        <span className="desk-quiet">
          <PaperClipOutlined aria-hidden /> {say('list.pictures', { count: report.assetIds.length })}
        </span>
      )}
    </span>
  );
}

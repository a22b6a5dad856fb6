import { Card, Typography } from 'antd';
import { useWords } from '@/ui';
import type { Shape } from '@/api-client';
import { ReportPicture } from './report-picture';
import { nodesOf } from './sanitised-nodes';

type Texts = Pick<Shape<'SubmissionVersionResponse'>, 'title' | 'bodyHtml' | 'assetIds' | 'pictureCaptions'>;

/** What was sent: text, pictures with what is said about them, files. */
export function ReportText({
  report,
  marks,
  isTitled = false,
}: {
  report: Texts;
  marks?: readonly string[];
  isTitled?: boolean;
}) {
  const say = useWords('submissions');
  const beside = report.assetIds.filter((id) => !report.bodyHtml.includes(id));
  const captions = new Map(report.pictureCaptions.map((caption) => [caption.assetId, caption]));
  return (
    <Card className="report-text">
      {isTitled ? (
        <Typography.Title level={2} className="report-heading">
          {report.title}
        </Typography.Title>
      ) : (
        <h2 className="visually-hidden">{say('report.text')}</h2>
      )}
      <div className="report-body">
        {report.bodyHtml.trim() === '' ? (
          <p className="desk-quiet">{say('report.no_text')}</p>
        ) : (
          nodesOf(report.bodyHtml, marks)
        )}
      </div>
      {beside.length > 0 && (
        <>
          <h3>{say('report.pictures')}</h3>
          <ul className="report-pictures">
            {beside.map((id) => {
              const caption = captions.get(id);
              return (
                <li key={id}>
                  <ReportPicture assetId={id} />
                  {caption && (
                    <div className="report-caption">
                      {caption.caption && <span>{caption.caption}</span>}
                      {caption.credit && <span>{say('report.credit', { name: caption.credit })}</span>}
                      {caption.rights && <span>{say('report.rights', { text: caption.rights })}</span>}
                    </div>
                  )}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </Card>
  );
}

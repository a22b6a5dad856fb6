import { Card, Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, currentLanguage } from '@/api-client';
import { ProblemNotice, useWords } from '@/ui';

/** Which points a report earned, and how each came about. */
export function Points({ reportId }: { reportId: string }) {
  const say = useWords('submissions');
  const { data, error, refetch } = useQuery({
    queryKey: ['submissions', 'points', reportId],
    queryFn: () => bodyOf(api.GET('/api/v1/submissions/{id}/points', { params: { path: { id: reportId } } })),
  });
  const isChinese = currentLanguage() === 'zh-CN';
  return (
    <Card size="small" title={<h2>{say('points.title')}</h2>}>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton active title={false} />}
      {data?.items.length === 0 && <p className="desk-quiet">{say('points.none')}</p>}
      {data?.items.map((scored) => (
        <section key={scored.schemeId + scored.organizationId} className="report-points">
          <h3>
            {scored.organizationName} · {scored.schemeName}
            <strong>{say('points.sum', { points: scored.points })}</strong>
          </h3>
          <ul className="desk-lines">
            {scored.lines.map((line, index) => (
              <li key={index} className="report-point-line">
                <span>
                  {isChinese ? line.zh : line.en} {line.on && <span className="desk-quiet">{line.on}</span>}
                </span>
                <span className="desk-figure">{line.points}</span>
              </li>
            ))}
          </ul>
          {scored.persons.length > 0 && (
            <p className="desk-quiet">
              {say('points.persons', {
                text: scored.persons.map(({ name, points }) => `${name} ${points}`).join('、'),
              })}
            </p>
          )}
        </section>
      ))}
    </Card>
  );
}

import { Skeleton } from 'antd';
import { Moment, Panel, ProblemNotice, useWords } from '@/ui';
import { useYearVersions } from './use-working-days';

/** Every time that a year was entered: what was reckoned with before stays known. */
export function YearVersions({ year }: { year: number }) {
  const say = useWords('working-days');
  const asked = useYearVersions(year);
  return (
    <Panel title={say('versions')}>
      {asked.isPending && <Skeleton active />}
      {asked.isError && <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      <ul className="span-list">
        {asked.data?.items.map(({ version, days, source, importedAt }) => (
          <li key={version}>
            <span>{say('version', { number: version ?? 0, count: days.length })}</span>
            {source && <span>{source}</span>}
            <small>{importedAt && <Moment at={importedAt} />}</small>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

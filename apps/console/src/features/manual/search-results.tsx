import { Skeleton } from 'antd';
import { Link } from 'react-router-dom';
import { EmptyState, ProblemNotice, useWords } from '@/ui';
import { findPassages } from './passages';
import { usePassages } from './use-chapters';

/** Where the manual speaks of something. */
export function SearchResults({ wish }: { wish: string }) {
  const say = useWords('manual');
  const passages = usePassages(true);
  if (passages.isError)
    return <ProblemNotice error={passages.error} onRetry={() => void passages.refetch()} />;
  if (!passages.data) return <Skeleton active />;
  const found = findPassages(passages.data, wish);
  if (found.length === 0) return <EmptyState text={say('found_nothing')} />;
  return (
    <section>
      <h2 className="manual-group" role="status">
        {say('found', { count: found.length })}
      </h2>
      <ul className="manual-found">
        {found.map(({ chapter, anchor, heading, excerpt }) => (
          <li key={`${chapter}-${anchor}`}>
            <Link to={{ pathname: `/help/${chapter}`, hash: anchor ?? '' }}>
              {say(`chapter.${chapter}.title`)}
              {anchor && <span lang="zh-CN"> › {heading}</span>}
            </Link>
            <p lang="zh-CN">{excerpt}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { Alert, Skeleton } from 'antd';
import { useEffect } from 'react';
import { Link, useLocation, useParams } from 'react-router-dom';
import { currentLanguage } from '@/api-client';
import { EmptyState, Page, ProblemNotice, useNarrow, useWords } from '@/ui';
import { isChapter } from './chapter-names';
import type { ChapterName } from './chapter-names';
import type { Block } from './markdown';
import { ManualText } from './manual-text';
import { headingsOf } from './passages';
import { useChapter } from './use-chapters';
import './manual.css';

/** `/help/:chapter` */
export default function ChapterPage() {
  const say = useWords('manual');
  const { chapter = '' } = useParams();
  if (isChapter(chapter)) return <Chapter key={chapter} name={chapter} />;
  return (
    <Page title={say('title')}>
      <EmptyState text={say('no_chapter')}>
        <Link to="/help">{say('all')}</Link>
      </EmptyState>
    </Page>
  );
}

function Chapter({ name }: { name: ChapterName }) {
  const say = useWords('manual');
  const { hash } = useLocation();
  const chapter = useChapter(name);
  const isThere = chapter.data !== undefined;
  useEffect(() => {
    if (isThere && hash) document.getElementById(hash.slice(1))?.scrollIntoView();
  }, [isThere, hash]);
  // The page has this heading already.
  const blocks = chapter.data?.map((block) => (block.kind === 'heading' && block.level === 1 ? null : block));
  return (
    <Page
      title={say(`chapter.${name}.title`)}
      lead={
        <>
          <Link to="/help">{say('all')}</Link> · {say(`chapter.${name}.about`)}
        </>
      }
    >
      {currentLanguage() !== 'zh-CN' && <Alert type="info" showIcon title={say('only_chinese')} />}
      {chapter.isError && <ProblemNotice error={chapter.error} onRetry={() => void chapter.refetch()} />}
      {chapter.isPending && <Skeleton active paragraph={{ rows: 12 }} />}
      {blocks && chapter.data && (
        <div className="manual">
          <Parts blocks={chapter.data} />
          <article className="manual-text" lang="zh-CN">
            <ManualText blocks={blocks} />
          </article>
        </div>
      )}
    </Page>
  );
}

/** What the chapter speaks of; on a phone it is opened when it is wanted. */
function Parts({ blocks }: { blocks: readonly Block[] }) {
  const say = useWords('manual');
  const isNarrow = useNarrow();
  const list = (
    <ul lang="zh-CN">
      {headingsOf(blocks).map(({ anchor, text }) => (
        <li key={anchor}>
          <Link to={{ hash: anchor }}>{text}</Link>
        </li>
      ))}
    </ul>
  );
  return (
    <nav aria-label={say('parts')} className="manual-parts">
      {isNarrow ? (
        <details>
          <summary>{say('parts')}</summary>
          {list}
        </details>
      ) : (
        list
      )}
    </nav>
  );
}

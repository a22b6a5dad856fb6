import { SearchOutlined } from '@ant-design/icons';
import { Alert, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { currentLanguage } from '@/api-client';
import { useCan } from '@/features/sessions';
import { Page, useWords } from '@/ui';
import { sortedFor } from './chapter-names';
import type { ChapterName } from './chapter-names';
import { SearchResults } from './search-results';
import './manual.css';

/** All chapters, those of the person's own work first. */
export default function ContentsPage() {
  const say = useWords('manual');
  const [wish, setWish] = useState('');
  const { own, others } = sortedFor(useCan());
  return (
    <Page title={say('title')} lead={say('lead')}>
      {currentLanguage() !== 'zh-CN' && <Alert type="info" showIcon title={say('only_chinese')} />}
      <Input
        type="search"
        prefix={<SearchOutlined />}
        className="manual-search"
        size="large"
        aria-label={say('search')}
        placeholder={say('search')}
        value={wish}
        maxLength={50}
        allowClear
        onChange={({ target }) => setWish(target.value)}
      />
      {wish.trim() !== '' && <SearchResults wish={wish} />}
      {own.length > 0 && <ChapterList title={say('own')} chapters={own} />}
      {others.length > 0 && (
        <ChapterList title={say(own.length > 0 ? 'others' : 'every')} chapters={others} />
      )}
    </Page>
  );
}

function ChapterList({ title, chapters }: { title: string; chapters: readonly ChapterName[] }) {
  const say = useWords('manual');
  return (
    <section>
      <h2 className="manual-group">{title}</h2>
      <ul className="manual-chapters">
        {chapters.map((name) => (
          <li key={name}>
            <Link to={`/help/${name}`}>
              <strong>{say(`chapter.${name}.title`)}</strong>
              <span>{say(`chapter.${name}.about`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

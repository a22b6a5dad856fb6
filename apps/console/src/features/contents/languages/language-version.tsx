import { Tag } from 'antd';
import { Link } from 'react-router-dom';
import type { Shape } from '@/api-client';
import { useWords } from '@/ui';
import { StateTag } from '../list/state-tag';
import { useLanguageName } from './use-language-name';

/** One version of an item, by its language. */
export function LanguageVersion({
  version,
  isHere,
}: {
  version: Shape<'LanguageVersionResponse'>;
  /** It is the one that this page shows. */
  isHere: boolean;
}) {
  const say = useWords('contents');
  const nameOf = useLanguageName();
  const { contentId, locale, title, state, isOriginal, isBehind } = version;
  return (
    <li>
      {isHere ? (
        <strong>{nameOf(locale)}</strong>
      ) : (
        <Link to={`/contents/${contentId}`} title={title}>
          {nameOf(locale)}
        </Link>
      )}
      <StateTag state={state} />
      {isOriginal && <Tag>{say('language.original')}</Tag>}
      {isHere && <span className="content-notes">{say('language.here')}</span>}
      {isBehind && !isHere && <Tag color="orange">{say('language.behind')}</Tag>}
    </li>
  );
}

import { Tag } from 'antd';
import { Link } from 'react-router-dom';
import type { Shape } from '@/api-client';
import { ConfirmButton, useWords } from '@/ui';
import { StateTag } from '../list/state-tag';
import { useLanguageName } from './use-language-name';

/** One version of an item, by its language. */
export function LanguageVersion({
  version,
  isHere,
  onUnlink,
}: {
  version: Shape<'LanguageVersionResponse'>;
  /** It is the one that this page shows. */
  isHere: boolean;
  /** Takes it out of the group; it stays as an item of its own. */
  onUnlink?: () => Promise<unknown>;
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
      {onUnlink && (
        <ConfirmButton
          type="text"
          size="small"
          aria-label={say('language.unlink_of', { name: nameOf(locale) })}
          title={say('language.unlink_question', { name: nameOf(locale) })}
          consequence={say('language.unlink_follows')}
          onConfirm={onUnlink}
        >
          {say('language.unlink')}
        </ConfirmButton>
      )}
    </li>
  );
}

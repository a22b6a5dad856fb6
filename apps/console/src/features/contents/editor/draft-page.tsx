import { Alert } from 'antd';
import { useEffect } from 'react';
import { Link } from 'react-router-dom';
import { useUnitName } from '@/features/organizations';
import { Page, useWords } from '@/ui';
import { ClashPage } from '../clash/clash-page';
import { LeftNotice } from '../draft/left-notice';
import type { Content } from '../draft/fields';
import { useDraft, useDraftView } from '../draft/use-draft';
import { ItemTabs } from '../item/item-tabs';
import { StateTag } from '../list/state-tag';
import { LockNotice } from '../presence/lock-notice';
import { PeopleHere } from '../presence/people-here';
import { usePresence } from '../presence/use-presence';
import { ReturnedNotice } from '../submit/returned-notice';
import { readContent, useReviewsOf } from '../use-content';
import { DraftActions } from './draft-actions';
import { SaveNotice } from './save-notice';
import { useNews } from './use-news';
import { useRights } from './use-rights';
import './editor.css';

/** One item: its words, what is to be said about them, and how they look elsewhere. */
export function DraftPage({ content: opened, etag }: { content: Content; etag: string }) {
  const say = useWords('contents');
  const keeper = useDraft(opened, etag);
  const view = useDraftView(keeper);
  const { content } = view;
  const unitName = useUnitName();
  const rights = useRights(content);
  const reviews = useReviewsOf(content.id);
  const review = reviews.data?.find(({ state }) => state === 'open');
  const wasSubmitted = reviews.data && reviews.data.length > 0;
  const isFrozen = content.state === 'archived' || content.state === 'in_review' || review !== undefined;
  const { presence, takeOver } = usePresence(content.id, rights.mayWrite && !isFrozen);
  const isMyTurn = presence !== undefined && (presence.lock === null || presence.lock.mine);
  // What an earlier page left is decided on first: otherwise new words would take its place.
  const isEditable = rights.mayWrite && !isFrozen && isMyTurn && view.left === null;
  useEffect(() => keeper.setReadOnly(!isEditable), [keeper, isEditable]);
  useNews(keeper, view, presence?.etag);
  const readAgain = async () => {
    const read = await readContent(content.id);
    keeper.receive(read.body, read.etag);
  };
  const title = String(view.fields.title ?? '') || say('untitled');
  const why = isFrozen
    ? content.state === 'archived'
      ? 'frozen.archived'
      : 'frozen.in_review'
    : 'frozen.not_yours';
  return (
    <Page
      title={title}
      lead={
        <span className="draft-lead">
          <Link to="/contents">{say('back')}</Link>
          <StateTag state={content.state} />
          <span>
            {[say(`type.${content.type}`), unitName(content.organizationId), content.authorName].join(' · ')}
          </span>
          <PeopleHere presence={presence} />
          {rights.mayWrite && <SaveNotice view={view} onSave={() => void keeper.flush()} />}
        </span>
      }
      actions={
        <DraftActions
          keeper={keeper}
          view={view}
          rights={rights}
          review={review}
          wasSubmitted={wasSubmitted}
          isEditable={isEditable}
          onChange={() => void readAgain()}
        />
      }
    >
      <div className="draft-notices">
        <LeftNotice keeper={keeper} view={view} />
        {rights.mayWrite && !isFrozen && <LockNotice presence={presence} takeOver={takeOver} />}
        {(isFrozen || !rights.mayWrite) && <Alert type="info" showIcon title={say(why)} />}
        {content.state === 'returned' && <ReturnedNotice reviews={reviews.data} />}
      </div>
      {view.clashes.length > 0 ? (
        <div className="draft-main">
          <ClashPage keeper={keeper} view={view} />
        </div>
      ) : (
        <ItemTabs
          keeper={keeper}
          view={view}
          rights={rights}
          review={review}
          wasSubmitted={wasSubmitted}
          isEditable={isEditable}
          onRestored={readAgain}
        />
      )}
    </Page>
  );
}

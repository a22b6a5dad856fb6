import type { Content } from '../draft/fields';
import { useDraft, useDraftView } from '../draft/use-draft';
import { Page, useWords } from '@/ui';
import { useEffect } from 'react';
import { BodyEditor } from './body-editor';
import { SaveNotice } from './save-notice';
import { TitleField } from './title-field';
import './editor.css';

export function DraftPage({ content, etag }: { content: Content; etag: string }) {
  const say = useWords('contents');
  const keeper = useDraft(content, etag);
  const view = useDraftView(keeper);
  const isEditable = true;
  useEffect(() => keeper.setReadOnly(!isEditable), [keeper, isEditable]);
  const path = content.type === 'article' ? 'article.html' : content.type === 'episode' ? 'episode.notesHtml' : null;
  return (
    <Page title={say(`type.${content.type}`)} lead={<SaveNotice view={view} onSave={() => void keeper.flush()} />}>
      <div className="draft">
        <div className="draft-main">
          <TitleField keeper={keeper} view={view} isEditable={isEditable} />
          {path && <BodyEditor keeper={keeper} view={view} path={path} isEditable={isEditable} />}
        </div>
      </div>
    </Page>
  );
}

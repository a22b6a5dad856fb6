import type { Editor } from '@tiptap/react';
import { useState } from 'react';
import { useNotes, useProofing } from '@/features/remarks';
import { TabRow, useTell, useWords } from '@/ui';
import { ChecksPanel } from '../checks/checks-panel';
import { replacePassage } from '../checks/replace-passage';
import { DetailsPanel } from '../details/details-panel';
import { usePathName } from '../details/use-path-name';
import { TypeBlock } from '../details/type-block';
import type { DraftKeeper, DraftView } from '../draft/draft-keeper';
import { HistoryPanel } from '../history/history-panel';
import { NotesPanel } from '../notes/notes-panel';
import { goToMark } from '../passages/passage-marks';
import { usePassageMarks } from '../passages/use-passage-marks';
import { BodyEditor } from './body-editor';
import { bodyPathOf } from './body-path';
import { TitleField } from './title-field';
import type { useRights } from './use-rights';

/** The text, and beside it everything that is to be said about it. */
export function WritingDesk({
  keeper,
  view,
  rights,
  isEditable,
  onRestored,
}: {
  keeper: DraftKeeper;
  view: DraftView;
  rights: ReturnType<typeof useRights>;
  isEditable: boolean;
  onRestored: () => Promise<void>;
}) {
  const say = useWords('contents');
  const pathName = usePathName();
  const tell = useTell();
  const { content } = view;
  const bodyPath = bodyPathOf(content.type);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [tab, setTab] = useState('checks');
  const proofing = useProofing(content.id, content.currentRevisionId);
  const notes = useNotes(content.id, content.currentRevisionId);
  const savedHtml = content.article?.html ?? content.episode?.notesHtml ?? '';
  usePassageMarks(editor, bodyPath, savedHtml, proofing.findings, notes.open, view.arrivals);
  const acts = {
    contentId: content.id,
    revisionId: content.currentRevisionId,
    canWrite: isEditable,
    canAccept: rights.mayDecide,
    onReplace: (finding: (typeof proofing.findings)[number]) => {
      if (!replacePassage(keeper, editor, bodyPath, finding)) tell.warn(say('proof.moved'));
    },
    onShow: ({ key, path }: { key: string; path: string }) => {
      if (path !== bodyPath || !editor || !goToMark(editor, key))
        tell.warn(say('proof.elsewhere', { where: pathName(path) }));
    },
  };
  const openNotes = notes.open.length;
  return (
    <div className="draft">
      <div className="draft-main">
        <TitleField keeper={keeper} view={view} isEditable={isEditable} />
        <TypeBlock keeper={keeper} view={view} isEditable={isEditable} />
        {bodyPath && (
          <BodyEditor
            html={String(view.fields[bodyPath] ?? '')}
            arrivals={view.arrivals}
            organizationId={content.organizationId}
            isEditable={isEditable}
            onChange={(text) => keeper.change(bodyPath, text)}
            onReady={setEditor}
            onPress={(key) => setTab(proofing.findings.some((each) => each.key === key) ? 'checks' : 'notes')}
          />
        )}
      </div>
      <aside className="draft-side" aria-label={say('tab.side')}>
        <TabRow
          keepsOpened
          label={say('tab.side')}
          chosen={tab}
          onChoose={setTab}
          tabs={[
            {
              key: 'checks',
              label: say('tab.checks'),
              content: () => (
                <ChecksPanel
                  view={view}
                  proofing={proofing.findings}
                  isProofing={proofing.isPending}
                  acts={acts}
                />
              ),
            },
            {
              key: 'notes',
              label: openNotes > 0 ? say('tab.notes_count', { count: openNotes }) : say('tab.notes'),
              content: () => (
                <NotesPanel
                  keeper={keeper}
                  editor={editor}
                  bodyPath={bodyPath}
                  notes={notes}
                  canNote={rights.mayWrite || rights.mayDecide}
                />
              ),
            },
            {
              key: 'details',
              label: say('tab.details'),
              content: () => (
                <DetailsPanel
                  keeper={keeper}
                  view={view}
                  isEditable={isEditable}
                  mayWrite={rights.mayWrite}
                />
              ),
            },
            {
              key: 'history',
              label: say('tab.history'),
              content: () => (
                <HistoryPanel keeper={keeper} view={view} canRestore={isEditable} onRestored={onRestored} />
              ),
            },
          ]}
        />
      </aside>
    </div>
  );
}

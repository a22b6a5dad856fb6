import { Button } from 'antd';
import { useState } from 'react';
import { EmptyState, Panel, useWords } from '@/ui';
import { timeText } from './chapter-times';
import { ChaptersDialog } from './chapters-dialog';
import type { EpisodePart } from './use-episode';

/** Where each part of the recording begins. */
export function Chapters(part: EpisodePart) {
  const say = useWords('programmes');
  // As it was when the dialog opened: a change by somebody else meanwhile is told, not overwritten.
  const [changed, setChanged] = useState<EpisodePart['seen'] | null>(null);
  const chapters = part.seen.body.episode?.chapters ?? [];
  const change = part.isEditable && (
    <Button onClick={() => setChanged(part.seen)}>
      {say(chapters.length > 0 ? 'chapters.change' : 'chapters.add')}
    </Button>
  );
  return (
    <Panel title={say('chapters.title')} extra={chapters.length > 0 && change}>
      {chapters.length === 0 && <EmptyState text={say('chapters.empty')}>{change}</EmptyState>}
      <ol className="chapter-list">
        {chapters.map(({ startSeconds, title }) => (
          <li key={startSeconds}>
            <time>{timeText(startSeconds)}</time>
            <span>{title}</span>
          </li>
        ))}
      </ol>
      {changed && <ChaptersDialog {...part} seen={changed} onClose={() => setChanged(null)} />}
    </Panel>
  );
}

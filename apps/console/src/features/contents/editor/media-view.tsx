import { DeleteOutlined } from '@ant-design/icons';
import { NodeViewContent, NodeViewWrapper } from '@tiptap/react';
import type { NodeViewProps } from '@tiptap/react';
import { Button } from 'antd';
import type { KeyboardEvent } from 'react';
import { useWords } from '@/ui';
import { AssetPlayer } from './asset-player';

/** A sound or a film in the text, to be played there, with its caption below. */
export function MediaView({ node, selected, editor, deleteNode }: NodeViewProps) {
  const say = useWords('contents');
  const { assetId, kind } = node.attrs as { assetId: string; kind: 'audio' | 'video' };
  const isEmpty = node.content.size === 0;
  return (
    <NodeViewWrapper as="figure" className={selected ? 'media is-selected' : 'media'} data-drag-handle>
      <div contentEditable={false} className="media-frame" onKeyDown={keepText}>
        <AssetPlayer assetId={assetId} />
        {editor.isEditable && (
          <Button
            className="media-remove"
            icon={<DeleteOutlined />}
            aria-label={say(`media.remove_${kind}`)}
            onClick={deleteNode}
          />
        )}
      </div>
      <NodeViewContent
        as={'figcaption' as 'div'}
        className={isEmpty ? 'picture-caption is-empty' : 'picture-caption'}
        data-hint={say('media.caption')}
      />
    </NodeViewWrapper>
  );
}

/** Browsers write and delete where the cursor stands in the text, although the player has the focus. */
function keepText(event: KeyboardEvent): void {
  const isWriting = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey;
  if (isWriting || event.key === 'Backspace' || event.key === 'Delete') event.preventDefault();
}

import { NodeViewContent, NodeViewWrapper } from '@tiptap/react';
import type { NodeViewProps } from '@tiptap/react';
import { useWords } from '@/ui';
import { AssetImage } from './asset-image';
import { PictureTools } from './picture-tools';

/** A picture in the text, with its caption below and its settings beside it. */
export function PictureView({ node, selected, editor, updateAttributes, deleteNode }: NodeViewProps) {
  const say = useWords('contents');
  const { assetId, alt } = node.attrs as { assetId: string; alt: string };
  const isEmpty = node.content.size === 0;
  return (
    <NodeViewWrapper as="figure" className={selected ? 'picture is-selected' : 'picture'} data-drag-handle>
      <div contentEditable={false} className="picture-frame">
        <AssetImage assetId={assetId} alt={alt} />
        {editor.isEditable && (
          <PictureTools
            assetId={assetId}
            alt={alt}
            onAlt={(text) => updateAttributes({ alt: text })}
            onRemove={deleteNode}
          />
        )}
      </div>
      <NodeViewContent
        as={'figcaption' as 'div'}
        className={isEmpty ? 'picture-caption is-empty' : 'picture-caption'}
        data-hint={say('picture.caption')}
      />
    </NodeViewWrapper>
  );
}

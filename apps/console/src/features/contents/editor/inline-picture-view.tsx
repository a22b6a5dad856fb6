import { NodeViewWrapper } from '@tiptap/react';
import type { NodeViewProps } from '@tiptap/react';
import { AssetImage } from './asset-image';
import { PictureTools } from './picture-tools';

export function InlinePictureView({ node, editor, updateAttributes, deleteNode }: NodeViewProps) {
  const { assetId, alt } = node.attrs as { assetId: string; alt: string };
  return (
    <NodeViewWrapper as="span" className="picture-inline">
      <AssetImage assetId={assetId} alt={alt} />
      {editor.isEditable && (
        <PictureTools
          assetId={assetId}
          alt={alt}
          onAlt={(text) => updateAttributes({ alt: text })}
          onRemove={deleteNode}
        />
      )}
    </NodeViewWrapper>
  );
}

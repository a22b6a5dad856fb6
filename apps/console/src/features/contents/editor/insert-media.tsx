import type { Editor } from '@tiptap/react';
import { AssetPicker } from '@/features/assets';
import type { Asset } from '@/features/assets';

const kinds = ['audio', 'video'] as const;

/** Chooses a sound or a film of the library and puts it where the cursor stands; what the library says of it is its caption. */
export function InsertMedia({
  editor,
  organizationId,
  onClose,
}: {
  editor: Editor;
  organizationId: string;
  onClose: () => void;
}) {
  const insert = ([asset]: Asset[]) => {
    onClose();
    if (!asset) return;
    const { id, kind, altText } = asset;
    const content = altText === '' ? undefined : [{ type: 'text', text: altText }];
    editor
      .chain()
      .focus()
      .insertContent({ type: 'media', attrs: { assetId: id, kind }, content })
      .run();
  };
  return <AssetPicker kinds={kinds} unitId={organizationId} onPick={insert} onCancel={onClose} />;
}

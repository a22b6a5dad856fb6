import { NodeViewWrapper } from '@tiptap/react';
import type { NodeViewProps } from '@tiptap/react';
import { useMutation } from '@tanstack/react-query';
import { Button, Space, Spin, Upload } from 'antd';
import { useEffect } from 'react';
import { useProblemText, useWords } from '@/ui';
import { uploadAsset } from '../pickers/upload-asset';
import { fetchPicture } from './fetch-picture';
import { fileAt, releaseFile } from './pending-files';
import { usePastingUnit } from './pasting-unit';

/** A pasted picture on its way into the library: what is at hand goes by itself, what lies elsewhere when it is asked for. */
export function PendingPictureView({ node, editor, getPos, deleteNode }: NodeViewProps) {
  const say = useWords('contents');
  const textOf = useProblemText();
  const organizationId = usePastingUnit();
  const { source, alt } = node.attrs as { source: string; alt: string };
  const bring = useMutation({
    mutationFn: async (chosen: File | null) => {
      const file = chosen ?? fileAt(source);
      return file ? (await uploadAsset(file, organizationId)).id : fetchPicture(source, organizationId);
    },
    onSuccess: (assetId) => {
      releaseFile(source);
      const at = getPos();
      if (at === undefined) return;
      const picture = editor.schema.node('picture', { assetId, alt });
      editor.view.dispatch(editor.state.tr.replaceWith(at, at + node.nodeSize, picture));
    },
  });
  const { mutate } = bring;
  const isAtHand = /^(?:data|blob):/.test(source);
  const isFetchable = /^https?:/.test(source);
  useEffect(() => {
    if (isAtHand) mutate(null);
  }, [isAtHand, mutate]);
  return (
    <NodeViewWrapper className="picture-pending" contentEditable={false}>
      <div>
        {bring.isPending ? <Spin size="small" /> : null}{' '}
        {bring.isPending ? say('paste.uploading') : say('paste.pending')}
        {isFetchable && <span className="content-notes"> {hostOf(source)}</span>}
      </div>
      {bring.isError && <p role="alert">{textOf(bring.error)}</p>}
      {!bring.isPending && (
        <Space wrap>
          {(isFetchable || isAtHand) && (
            <Button size="small" onClick={() => mutate(null)}>
              {say(isFetchable ? 'paste.fetch' : 'paste.again')}
            </Button>
          )}
          <Upload
            accept="image/*"
            showUploadList={false}
            beforeUpload={(file) => {
              mutate(file);
              return false;
            }}
          >
            <Button size="small">{say('pick.upload')}</Button>
          </Upload>
          <Button size="small" onClick={deleteNode}>
            {say('paste.leave')}
          </Button>
        </Space>
      )}
    </NodeViewWrapper>
  );
}

const hostOf = (address: string) => (URL.canParse(address) ? new URL(address).host : '');

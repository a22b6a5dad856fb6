import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { changeAsset } from '@/features/assets';
import { useTell, useWords } from '@/ui';
import { useAsset } from '../editor/use-asset';
import { FocalPoint } from './focal-point';
import type { Point } from './focal-point';

/** What is said in a picture's place, and what every crop of it keeps in sight. */
export function PictureForm({
  assetId,
  alt,
  onDone,
}: {
  assetId: string;
  alt: string;
  onDone: (alt: string) => void;
}) {
  const say = useWords('contents');
  const tell = useTell();
  const queries = useQueryClient();
  const asset = useAsset(assetId);
  const [text, setText] = useState(alt);
  const [chosen, setChosen] = useState<Point | null | undefined>();
  const point = chosen === undefined ? (asset.data?.focalPoint ?? null) : chosen;
  const change = useMutation({
    mutationFn: async () => {
      if (chosen === undefined) return;
      queries.setQueryData(['assets', assetId], await changeAsset(assetId, { focalPoint: chosen }));
    },
    onSuccess: () => onDone(text.trim()),
    onError: tell.problem,
  });
  return (
    <Form layout="vertical" onFinish={() => change.mutate()}>
      <Form.Item label={say('picture.alt')} extra={say('picture.alt_hint')} htmlFor="picture-alt">
        <Input.TextArea
          id="picture-alt"
          value={text}
          maxLength={500}
          autoSize={{ minRows: 2, maxRows: 5 }}
          onChange={(event) => setText(event.target.value)}
        />
      </Form.Item>
      {asset.data && (
        <Form.Item label={say('picture.focal')} extra={say('picture.focal_hint')}>
          <FocalPoint asset={asset.data} point={point} onChange={setChosen} />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {say('picture.keep')}
      </Button>
    </Form>
  );
}

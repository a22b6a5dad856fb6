import { useQueryClient } from '@tanstack/react-query';
import { Input, Modal, Progress } from 'antd';
import { useState } from 'react';
import { useTell, useWords } from '@/ui';
import { AssetFace } from '../asset-thumb';
import { describe } from '../describe';
import type { Asset } from '../use-asset';
import '../library/library.css';
import '../words';

/** Words for many pictures, each its own: what one picture shows says nothing of another. */
export function AltTextDialog({ pictures, onClose }: { pictures: readonly Asset[]; onClose: () => void }) {
  const say = useWords('assets');
  const tell = useTell();
  const queries = useQueryClient();
  const [words, setWords] = useState<Readonly<Record<string, string>>>({});
  const [done, setDone] = useState<number | null>(null);
  const changed = pictures.filter(({ id, altText }) => words[id] !== undefined && words[id] !== altText);
  const save = async () => {
    try {
      for (const [index, { id }] of changed.entries()) {
        setDone(index);
        await describe(id, words[id]!);
      }
      tell.done(say('bulk.alt_done', { count: changed.length }));
      onClose();
    } catch (error) {
      tell.problem(error);
      setDone(null);
    } finally {
      await queries.invalidateQueries({ queryKey: ['assets'] });
    }
  };
  return (
    <Modal
      open
      width={720}
      title={say('bulk.alt_title', { count: pictures.length })}
      okText={say('save')}
      okButtonProps={{ disabled: changed.length === 0 }}
      confirmLoading={done !== null}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <p>{say('field.alt_hint')}</p>
      {done !== null && (
        <Progress percent={Math.floor((done / changed.length) * 100)} aria-label={say('bulk.alt')} />
      )}
      <ul className="alt-text-list">
        {pictures.map((picture) => (
          <li key={picture.id}>
            <span className="alt-text-face">
              <AssetFace asset={picture} />
            </span>
            <Input.TextArea
              autoSize={{ minRows: 2, maxRows: 4 }}
              maxLength={500}
              showCount
              aria-label={say('bulk.alt_of', { name: picture.fileName })}
              value={words[picture.id] ?? picture.altText}
              onChange={({ target }) => setWords((before) => ({ ...before, [picture.id]: target.value }))}
            />
          </li>
        ))}
      </ul>
    </Modal>
  );
}

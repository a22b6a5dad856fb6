import { useQueryClient } from '@tanstack/react-query';
import { Modal, Progress } from 'antd';
import { useState } from 'react';
import { useTell, useWords } from '@/ui';
import { AltTextList } from '../alt-text-list';
import { changeAsset } from '../change-asset';
import type { Asset } from '../use-asset';
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
        await changeAsset(id, { altText: words[id]! });
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
      {done !== null && (
        <Progress percent={Math.floor((done / changed.length) * 100)} aria-label={say('bulk.alt')} />
      )}
      <AltTextList
        pictures={pictures}
        textOf={({ id, altText }) => words[id] ?? altText}
        onChange={(id, altText) => setWords((before) => ({ ...before, [id]: altText }))}
      />
    </Modal>
  );
}
